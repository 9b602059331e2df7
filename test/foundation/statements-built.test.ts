import { SQLiteDialect } from 'drizzle-orm/sqlite-core';
import { expect, it, vi } from 'vitest';
import { openFullScene, prepareCalls } from './database-faults/calls.ts';
import { openRuns } from './database-faults/run.ts';

/** Routes of which some queries are plain drizzle yet, and how many each request builds. */
const stillBuilt: Record<string, number> = {
  'GET /api/ready': 2,
  'GET /search/': 1,
  'POST /api/search/misses': 1,
  'GET /api/desk/search-misses': 1,
  'POST /api/feedback': 1,
  'POST /feedback/': 1,
  'GET /api/desk/feedback': 2,
  'GET /api/proof-of-work': 1,
  'POST /api/sign-in/code': 4,
  'POST /api/sign-in/prove': 1,
  'POST /api/account/prove-again': 4,
  'POST /api/account/identity/code': 4,
  'POST /api/account/identity': 2,
  'GET /api/account/data': 7,
  'POST /api/account/erase': 20,
  'POST /api/desk/sign-in/code': 4,
  'POST /api/desk/closures': 4,
  'GET /api/requests/:code/transcript.json': 8,
  'GET /api/requests/:code/transcript.html': 8,
  'GET /api/transcripts/keys': 1,
  'POST /api/transcripts/compare': 3,
  'POST /api/requests/prove': 1,
  'POST /api/requests/:code/proof': 5,
  'POST /api/contact': 11,
  'POST /api/contact/prove': 2,
  'POST /api/contact/proof': 5,
  'POST /contact/:type/': 10,
  'POST /confirm/': 2,
  'POST /api/inbound': 3,
};

it('every other route builds no query when it is asked again', async () => {
  const scene = await openFullScene();
  const calls = await prepareCalls(scene);
  const runs = await openRuns(scene);
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
  expect(Object.fromEntries(building)).toEqual(stillBuilt);
}, 60_000);
