import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { openEmbeddedClient } from '../../worker/foundation/database/client/embedded-client.node.ts';
import { openDatabase } from '../../worker/foundation/database/database.ts';
import { createTestApp } from '../helpers/app.ts';
import { recordStatements } from '../helpers/round-trips.ts';
import { type Call, openFullFixture, prepareCalls } from './database-faults/calls.ts';

/** Tables that grow with the requests and with the years. */
const grown = [
  ...['tickets', 'messages', 'ticket_history', 'ticket_words', 'ticket_tags', 'ticket_links'],
  ...['outbox', 'answers', 'mentions', 'attachments', 'audit_log', 'held_acts', 'held_tickets'],
  ...['customers', 'identities', 'sessions', 'proofs', 'request_keys', 'rate_limits'],
];

/** Walks that end by themselves. */
const ends: Record<string, string> = {
  messages_unchained: 'a partial index: what came since the last run of the timer',
  audit_log_at: 'the newest of the log, a page of them',
};

/** Ranges whose rows are grouped or put in order all the same. */
const bounded: Record<string, string> = {
  answers_at: 'two weeks of answers, counted and not listed',
  tickets_rated: 'two weeks of ratings, counted and not listed',
  identities_ends: 'phones that end in the same four digits',
  outbox_created: 'the newest messages of a few minutes, a limited number',
  sqlite_autoindex_rate_limits_1: 'the hours of one count',
  sqlite_autoindex_request_keys_1: 'keys of a day; the order is that of addresses of one customer',
};

/** The tables and the names that a statement gives them: `FROM tickets AS own` calls it `own`. */
function grownNames(sql: string): Set<string> {
  const named = [...sql.matchAll(/\b(?:FROM|JOIN)\s+"?(\w+)"?(?:\s+AS\s+"?(\w+)"?)?/gi)];
  const ours = named.filter(([, table = '']) => grown.includes(table));
  return new Set(ours.flatMap(([, table = '', alias = table]) => [table, alias]));
}

/** The steps of a plan that cost more the more rows a grown table has. */
function dearSteps(sql: string, steps: readonly string[]): string[] {
  const names = grownNames(sql);
  const isOf = (list: Record<string, string>, step: string) =>
    Object.hasOwn(list, / INDEX (\w+)/.exec(step)?.[1] ?? '');
  const ofGrown = (step: string) => names.has(/^(?:SCAN|SEARCH) (\w+)/.exec(step)?.[1] ?? '');
  const walks = steps.filter((step) => /^SCAN/.test(step) && ofGrown(step) && !isOf(ends, step));
  // What is found by a key of one request, person or address is few; a range alone is not.
  const ranges = steps.filter(
    (step) => ofGrown(step) && /\(\w+[<>]\?/.test(step) && !isOf(bounded, step),
  );
  // All requests of people who have not proven an address have the same customer: none.
  const ofNobody = /customer_id"? IS NULL/i.test(sql)
    ? steps.filter((step) => step.includes('INDEX tickets_customer'))
    : [];
  const sorts = steps.filter((step) => step.startsWith('USE TEMP B-TREE'));
  return [
    ...walks,
    ...ofNobody,
    ...(ranges.length > 0 && sorts.length > 0 ? [...ranges, ...sorts] : []),
  ];
}

it('says which steps of a plan are dear', async () => {
  const { client } = await createTestApp();
  const dear = async (sql: string) => {
    const { rows } = await client.execute(`EXPLAIN QUERY PLAN ${sql}`);
    return (
      dearSteps(
        sql,
        rows.map(({ detail }) => String(detail)),
      ).length > 0
    );
  };
  expect(await dear('SELECT * FROM tickets AS own WHERE own.title = 1')).toBe(true);
  expect(await dear('SELECT * FROM answers WHERE at > 1 ORDER BY agent_id')).toBe(false);
  expect(await dear('SELECT * FROM outbox WHERE created_at > 1 ORDER BY state')).toBe(true);
  expect(await dear('SELECT * FROM tickets WHERE customer_id = 1 ORDER BY title')).toBe(false);
});

it('R23 no route walks or sorts a table that grows with the requests', async () => {
  const fixture = await openFullFixture();
  const calls = await prepareCalls(fixture);
  const { app } = fixture;
  app.client.close();
  const folder = mkdtempSync(join(tmpdir(), 'pasokh-plans-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const explained = new Set<string>();
  const found: { name: string; sql: string; steps: string[] }[] = [];
  for (const [at, call] of [...calls.values()].entries()) {
    const file = join(folder, `${at}.db`);
    copyFileSync(app.file, file);
    const client = openEmbeddedClient(file);
    const sent = recordStatements(client);
    await sendAlone(call);
    for (const [sql, args] of [...sent]) {
      if (explained.has(sql) || /^\s*(?:PRAGMA|BEGIN|COMMIT|ROLLBACK)/i.test(sql)) continue;
      explained.add(sql);
      const { rows } = await client.execute({ sql: `EXPLAIN QUERY PLAN ${sql}`, args });
      const steps = dearSteps(
        sql,
        rows.map(({ detail }) => String(detail)),
      );
      if (steps.length > 0) found.push({ name: call.name, sql, steps });
    }
    client.close();

    /** On a copy of the database of its own: what one call changes, no other sees. */
    async function sendAlone({ name, browser, path, init }: Call) {
      const db = openDatabase(client);
      const behind: (() => Promise<unknown>)[] = [];
      Object.assign(app.services, {
        openDb: () => db,
        afterResponse: (work: () => Promise<unknown>) => void behind.push(work),
      });
      const cookies = [...browser.cookies].map(([key, value]) => `${key}=${value}`).join('; ');
      const headers = { ...init.headers, 'Sec-Fetch-Site': 'same-origin', Cookie: cookies };
      const url = new URL(path, app.config.publicOrigin);
      const answer = await app.api.fetch(new Request(url, { ...init, headers }));
      const body = await answer.text();
      expect(answer.status, `${name}: ${body}`).toBeLessThan(400);
      for (const work of behind) await work();
    }
  }
  expect(explained.size).toBeGreaterThan(300);
  expect(found).toEqual([]);
}, 60_000);
