import { parse } from 'csv-parse/sync';
import { expect, it } from 'vitest';
import type { InboxAnswer } from '#shared/contract/desk/inbox.ts';
import type { TestApp } from '../helpers/app.ts';
import { problemOf } from '../helpers/browser.ts';
import { agentAt, openDesk } from '../helpers/desk.ts';
import { countRoundTrips } from '../helpers/round-trips.ts';

/** Tickets of two departments in every place of the order of work, and of other states. */
async function grow({ client, clock }: TestApp, count: number) {
  const now = clock.now();
  await client.execute(`
    WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${count})
    INSERT INTO tickets (id, code, customer_id, proven, request_type, department, department_since, title, urgency,
      priority, reply_channel, state, state_since, promise_due_at, promise_started_at, promise_warned_at, unread,
      version, facts, rules_in_force, fingerprint, created_at, updated_at)
    SELECT 'grown' || i, 'GROWN' || i, NULL, 1, 'technical', iif(i % 3, 'technical', 'financial'), i, 'عنوان ' || i,
      CASE i % 5 WHEN 0 THEN 'urgent' WHEN 1 THEN 'high' ELSE 'normal' END, i % 4 - 1, 'sms',
      CASE i % 7 WHEN 0 THEN 'closed' WHEN 1 THEN 'answered' WHEN 2 THEN 'in_review' ELSE 'waiting' END, i % 100,
      iif(i % 11, ${now + 60_000} + i % 50, NULL), ${now}, iif(i % 13, NULL, 1), 0, 1, '{}', '[]', 'f' || i, i % 1000, i
    FROM n`);
}

it('pages follow each other without a gap or a ticket twice, in one order', async () => {
  const { app, agent } = await openDesk();
  await grow(app, 700);
  const admin = await agentAt(app, { role: 'admin', departments: [] });
  const both = await agentAt(app, { departments: ['technical', 'financial'] });
  for (const [view, where] of [
    ['owed', "state IN ('waiting', 'in_review')"],
    ['unassigned', "state IN ('waiting', 'in_review')"],
    ['departments', "state <> 'closed'"],
    ['answered', "state = 'answered'"],
    ['closed', "state = 'closed'"],
    ['all', 'true'],
    ['all&urgency=urgent', "urgency = 'urgent'"],
    [
      'owed&priority=-2&department=-technical',
      "state IN ('waiting', 'in_review') AND priority <> 2 AND department <> 'technical'",
    ],
  ]) {
    const orders: string[] = [];
    for (const [who, reach] of [
      [agent, "department = 'technical'"],
      [both, 'true'],
      [admin, 'true'],
    ] as const) {
      const codes: string[] = [];
      let after = '';
      for (let page = 0; page < 30; page++) {
        const answer: InboxAnswer = await who.list(`?view=${view}${after && `&after=${after}`}`);
        expect(answer.tickets.length).toBeLessThanOrEqual(50);
        codes.push(...answer.tickets.map(({ code }) => code));
        if (answer.next === null) break;
        after = answer.next;
      }
      const { rows } = await app.client.execute(
        `SELECT count(*) AS count FROM tickets WHERE ${where} AND ${reach}`,
      );
      expect([codes.length, new Set(codes).size], view).toEqual([rows[0]?.count, rows[0]?.count]);
      orders.push(codes.join());
    }
    // An admin's one stretch and the merged ones of an agent are the same order.
    expect(orders[1], view).toBe(orders[2]);
  }
});

it('goes on where it was while tickets come and go', async () => {
  const { app, agent } = await openDesk();
  await grow(app, 400);
  const first = await agent.list('?view=owed');
  await app.client.execute("UPDATE tickets SET state = 'closed' WHERE id LIKE 'grown1%'");
  const second = await agent.list(`?view=owed&after=${first.next}`);
  const seen = new Set(first.tickets.map(({ code }) => code));
  expect(second.tickets.filter(({ code }) => seen.has(code))).toEqual([]);
  expect(second.total).toBeNull();
  expect(await problemOf(agent.browser.get('/api/desk/tickets?after=nowhere'))).toBe('bad_input');
});

