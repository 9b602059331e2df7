import { describe, expect, it } from 'vitest';
import { runScheduled } from '../../worker/app.ts';
import { days, hours } from '../../worker/foundation/ports/clock.ts';
import { agentAt, openDesk } from '../helpers/desk.ts';

const to = '+989120000099';
const told = {
  settings(settings: import('#shared/settings/schema.ts').Settings) {
    settings.departments.technical!.notify = { channel: 'sms', to };
    settings.departments.financial!.notify = { channel: 'email', to: 'money@narenj.example' };
  },
};

const noticesIn = async ({ app }: Awaited<ReturnType<typeof openDesk>>) =>
  (
    await app.client.execute(
      "SELECT message, address FROM outbox WHERE message LIKE 'department_%' ORDER BY created_at, rowid",
    )
  ).rows.map(({ message, address }) => [message, address]);

describe('a department', () => {
  it('is notified of a new ticket once, and of a ticket that is routed to it', async () => {
    const fixture = await openDesk(told);
    expect(await noticesIn(fixture)).toEqual([['department_new_ticket', to]]);
    await fixture.agent.act(fixture.code, 'open');
    await fixture.agent.act(fixture.code, 'route', { department: 'financial' });
    expect(await noticesIn(fixture)).toEqual([
      ['department_new_ticket', to],
      ['department_new_ticket', 'money@narenj.example'],
    ]);
    expect(fixture.app.lastMail().text).toContain('مالی');
  });

  it('R51 is notified once of a promise at risk, however often and by how many it is looked for', async () => {
    const fixture = await openDesk(told);
    const { app } = fixture;
    const look = () => Promise.all([runScheduled(app.services), runScheduled(app.services)]);
    await look();
    expect(await noticesIn(fixture)).toHaveLength(1);
    app.clock.turn(days(1) + hours(8));
    await look();
    await look();
    expect(await noticesIn(fixture)).toEqual([
      ['department_new_ticket', to],
      ['department_promise_at_risk', to],
    ]);
    app.clock.turn(days(2));
    await look();
    expect(await noticesIn(fixture)).toHaveLength(2);
  });

  it('is not notified of promises that were kept, and is of the next one', async () => {
    const fixture = await openDesk(told);
    const { app, customer, code } = fixture;
    await fixture.agent.act(code, 'reply', { text: 'انجام شد.' });
    app.clock.turn(days(3));
    await runScheduled(app.services);
    expect(await noticesIn(fixture)).toHaveLength(1);
    await customer.post(`/api/requests/${code}/messages`, { text: 'هنوز درست نشده است.' });
    app.clock.turn(days(4));
    await runScheduled(app.services);
    expect((await noticesIn(fixture)).at(-1)).toEqual(['department_promise_at_risk', to]);
  });

  it('leaves versions as they were, so that no reply goes stale by a warning', async () => {
    const { app, code } = await openDesk(told);
    app.clock.turn(days(2));
    const agent = await agentAt(app);
    const { version } = await agent.read(code);
    await runScheduled(app.services);
    expect((await agent.read(code)).version).toBe(version);
  });
});
