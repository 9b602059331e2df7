import { describe, expect, it } from 'vitest';
import type { ChangeForm } from '#shared/contract/desk/changing.ts';
import type { DeskThread } from '#shared/contract/desk/thread.ts';
import type { Thread } from '#shared/contract/tickets.ts';
import { runScheduled } from '../../worker/app.ts';
import { days, hours, minutes } from '../../worker/foundation/ports/clock.ts';
import { ticketHistory, tickets } from '../../worker/tickets/schema.ts';
import { createTestApp, type TestAppOptions } from '../helpers/app.ts';
import { problemIn, problemOf } from '../helpers/browser.ts';
import { agentAt } from '../helpers/desk.ts';
import { fileTicket, signedIn } from '../helpers/tickets.ts';

// It is 3 Azar 1405, ten in the morning, a Tuesday.

const [sheba, otherSheba] = ['IR820540102680020817909002', 'IR062960000000100324200001'];
const facts = { order: '1234567', sheba, amount: '250000' };

async function openRefund(options: TestAppOptions = {}) {
  const app = await createTestApp(options);
  const customer = await signedIn(app);
  const code = await fileTicket(customer, { requestType: 'refund', facts });
  const agent = await agentAt(app, { departments: ['financial'] });
  return {
    ...{ app, customer, code, agent },
    change: (what: object) => agent.act(code, 'change', what),
    thread: async (): Promise<Thread> => (await customer.get(`/api/requests/${code}`)).json(),
    form: async (query = ''): Promise<ChangeForm> =>
      (await agent.browser.get(`/api/desk/tickets/${code}/form${query}`)).json(),
    row: async () => (await app.db.select().from(tickets))[0]!,
    found: async (q: string) =>
      (await agent.list(`?q=${encodeURIComponent(q)}`)).tickets.length > 0,
  };
}

const kindsOf = (
  { history }: Pick<DeskThread, 'history'> | Pick<Thread, 'history'>,
  kind: string,
) => history.filter((entry) => entry.kind === kind).map(({ from, to }) => [from, to]);

