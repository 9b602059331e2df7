import { SQLiteDialect } from 'drizzle-orm/sqlite-core';
import { expect, it, vi } from 'vitest';
import { openFullFixture, prepareCalls } from './database-faults/calls.ts';
import { openRuns } from './database-faults/run.ts';

it('every route builds no query when it is asked again', async () => {
  const fixture = await openFullFixture();
  const calls = await prepareCalls(fixture);
  const runs = await openRuns(fixture);
  const built = vi.spyOn(SQLiteDialect.prototype, 'sqlToQuery');
  const builtAgain: Record<string, number> = {};
  try {
    for (const [name, call] of calls)
      for (const _ of ['first', 'again']) {
        const run = await runs.start();
        built.mockClear();
        const outcome = await run.send(call);
        expect(outcome.status, `${name}: ${outcome.body}`).toBeLessThan(400);
        builtAgain[name] = built.mock.calls.length;
        await run.end();
      }
  } finally {
    await runs.stop();
  }
  const building = Object.entries(builtAgain).filter(([, count]) => count > 0);
  expect(Object.fromEntries(building)).toEqual({});
}, 60_000);
