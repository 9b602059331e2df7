import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { hours, minutes } from '../../worker/foundation/ports/clock.ts';
import { problemOf } from '../helpers/browser.ts';
import { agentAt, openDesk } from '../helpers/desk.ts';
import { signInAgent } from '../helpers/people.ts';
import { fileTicket } from '../helpers/tickets.ts';

const key = 'the-key-of-this-act';
const routing = { department: 'financial', why: 'مالی است.' };

/** An agent has acted on a ticket under `key`, and the ticket is in a department of others since. */
async function actAndLoseReach(what: string, body: object) {
  const { app, code, agent } = await openDesk();
  const admin = await agentAt(app, { role: 'admin' });
  const { version } = await agent.read(code);
  const first = await agent.act(code, what, { version, ...body }, key);
  if (what !== 'route')
    await app.db.run(sql`UPDATE tickets SET department = 'financial', version = version + 1`);
  expect(await problemOf(agent.browser.get(`/api/desk/tickets/${code}`))).toBe('not_found');
  const send = (browser: typeof agent.browser, sent: object = body, under = key) =>
    browser.post(
      `/api/desk/tickets/${code}/${what}`,
      { version, ...sent },
      { 'Idempotency-Key': under },
    );
  return { app, code, agent, admin, first, send };
}

describe('an act that is sent again after the ticket went to a department of others', () => {
  it.each([
    ['open', {}],
    ['reply', { text: 'پاسخ' }],
    ['note', { text: 'یادداشت' }],
    ['route', routing],
    ['close', { reason: 'تمام شد.' }],
    ['block', { reason: 'تبلیغ' }],
    ['unblock', {}],
    ['change', { title: 'عنوان دیگر' }],
    ['snooze', { day: '1405-09-20', reason: 'منتظر بانک' }],
  ])('R36 %s answers what it answered the first time, and changes nothing', async (what, body) => {
    const { app, code, agent, admin, first, send } = await actAndLoseReach(what, body);
    const before = await admin.read(code);
    const texts = app.texts.length;
    const again = await send(agent.browser);
    expect(first.ok).toBe(true);
    expect([again.status, await again.json()]).toEqual([first.status, await first.json()]);
    expect(await admin.read(code)).toEqual(before);
    expect(app.texts).toHaveLength(texts);
  });

  it('R36 is refused under another key, and another act under its key', async () => {
    const { agent, send } = await actAndLoseReach('route', routing);
    expect(await problemOf(send(agent.browser, routing, 'another-key'))).toBe('not_found');
    const toOthers = { ...routing, department: 'accounts' };
    expect(await problemOf(send(agent.browser, toOthers))).toBe('key_reused');
  });

  it('R32 is not there for another agent who sends the same', async () => {
    const { app, send } = await actAndLoseReach('route', routing);
    const colleague = await agentAt(app);
    expect(await problemOf(send(colleague.browser, routing))).toBe('not_found');
  });

  it('R36 is not there after a day', async () => {
    const { app, agent, send } = await actAndLoseReach('route', routing);
    app.clock.turn(hours(24));
    const { browser } = await signInAgent(app, { mobile: agent.agent.mobile });
    expect(await problemOf(send(browser, routing))).toBe('not_found');
  });
});

describe('an act that is sent again where it would be refused by now', () => {
  it.each([
    ['snooze', { day: '1405-09-03', time: '10:05', reason: 'منتظر بانک' }],
    ['stage', { stage: 'accepted' }],
    ['change', { facts: { order: '7654321' } }],
  ])('R36 %s answers what it answered the first time', async (what, body) => {
    const { app, customer } = await openDesk();
    const agent = await agentAt(app, { departments: ['orders'] });
    const { fields } = app.settings.requestTypes.find(({ id }) => id === 'cancel')!;
    const [state] = fields.find(({ id }) => id === 'order-state')!.choices!;
    const facts = { order: '1234567', 'order-state': state!.value };
    const code = await fileTicket(customer, { requestType: 'cancel', facts });
    const { version } = await agent.read(code);
    const send = (under = key) =>
      agent.browser.post(
        `/api/desk/tickets/${code}/${what}`,
        { version, ...body },
        { 'Idempotency-Key': under },
      );
    const first = await send();
    expect(first.ok).toBe(true);
    expect((await agent.act(code, 'change', { requestType: 'account' })).ok).toBe(true);
    app.clock.turn(minutes(6));
    const again = await send();
    expect([again.status, await again.json()]).toEqual([first.status, await first.json()]);
    expect(await problemOf(send('another-key-of-that'))).toBe('stale_version');
  });
});
