import { asc } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import type { Settings } from '#shared/settings/schema.ts';
import type { Stage } from '#shared/settings/stages.ts';
import { runScheduled } from '../../worker/app.ts';
import { days, hours, minutes } from '../../worker/foundation/ports/clock.ts';
import { answers, tickets } from '../../worker/tickets/schema.ts';
import { agentAt, openDesk } from '../helpers/desk.ts';

// It is 3 Azar 1405, ten in the morning, a Tuesday; the technical department works until 17.

const opened = async (settings: (settings: Settings) => void = () => {}) => {
  const desk = await openDesk({ settings });
  const { db } = desk.app;
  return {
    ...desk,
    rows: () => db.select().from(answers).orderBy(asc(answers.at)),
    ticket: async () => (await db.select().from(tickets))[0]!,
    /** By an agent who has just signed in, whatever the clock says. */
    act: async (what: string, body: object) => (await agentAt(desk.app)).act(desk.code, what, body),
  };
};

describe('every answer leaves a row for the lead’s page', () => {
  it('the first with its working minutes and its promise, within its own commit', async () => {
    const { app, agent, code, rows, ticket } = await opened();
    const { id, promiseDueAt } = await ticket();
    app.clock.turn(minutes(20));
    expect((await agent.act(code, 'reply', { text: 'بررسی شد.' })).status).toBe(201);
    expect(await rows()).toMatchObject([
      {
        ...{ ticketId: id, department: 'technical', agentId: agent.agent.id },
        ...{ at: app.clock.now(), isFirst: true, minutes: 20, kept: true },
      },
    ]);
    expect(promiseDueAt).toBeGreaterThan(app.clock.now());
  });

  it('a late one after a night: closed hours and closures are no wait', async () => {
    const { app, rows, ticket, act } = await opened();
    const admin = await agentAt(app, { role: 'admin', departments: [] });
    const day = { from: '1405-09-04', to: '1405-09-04', title: 'آلودگی هوا' };
    expect((await admin.browser.post('/api/desk/closures', day)).status).toBe(201);
    const { promiseDueAt } = await ticket();
    const until = promiseDueAt! + minutes(30);
    app.clock.turn(until - app.clock.now());
    expect((await act('reply', { text: 'با تأخیر.' })).status).toBe(201);
    const [row] = await rows();
    expect(row).toMatchObject({ isFirst: true, kept: false });
    expect(row!.minutes).toBeLessThan((until - (await ticket()).createdAt) / minutes(1) - 12 * 60);
  });

  it('another without a question before it is no first one and was not owed', async () => {
    const { app, agent, code, customer, rows } = await opened();
    await agent.act(code, 'reply', { text: 'نخست' });
    app.clock.turn(minutes(5));
    await agent.act(code, 'reply', { text: 'دوم' });
    app.clock.turn(minutes(5));
    await customer.post(`/api/requests/${code}/messages`, { text: 'هنوز کار نمی‌کند.' });
    app.clock.turn(minutes(15));
    await agent.act(code, 'reply', { text: 'سوم' });
    expect(await rows()).toMatchObject([
      { isFirst: true, minutes: 0, kept: true },
      { isFirst: false, minutes: null, kept: null },
      { isFirst: false, minutes: 15, kept: true },
    ]);
  });

  it('one of before this release is the first one of a ticket no more', async () => {
    const { app, agent, code, rows } = await opened();
    await app.db.update(tickets).set({ answeredAt: app.clock.now() - hours(1) });
    await agent.act(code, 'reply', { text: 'باز هم' });
    expect(await rows()).toMatchObject([{ isFirst: false }]);
  });

  it('a stage that answers counts as one, and no other stage or note does', async () => {
    const { agent, code, rows } = await opened((settings) => {
      const stage = (id: string, answers = false): Stage => ({
        ...{ id, title: id, answers, aside: false },
      });
      settings.requestTypes.find(({ id }) => id === 'technical')!.stages = [
        ...[stage('received'), stage('seen'), stage('accepted', true)],
      ];
    });
    await agent.act(code, 'stage', { stage: 'seen' });
    await agent.act(code, 'note', { text: 'یادداشت' });
    expect(await rows()).toEqual([]);
    await agent.act(code, 'stage', { stage: 'accepted' });
    await agent.act(code, 'stage', { stage: 'accepted' });
    expect(await rows()).toMatchObject([{ isFirst: true, minutes: 0, kept: true }]);
  });

  it('a repeated request leaves one row, a refused one none', async () => {
    const { agent, code, rows } = await opened();
    const { version } = await agent.read(code);
    const send = (text: string, key: string) =>
      agent.browser.post(
        `/api/desk/tickets/${code}/reply`,
        { version, text },
        { 'Idempotency-Key': key },
      );
    expect((await send('یک بار', '0123456789abcdef-1')).status).toBe(201);
    expect((await send('یک بار', '0123456789abcdef-1')).status).toBe(201);
    expect((await send('دیر رسید', '0123456789abcdef-2')).status).toBe(409);
    expect(await rows()).toHaveLength(1);
  });

  it('goes after four hundred days, and no sooner', async () => {
    const { app, rows } = await opened();
    const now = app.clock.now();
    const row = (i: number, at: number) => ({
      ...{ messageId: `m${i}`, ticketId: `t${i}`, at, department: 'technical', agentId: 'a' },
      ...{ isFirst: true, minutes: 1, kept: true },
    });
    const old = Array.from({ length: 501 }, (_, i) => row(i, now - days(401) + i));
    for (const part of [old.slice(0, 250), old.slice(250)])
      await app.db.insert(answers).values([...part]);
    await app.db.insert(answers).values(row(999, now - days(399)));
    await runScheduled(app.services);
    expect((await rows()).map(({ messageId }) => messageId)).toEqual(['m999']);
  });
});
