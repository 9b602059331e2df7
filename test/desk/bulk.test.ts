import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import type { BulkAct } from '#shared/contract/desk/bulk.ts';
import type { PulseAnswer } from '#shared/contract/desk/pulse.ts';
import type { Held } from '#shared/contract/desk/undo.ts';
import { runScheduled } from '../../worker/app.ts';
import { applyHeld } from '../../worker/desk/held/apply.ts';
import { findHeld, heldRow } from '../../worker/desk/held/store-held.ts';
import { seconds } from '../../worker/foundation/ports/clock.ts';
import { type Browser, problemOf } from '../helpers/browser.ts';
import { agentAt, openDesk } from '../helpers/desk.ts';
import { meanwhile } from '../helpers/meanwhile.ts';
import { countRoundTrips } from '../helpers/round-trips.ts';
import { fileTicket } from '../helpers/tickets.ts';

const due = seconds(10) + 100;
const closing: BulkAct = { kind: 'close', reason: 'پاسخ در صفحهٔ اطلاعیه‌ها آمده است.' };

/** So many tickets, and an agent who sees them in a list. */
async function openMany(count: number) {
  const fixture = await openDesk({
    settings: ({ limits }) => {
      limits.ticketsPerCustomerPerDay = 1_000;
    },
  });
  const { app, customer, agent } = fixture;
  for (let i = 1; i < count; i++)
    await fileTicket(customer, { title: `سفارش ${i} نرسیده است`, anotherMatter: true });
  await app.settle();
  app.texts.length = 0;
  const tickets = (await agent.list('?view=all')).tickets.map(({ code, version }) => ({
    ...{ code, version },
  }));
  const ask = (act: BulkAct, some: readonly object[] = tickets, key = 'a-key-of-the-test') =>
    agent.browser.post('/api/desk/bulk', { tickets: some, act }, { 'Idempotency-Key': key });
  const wait = async () => {
    app.clock.turn(due);
    await app.runLater();
  };
  const states = async () =>
    (await app.db.all<{ state: string }>(sql`SELECT state FROM tickets ORDER BY created_at`)).map(
      ({ state }) => state,
    );
  return { ...fixture, tickets, ask, wait, states };
}

const outcomeOf = async (browser: Browser) => {
  const pulse = (await (await browser.get('/api/desk/pulse')).json()) as PulseAnswer;
  return pulse.held[0]?.outcome;
};
const heldIn = async (response: Response) => ((await response.json()) as { held: Held }).held;