it('goes on behind what was looked at, where few of it are wanted, and counts up to there', async () => {
  const { app } = await openDesk();
  await grow(app, 2_345);
  const admin = await agentAt(app, { role: 'admin', departments: [] });
  const query = '?view=all&state=closed&urgency=urgent&priority=2';
  const { rows } = await app.client.execute(`
    SELECT code FROM tickets WHERE state = 'closed' AND urgency = 'urgent' AND priority = 2
    ORDER BY created_at DESC, id DESC`);
  const pages: string[][] = [];
  let after = '';
  do {
    const { tickets, next, total } = await admin.list(`${query}${after && `&after=${after}`}`);
    if (after === '') expect(total).toEqual({ count: tickets.length, isMore: true });
    pages.push(tickets.map(({ code }) => code.replaceAll('-', '')));
    after = next ?? '';
  } while (after !== '');
  expect(pages).toHaveLength(3);
  expect(pages.flat()).toEqual(rows.map(({ code }) => code));
});

it('R90 exports every row of a view, a page at a time', async () => {
  const { app } = await openDesk();
  await grow(app, 12_345);
  const agent = await agentAt(app, { rights: ['export'] });
  const admin = await agentAt(app, { role: 'admin', departments: [], rights: ['export'] });
  const answer = await admin.browser.get('/api/desk/tickets.csv?view=all');
  const chunks: number[] = [];
  let text = '';
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  let turns = 0;
  const timer = setInterval(() => {
    turns += 1;
  });
  for await (const chunk of answer.body as unknown as AsyncIterable<Uint8Array>) {
    chunks.push(chunk.length);
    text += decoder.decode(chunk, { stream: true });
  }
  clearInterval(timer);
  expect(turns, 'turns that others had between pages').toBeGreaterThan(20);
  const [, ...rows] = parse(text, { bom: true }) as string[][];
  expect(rows).toHaveLength(12_346);
  expect(new Set(rows.map(([code]) => code)).size).toBe(12_346);
  expect(Math.max(...chunks)).toBeLessThan(400_000);
  const own = await (await agent.browser.get('/api/desk/tickets.csv?view=all')).text();
  expect(own.trimEnd().split('\r\n')).toHaveLength(2 + 8_230);
});

it('R90 exports rows behind thousands of tickets without one', async () => {
  const { app, code } = await openDesk();
  await grow(app, 6_000);
  const agent = await agentAt(app, { rights: ['export'] });
  await app.client.execute(`UPDATE tickets SET created_at = created_at + ${app.clock.now()},
    stage_due_at = NULL, promise_due_at = iif(id LIKE 'grown%', NULL, promise_due_at)`);
  await app.client.execute("UPDATE tickets SET created_at = 1 WHERE id NOT LIKE 'grown%'");
  const asked = '/api/desk/tickets.csv?view=all&promise=-none&department=technical';
  await app.client.execute("UPDATE tickets SET department = 'technical'");
  const [, ...rows] = parse(await (await agent.browser.get(asked)).text(), {
    bom: true,
  }) as string[][];
  expect(rows.map(([one]) => one)).toEqual([code]);
});

it('R88 an export ends where its right is taken away, or its reader leaves, and is recorded once', async () => {
  const { app } = await openDesk();
  await grow(app, 6_000);
  await app.client.execute("UPDATE tickets SET department = 'technical'");
  const agent = await agentAt(app, { rights: ['export'] });
  const begin = async (query = '') => {
    const { body } = await agent.browser.get(`/api/desk/tickets.csv?view=all${query}`);
    const reader = (body as ReadableStream<Uint8Array>).getReader();
    await reader.read();
    return reader;
  };
  const readAll = async (reader: ReadableStreamDefaultReader<Uint8Array>) => {
    while (!(await reader.read()).done);
  };
  await readAll(await begin('&q=4567'));
  const leaving = await begin();
  const seen = countRoundTrips(app.client);
  await leaving.cancel();
  await new Promise((wake) => setTimeout(wake, 20));
  expect(seen.trips).toBeLessThanOrEqual(1);
  const losing = await begin();
  await app.client.execute("UPDATE agents SET rights = '[]'");
  await expect(readAll(losing)).rejects.toThrow();
  const { rows } = await app.client.execute('SELECT subject FROM audit_log ORDER BY at, rowid');
  // What was searched for may name a customer, and outlives nobody's erasing.
  expect(rows.map(({ subject }) => JSON.parse(String(subject)))).toEqual([
    { view: 'all', q: '…' },
    { view: 'all' },
    { view: 'all' },
  ]);
});
