import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import type { Colleague, OwningChoices } from '#shared/contract/desk/owning.ts';
import type { PulseAnswer } from '#shared/contract/desk/pulse.ts';
import { problemIn, problemOf } from '../helpers/browser.ts';
import { agentAt, openDesk } from '../helpers/desk.ts';
import { putAct } from './put-act.ts';

const choicesOf = async ({ browser }: Awaited<ReturnType<typeof agentAt>>, code: string) =>
  (await (await browser.get(`/api/desk/tickets/${code}/choices`)).json()) as OwningChoices;
const countsOf = async ({ browser }: Awaited<ReturnType<typeof agentAt>>) =>
  ((await (await browser.get('/api/desk/pulse')).json()) as PulseAnswer).counts;

describe('who has a ticket', () => {
  it('an agent takes it, hands it over with a note, and gives it back', async () => {
    const { app, code, agent } = await openDesk();
    const other = await agentAt(app);
    const { updatedAt } = (await agent.list()).tickets[0]!;
    expect((await countsOf(agent)).unassigned.count).toBe(1);

    app.clock.turn(60_000);
    expect((await putAct(agent, code, 'assignee', { agent: agent.agent.id })).status).toBe(200);
    expect((await agent.read(code)).assignee).toEqual({
      ...{ id: agent.agent.id, title: agent.agent.name, away: false },
    });
    expect(await countsOf(agent)).toMatchObject({ mine: { count: 1 }, unassigned: { count: 0 } });

    await putAct(agent, code, 'assignee', { agent: other.agent.id, note: 'با بانک هماهنگ شد.' });
    const thread = await other.read(code);
    expect(thread.assignee?.id).toBe(other.agent.id);
    expect(thread.messages.at(-1)).toMatchObject({
      ...{ internal: true, text: 'با بانک هماهنگ شد.', by: agent.agent.name },
    });
    expect((await other.list('?view=mine')).tickets).toMatchObject([
      { assignee: { id: other.agent.id } },
    ]);

    await putAct(agent, code, 'assignee', { agent: null });
    expect((await agent.read(code)).assignee).toBeNull();
    const changes = (await agent.read(code)).history.filter(({ kind }) => kind === 'assignee');
    expect(changes.map(({ from, to, name }) => [name, from, to])).toEqual([
      [agent.agent.name, '', agent.agent.name],
      [agent.agent.name, agent.agent.name, other.agent.name],
      [agent.agent.name, other.agent.name, ''],
    ]);
    // Customers see when a ticket changed.
    expect((await agent.list()).tickets[0]?.updatedAt).toBe(updatedAt);
  });

  it('changes nothing where whoever is named has it already', async () => {
    const { code, agent } = await openDesk();
    await putAct(agent, code, 'assignee', { agent: agent.agent.id });
    const { version } = await agent.read(code);
    await putAct(agent, code, 'assignee', { agent: agent.agent.id });
    expect((await agent.read(code)).version).toBe(version);
  });

  it('R32 only agents who work and may see it can get it, and only they are offered', async () => {
    const { app, code, agent } = await openDesk();
    const elsewhere = await agentAt(app, { departments: ['financial'] });
    const gone = await agentAt(app, { disabledAt: null });
    const agency = await agentAt(app, { agency: 'north' });
    const admin = await agentAt(app, { role: 'admin', departments: [] });
    await app.db.run(sql`UPDATE agents SET disabled_at = 1 WHERE id = ${gone.agent.id}`);
    for (const { agent: one } of [elsewhere, gone, agency]) {
      const refused = await problemIn(await putAct(agent, code, 'assignee', { agent: one.id }));
      expect(refused).toMatchObject({ code: 'bad_input', fields: { agent: expect.any(String) } });
    }
    const { colleagues } = await choicesOf(agent, code);
    expect(new Set(colleagues.map(({ id }: Colleague) => id))).toEqual(
      new Set([agent.agent.id, admin.agent.id]),
    );
    expect((await putAct(agent, code, 'assignee', { agent: admin.agent.id })).status).toBe(200);
    const hidden = await elsewhere.browser.get(`/api/desk/tickets/${code}/choices`);
    expect(await problemOf(Promise.resolve(hidden))).toBe('not_found');
  });

  it('R37 two who take it at once: one does, the other is shown who', async () => {
    const { app, code, agent } = await openDesk();
    const other = await agentAt(app);
    const { version } = await agent.read(code);
    const take = ({ browser, agent: { id } }: typeof agent) =>
      browser.put(`/api/desk/tickets/${code}/assignee`, { version, agent: id });
    const answers = await Promise.all([take(agent), take(other)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect((await agent.read(code)).history.filter(({ kind }) => kind === 'assignee')).toHaveLength(
      1,
    );
  });

  it('whoever answers first gets what nobody has, and nothing that somebody has', async () => {
    const { app, code, agent } = await openDesk();
    const other = await agentAt(app);
    await agent.act(code, 'reply', { text: 'بررسی شد.' });
    await other.act(code, 'reply', { text: 'این را هم ببینید.' });
    const thread = await agent.read(code);
    expect(thread.assignee?.id).toBe(agent.agent.id);
    expect(thread.history.filter(({ kind }) => kind === 'assignee')).toHaveLength(1);
  });

  it('an answer gives it to nobody where the settings do not want that', async () => {
    const { code, agent } = await openDesk({
      settings: (settings) => {
        settings.desk.assignOnReply = false;
      },
    });
    await agent.act(code, 'reply', { text: 'بررسی شد.' });
    expect((await agent.read(code)).assignee).toBeNull();
  });

  it('who is away is shown so, to itself and to colleagues', async () => {
    const { app, code, agent } = await openDesk();
    const other = await agentAt(app);
    const awayIn = async () =>
      (await choicesOf(other, code)).colleagues.find(({ id }) => id === agent.agent.id)?.away;
    expect(await awayIn()).toBe(false);
    expect((await agent.browser.put('/api/desk/away', { away: true })).status).toBe(204);
    expect(await awayIn()).toBe(true);
    expect(await (await agent.browser.get('/api/desk/session')).json()).toMatchObject({
      away: true,
    });
    await agent.browser.put('/api/desk/away', { away: false });
    expect(await awayIn()).toBe(false);
  });

  it('a ticket that leaves the departments of whoever has it has nobody', async () => {
    const { app, code, agent } = await openDesk();
    const admin = await agentAt(app, { role: 'admin', departments: [] });
    await putAct(agent, code, 'assignee', { agent: agent.agent.id });
    await admin.act(code, 'route', { department: 'financial' });
    const thread = await admin.read(code);
    expect(thread.assignee).toBeNull();
    expect(
      thread.history.find(({ kind, by }) => kind === 'assignee' && by === 'system'),
    ).toMatchObject({
      ...{ from: agent.agent.name, to: '' },
    });
  });
});

describe('the priority of a ticket', () => {
  it('leaves a row in the history when it changes, and none when it does not', async () => {
    const { code, agent } = await openDesk();
    await putAct(agent, code, 'priority', { priority: 2 });
    await putAct(agent, code, 'priority', { priority: 2 });
    const rows = (await agent.read(code)).history.filter(({ kind }) => kind === 'priority');
    expect(rows).toMatchObject([{ from: '0', to: '2', name: agent.agent.name }]);
  });
});