describe('one act on many tickets', () => {
  it('happens to none of them for ten seconds, and then to each as a single act would', async () => {
    const { app, customer, ask, wait, states, agent } = await openMany(5);
    expect((await ask(closing)).status).toBe(202);
    app.clock.turn(seconds(9));
    await app.runLater();
    await runScheduled(app.services);
    expect(new Set(await states())).toEqual(new Set(['waiting']));
    await wait();
    expect(new Set(await states())).toEqual(new Set(['closed']));
    expect(app.texts).toHaveLength(5);
    expect(await outcomeOf(agent.browser)).toEqual({ act: 'close', done: 5, refused: [] });
    const seen = await (await customer.get('/api/requests')).text();
    expect(seen.match(/"state":"closed"/g)).toHaveLength(5);
  });

  it('R37 leaves those that changed meanwhile, and names them', async () => {
    const { app, customer, agent, tickets, ask, wait } = await openMany(4);
    await ask(closing);
    const [changed, closed] = tickets;
    await customer.post(`/api/requests/${changed?.code}/messages`, { text: 'رسید.' });
    await customer.post(`/api/requests/${closed?.code}/solved`, {});
    await app.settle();
    await wait();
    const outcome = await outcomeOf(agent.browser);
    expect(outcome).toMatchObject({ done: 2 });
    expect(outcome?.refused.map(({ code, why }) => [code, why])).toEqual(
      expect.arrayContaining([
        [changed?.code, 'stale_version'],
        [closed?.code, 'stale_version'],
      ]),
    );
  });

  it('leaves what changes between its read and its commit', async () => {
    const { app, agent, tickets, ask } = await openMany(3);
    const held = await heldIn(await ask(closing));
    app.clock.turn(due);
    const [row] = await findHeld(app.db, held.id);
    if (!row) throw new Error('There is no such act.');
    meanwhile(app.client, () =>
      app.db.run(sql`UPDATE tickets SET version = version + 1
        WHERE code = ${tickets[1]?.code.replaceAll('-', '')}`),
    );
    await applyHeld({ ...app.services, db: app.db }, heldRow(row));
    expect(await outcomeOf(agent.browser)).toMatchObject({
      done: 2,
      refused: [{ code: tickets[1]?.code, why: 'stale_version' }],
    });
  });

  it('leaves a ticket that waits for a colleague’s act to that', async () => {
    const { app, agent, tickets, ask, wait } = await openMany(2);
    const [taken] = tickets;
    const colleague = await agentAt(app);
    await colleague.act(taken?.code ?? '', 'reply', { text: 'پاسخ', undo: true });
    await ask({ kind: 'priority', priority: 1 });
    await wait();
    expect(await outcomeOf(agent.browser)).toMatchObject({
      done: 1,
      refused: [{ code: taken?.code, why: 'act_held' }],
    });
  });

  it('routes with the history and the promise of a single routing', async () => {
    const { app, agent, ask, wait } = await openMany(2);
    await ask({ kind: 'route', department: 'financial', why: 'موضوع مالی است.' });
    await wait();
    const rows = await app.db.all<Record<string, unknown>>(sql`
      SELECT kind, from_value AS "from", to_value AS "to", why FROM ticket_history WHERE kind = 'department'`);
    expect(rows).toHaveLength(2);
    expect(rows[0]).toMatchObject({ from: 'technical', to: 'financial', why: 'موضوع مالی است.' });
    expect(await outcomeOf(agent.browser)).toMatchObject({ act: 'route', done: 2 });
  });

  it('gives to a colleague those that the colleague may see, and to nobody', async () => {
    const { app, agent, ask, wait } = await openMany(3);
    const colleague = await agentAt(app);
    const far = await agentAt(app, { departments: ['financial'] });
    await ask({ kind: 'assign', agent: far.agent.id });
    await wait();
    expect(await outcomeOf(agent.browser)).toMatchObject({
      done: 0,
      refused: Array.from({ length: 3 }, () => ({ why: 'agent_out_of_reach' })),
    });
    const again = (await agent.list('?view=all')).tickets;
    await ask(
      { kind: 'assign', agent: colleague.agent.id },
      again.map(({ code, version }) => ({ code, version })),
      'another-key-of-it',
    );
    await wait();
    expect((await colleague.list('?view=mine')).tickets).toHaveLength(3);
  });

  it('adds and removes tags, with the titles in the history', async () => {
    const { app, agent, tickets, ask, wait } = await openMany(2);
    await app.db.run(sql`INSERT INTO tags (id, title, created_at)
      VALUES ('bank', 'بانک', 1), ('shop', 'فروشگاه', 1)`);
    await app.db.run(sql`INSERT INTO ticket_tags (ticket_id, tag_id)
      SELECT id, 'shop' FROM tickets WHERE code = ${tickets[0]?.code.replaceAll('-', '')}`);
    expect(await problemOf(ask({ kind: 'tags', add: ['none'], remove: [] }))).toBe('bad_input');
    await ask({ kind: 'tags', add: ['bank'], remove: ['shop'] }, tickets, 'another-key-of-it');
    await wait();
    expect(await outcomeOf(agent.browser)).toMatchObject({ act: 'tags', done: 2 });
    const rows = (await agent.list('?view=all')).tickets;
    expect(rows.map((row) => row.tags.map(({ title }) => title))).toEqual([['بانک'], ['بانک']]);
    const history = await app.db.all<{ from: string }>(
      sql`SELECT from_value AS "from" FROM ticket_history WHERE kind = 'tags'`,
    );
    expect(new Set(history.map(({ from }) => from))).toEqual(new Set(['', 'فروشگاه']));
  });

  it('closes for a reason of the list, which is counted by its id', async () => {
    const { app, agent, tickets, ask, wait } = await openMany(2);
    const now = app.clock.now();
    await app.db.run(sql`INSERT INTO close_reasons (id, title, position, created_at)
      VALUES ('done', 'انجام شد', 1, ${now})`);
    expect(await problemOf(ask({ kind: 'close' }))).toBe('bad_input');
    await ask({ kind: 'close', reasonId: 'done' }, tickets, 'another-key-of-it');
    await wait();
    const closed = await app.db.all<{ why: string; id: string }>(
      sql`SELECT close_reason AS why, close_reason_id AS id FROM tickets`,
    );
    expect(closed).toEqual(Array.from({ length: 2 }, () => ({ why: 'انجام شد', id: 'done' })));
    expect(await outcomeOf(agent.browser)).toMatchObject({ done: 2 });
  });

  it('says which were in no state for it', async () => {
    const { app, agent, tickets, ask, wait } = await openMany(2);
    await agent.act(tickets[0]?.code ?? '', 'close', { reason: 'تمام شد.' });
    await app.settle();
    const now = (await agent.list('?view=all')).tickets;
    await ask(
      closing,
      now.map(({ code, version }) => ({ code, version })),
    );
    await wait();
    expect(await outcomeOf(agent.browser)).toMatchObject({
      done: 1,
      refused: [{ code: tickets[0]?.code, why: 'move_refused' }],
    });
  });

  it('is undone as a whole before it happens', async () => {
    const { app, agent, ask, wait, states } = await openMany(3);
    const held = await heldIn(await ask(closing));
    expect((await agent.browser.post(`/api/desk/held/${held.id}/undo`, {})).status).toBe(200);
    await wait();
    await runScheduled(app.services);
    expect(new Set(await states())).toEqual(new Set(['waiting']));
    expect(await app.db.all(sql`SELECT * FROM held_tickets`)).toEqual([]);
  });

  it('R36 is one act under one key', async () => {
    const { app, tickets, ask } = await openMany(2);
    const first = await heldIn(await ask(closing));
    expect(await heldIn(await ask(closing))).toEqual(first);
    expect(await problemOf(ask({ ...closing, reason: 'دیگر' }, tickets))).toBe('key_reused');
    expect(await app.db.all(sql`SELECT id FROM held_acts`)).toHaveLength(1);
  });

  it('R32 is out of reach for other departments, and left out where some are', async () => {
    const { app, agent, customer, tickets, ask, wait } = await openMany(1);
    const other = await agentAt(app, { departments: ['financial'] });
    const asked = { tickets, act: closing };
    expect(await problemOf(other.browser.post('/api/desk/bulk', asked))).toBe('not_found');
    const foreign = await fileTicket(customer, { requestType: 'refund' }).catch(() => null);
    await ask(closing, [...tickets, { code: foreign ?? '0', version: 1 }]);
    await wait();
    expect(await outcomeOf(agent.browser)).toMatchObject({ done: 1 });
  });

  it.each(['before', 'while it waits'])('R32 leaves what went out of reach: %s', async (when) => {
    const { app, agent, tickets, ask, wait } = await openMany(3);
    const [gone] = tickets;
    const colleague = await agentAt(app, { departments: ['technical', 'financial'] });
    const route = () =>
      colleague.act(gone?.code ?? '', 'route', { department: 'financial', why: 'مالی است.' });
    if (when === 'before') await route();
    await ask(closing);
    if (when !== 'before') await route();
    await wait();
    expect(await outcomeOf(agent.browser)).toEqual({
      act: 'close',
      done: 2,
      refused: [{ code: gone?.code, title: '', why: 'not_found' }],
    });
    expect(await app.db.all(sql`SELECT * FROM held_tickets`)).toEqual([]);
  });

  it('takes fifty, and no more', async () => {
    const { ask } = await openMany(1);
    const many = Array.from({ length: 51 }, () => ({ code: 'A', version: 1 }));
    expect(await problemOf(ask(closing, many))).toBe('bad_input');
    expect(await problemOf(ask(closing, []))).toBe('bad_input');
  });

  it('goes on where a process died in the middle of it, and does nothing twice', async () => {
    const { app, agent, ask, states } = await openMany(25);
    const held = await heldIn(await ask(closing));
    app.clock.turn(due);
    const [row] = await findHeld(app.db, held.id);
    if (!row) throw new Error('There is no such act.');
    const { batch } = app.client;
    let writes = 0;
    app.client.batch = async (statements, mode) => {
      if (mode === 'write' && ++writes > 1) throw new Error('The process died.');
      return batch.call(app.client, statements, mode);
    };
    const context = { ...app.services, db: app.db };
    await expect(applyHeld(context, heldRow(row))).rejects.toThrow();
    app.client.batch = batch;
    expect((await states()).filter((state) => state === 'closed')).toHaveLength(10);
    const trips = countRoundTrips(app.client);
    await runScheduled(app.services);
    expect(trips.trips).toBeLessThan(40);
    expect(await outcomeOf(agent.browser)).toEqual({ act: 'close', done: 25, refused: [] });
    const closings = await app.db.all(sql`SELECT id FROM ticket_history WHERE to_value = 'closed'`);
    expect(closings).toHaveLength(25);
  });

  it('happens to fifty in one read and five commits', async () => {
    const { app, ask } = await openMany(50);
    const held = await heldIn(await ask(closing));
    app.clock.turn(due);
    const [row] = await findHeld(app.db, held.id);
    if (!row) throw new Error('There is no such act.');
    const seen = countRoundTrips(app.client);
    await applyHeld({ ...app.services, db: app.db }, heldRow(row));
    expect(seen.trips).toBe(6);
  });

  it('happens once where two processes find it at the same moment', async () => {
    const { app, agent, ask } = await openMany(12);
    const held = await heldIn(await ask(closing));
    app.clock.turn(due);
    const [row] = await findHeld(app.db, held.id);
    if (!row) throw new Error('There is no such act.');
    const context = { ...app.services, db: app.db };
    await Promise.all([1, 2, 3].map(() => applyHeld(context, heldRow(row))));
    await runScheduled(app.services);
    expect(await outcomeOf(agent.browser)).toEqual({ act: 'close', done: 12, refused: [] });
    const notices = await app.db.all(sql`SELECT id FROM outbox WHERE message = 'ticket_closed'`);
    expect(notices).toHaveLength(12);
  });
});
