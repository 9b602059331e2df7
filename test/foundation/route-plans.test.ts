import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { openEmbeddedClient } from '../../worker/foundation/database/client/embedded-client.node.ts';
import { openDatabase } from '../../worker/foundation/database/database.ts';
import { createTestApp } from '../helpers/app.ts';
import { dearSteps } from '../helpers/dear-plans.ts';
import { recordStatements } from '../helpers/round-trips.ts';
import { type Call, openFullFixture, prepareCalls } from './database-faults/calls.ts';

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
  expect(await dear('SELECT * FROM "tickets" "own" WHERE "own"."title" = 1')).toBe(true);
  expect(await dear('SELECT * FROM answers WHERE at > 1 ORDER BY agent_id')).toBe(false);
  expect(await dear('SELECT * FROM outbox WHERE created_at > 1 ORDER BY state')).toBe(true);
  expect(await dear('SELECT * FROM tickets WHERE customer_id = 1 ORDER BY title')).toBe(false);
  expect(await dear("SELECT * FROM tickets WHERE state = 'closed' ORDER BY title")).toBe(true);
  expect(await dear('SELECT * FROM tickets WHERE customer_id IS NULL')).toBe(true);
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