describe('an agent changes', () => {
  it('title and urgency: the old value stays in the history, and the customer sees both at the next look', async () => {
    const { agent, code, change, thread } = await openRefund();
    const { version } = await thread();
    expect((await change({ title: 'واریز نشدن پول سفارش', urgency: 'urgent' })).status).toBe(200);
    const seen = await thread();
    expect(seen).toMatchObject({ title: 'واریز نشدن پول سفارش', urgency: 'فوری' });
    expect(seen.version).toBe(version + 1);
    expect(kindsOf(seen, 'title')).toEqual([['صفحهٔ پرداخت باز نمی‌شود', 'واریز نشدن پول سفارش']]);
    expect(kindsOf(seen, 'urgency')).toEqual([['عادی', 'فوری']]);
    const { history } = await agent.read(code);
    expect(history.find(({ kind }) => kind === 'title')).toMatchObject({
      ...{ by: 'agent', name: agent.agent.name },
    });
  });

  it('the title with the words by which the ticket is found', async () => {
    const { change, found } = await openRefund();
    expect(await found('پرداخت باز نمی‌شود')).toBe(true);
    await change({ title: 'واریز نشدن پول' });
    expect(await found('واریز')).toBe(true);
    expect(await found('صفحهٔ پرداخت باز')).toBe(false);
    // What was written in the thread is found as before.
    expect(await found('دکمهٔ پرداخت')).toBe(true);
  });

  it('facts by the same checks as the contact form, and finds the ticket by the new ones', async () => {
    const { change, thread, found } = await openRefund();
    const bad = problemIn(change({ facts: { order: '#' } }));
    expect(await bad).toMatchObject({
      code: 'bad_input',
      fields: { 'facts.order': expect.any(String) },
    });
    const needed = problemIn(change({ facts: { order: ' ' } }));
    expect(await needed).toMatchObject({ fields: { 'facts.order': expect.any(String) } });
    const unknown = problemIn(change({ facts: { colour: 'سبز' } }));
    expect(await unknown).toMatchObject({ fields: { 'facts.colour': expect.any(String) } });
    await change({ facts: { order: '7654321', amount: '' } });
    const seen = await thread();
    expect(seen.facts.map(({ id, value }) => [id, value])).toEqual([
      ['order', '7654321'],
      ['sheba', expect.stringContaining('…')],
    ]);
    expect(await found('7654321')).toBe(true);
    expect(await found('1234567')).toBe(false);
    // Agents alone read of facts in the history.
    expect(seen.history.map(({ kind }) => kind)).not.toContain('fact');
  });

  it('R88 a Sheba that is masked in the history and read in full by right alone, with a row of the audit', async () => {
    const { app, agent, code, change } = await openRefund();
    const given = { departments: ['financial'], rights: ['full_sheba' as const] };
    const trusted = await agentAt(app, given);
    await change({ facts: { sheba: otherSheba } });
    const plain = (await agent.read(code)).history.find(({ kind }) => kind === 'fact');
    expect(JSON.stringify(plain)).not.toMatch(/820540102680|062960000000/);
    expect(plain?.canRead).toBeUndefined();
    const entry = (await trusted.read(code)).history.find(({ kind }) => kind === 'fact');
    const path = `/api/desk/tickets/${code}/full-fact`;
    expect(await (await trusted.browser.post(path, entry!.canRead!)).json()).toEqual({
      value: 'IR82 0540 1026 8002 0817 9090 02',
    });
    expect(await problemOf(agent.browser.post(path, entry!.canRead!))).toBe('not_found');
    const elsewhere = await agentAt(app, { ...given, departments: ['orders'] });
    expect(await problemOf(elsewhere.browser.post(path, entry!.canRead!))).toBe('not_found');
    const other = { ...entry!.canRead!, field: 'order' };
    expect(await problemOf(trusted.browser.post(path, other))).toBe('not_found');
  });

  it('the type: keeps the facts that it has as well, asks for those it needs, and begins its course and rules', async () => {
    const { agent, code, change, thread, form, row } = await openRefund();
    const asked = await form('?type=cancel');
    expect(asked.fields.map(({ field, typed }) => [field.id, typed])).toEqual([
      ['order', '1234567'],
      ['order-state', ''],
    ]);
    expect(await problemIn(change({ requestType: 'cancel' }))).toMatchObject({
      fields: { 'facts.order-state': expect.any(String) },
    });
    const state = asked.fields[1]!.field.choices![0]!.value;
    const answer = await change({ requestType: 'cancel', facts: { 'order-state': state } });
    expect(answer.status).toBe(200);
    const seen = await thread();
    expect(seen.facts.map(({ id }) => id)).toEqual(['order', 'order-state']);
    expect(seen.rules.map(({ title }) => title)).toHaveLength(2);
    expect(seen.stage).toBe((await agent.read(code)).course?.stages[0]?.title);
    expect(kindsOf(seen, 'request_type')).toHaveLength(1);
    expect((await row()).department).toBe('financial');
    // What the new type lacks stays in the history of agents.
    const lost = kindsOf(await agent.read(code), 'fact');
    expect(lost.some(([from, to]) => from?.includes('…') && to === 'خالی')).toBe(true);
  });

  it('the type with its promise, from when the customer began to wait, and never where the rule stays', async () => {
    const { app, change, thread, row } = await openRefund();
    const before = await row();
    app.clock.turn(minutes(20));
    await change({ title: 'عنوان دیگر', urgency: 'high' });
    expect((await row()).promiseDueAt).toBe(before.promiseDueAt);
    expect((await change({ requestType: 'account' })).status).toBe(200);
    const after = await row();
    expect(after.promiseStartedAt).toBe(before.promiseStartedAt);
    // Four working hours from ten in the morning, and the break at noon of the department that has it.
    expect(after.promiseDueAt).toBe(before.createdAt + hours(5));
    expect(kindsOf(await thread(), 'promise')).toHaveLength(1);
  });

  it('nothing of a closed ticket, nothing by a stale version, and nothing twice under one key', async () => {
    const { app, agent, code, change } = await openRefund();
    const { version } = await agent.read(code);
    const body = { title: 'یک بار' };
    await agent.act(code, 'change', body, 'one-key-for-the-change-of-a-title');
    const path = `/api/desk/tickets/${code}/change`;
    const key = { 'Idempotency-Key': 'one-key-for-the-change-of-a-title' };
    expect((await agent.browser.post(path, { ...body, version }, key)).status).toBe(200);
    expect(await app.db.select().from(ticketHistory)).toHaveLength(2);
    const stale = agent.browser.post(
      path,
      { version, title: 'دیر' },
      { 'Idempotency-Key': 'another-key-for-a-late-title' },
    );
    expect(await problemOf(stale)).toBe('stale_version');
    await agent.act(code, 'close', { reason: 'تمام شد.' });
    expect(await problemOf(change({ title: 'پس از بستن' }))).toBe('move_refused');
  });

  it('nothing of by which words requests that were merged into it are found', async () => {
    const { agent, customer, code, change } = await openRefund();
    const other = await fileTicket(customer, {
      ...{ requestType: 'refund', facts, anotherMatter: true },
      ...{ title: 'فایل باز نمی‌شود', text: 'هر کاری می‌کنم همین است و راهی پیدا نمی‌کنم.' },
    });
    expect((await agent.act(other, 'merge', { other: code })).ok).toBe(true);
    await change({ title: 'عنوان دیگر' });
    const { tickets: found } = await agent.list(`?q=${encodeURIComponent('راهی پیدا')}`);
    expect(found.map((ticket) => ticket.code)).toEqual([other]);
  });

  it('nothing of which rules were broken, unless its facts change and settings still decide', async () => {
    const { app, change, row } = await openRefund();
    const rules = [{ id: 'gone', title: 'قانون', text: 'متن قانون', broken: true as const }];
    await app.db.update(tickets).set({ rulesInForce: rules });
    await change({ title: 'عنوان دیگر' });
    expect((await row()).rulesInForce).toEqual(rules);
    await change({ facts: { order: '7654321' } });
    expect((await row()).rulesInForce).toEqual(rules);
  });

  it('and nothing changes where nothing was said', async () => {
    const { agent, code, change } = await openRefund();
    const { version, title } = await agent.read(code);
    expect(
      await (await change({ title, urgency: 'normal', facts: { order: '1234567' } })).json(),
    ).toEqual({ version });
  });
});

describe('the old values of a change', () => {
  it('go with the words of the ticket', async () => {
    const { app, agent, code, change } = await openRefund();
    await change({ title: 'عنوان دیگر', facts: { sheba: otherSheba } });
    await agent.act(code, 'close', { reason: 'تمام شد.' });
    app.clock.turn(days(app.settings.retention.closedTickets + 1));
    await runScheduled(app.services);
    const rows = (await app.db.select().from(ticketHistory)).filter(({ kind }) =>
      ['title', 'fact'].includes(kind),
    );
    expect(rows.map(({ fromValue, toValue }) => [fromValue, toValue])).toEqual([
      ['', ''],
      ['', ''],
    ]);
  });
});
