import { expect, it } from 'vitest';
import { callNames, openFullFixture, prepareCalls } from './database-faults/calls.ts';
import { openRuns } from './database-faults/run.ts';

/** A read is one request to the database. */
const ofRead = 1;
/** A write is one read, which also says who asks, and one commit. */
const ofWrite = 2;
const others: Record<string, number> = {
  'GET /api/health': 0,
  'GET /confirm/': 0,
  'GET /search': 0,
  'GET /search/': 0,
  // Counted behind the answer.
  'POST /api/search/misses': 0,
  'POST /api/search/outcomes': 0,
  // The commit needs nothing that was read.
  'DELETE /api/attachments/:id': 1,
  'POST /api/account/identity/code': 1,
  'POST /api/desk/sign-in/code': 1,
  'POST /api/desk/sign-out': 1,
  'POST /api/feedback': 1,
  'POST /api/sign-in/code': 1,
  'POST /api/sign-out': 1,
  'POST /api/sign-out-everywhere': 1,
  'POST /feedback/': 1,
  'POST /api/transcripts/shared': 1,
  'POST /api/desk/presence/:code': 1,
  'PUT /api/requests/:code/reply-channel': 1,
  // The closures of the desk decide what is promised.
  // Messages that are in no chain yet are chained first.
  'GET /api/requests/:code/transcript.html': 2,
  'GET /api/requests/:code/transcript.json': 2,
  // The row is written before the bytes, so that a crash leaves no bytes that nothing names.
  'POST /api/attachments': 3,
  'POST /api/desk/attachments': 3,
  // Whether a code is on its way, and when another can be sent, is read once that is decided.
  'POST /api/contact': 3,
  'POST /contact/:type/': 3,
  // Whether the limits of the address and of the day let the message out is known once it is filed.
  'POST /api/desk/on-behalf': 3,
  // The ticket, how frequent its words are, and what has two of the rarest.
  'GET /api/desk/tickets/:code/similar': 2,
  // Who takes a table is asked, and recorded, before its first page is read.
  'GET /api/desk/tickets.csv': 3,
  // Its first page is read, which also says who asks, and that is recorded.
  'GET /api/desk/audit.csv': 2,
  // What is so already is not written.
  'POST /api/desk/agents/:id/enable': 1,
  'POST /api/desk/agents/:id/unassign': 1,
  // The mail's ticket is read before what a reply reads.
  'POST /api/inbound': 3,
  // What goes is chained first, and the files go between.
  'POST /api/account/erase': 4,
};

const expected = (name: string) => others[name] ?? (name.startsWith('GET ') ? ofRead : ofWrite);

it('R23 every route sends as many requests to the database as the table says', async () => {
  const fixture = await openFullFixture();
  const calls = await prepareCalls(fixture);
  const runs = await openRuns(fixture);
  const seen: Record<string, number> = {};
  try {
    for (const [name, call] of calls) {
      const run = await runs.start();
      const outcome = await run.send(call);
      expect(outcome.status, `${name}: ${outcome.body}`).toBeLessThan(400);
      seen[name] = outcome.trips.asked;
      await run.end();
    }
  } finally {
    await runs.stop();
  }
  expect(seen).toEqual(Object.fromEntries(callNames.map((name) => [name, expected(name)])));
}, 60_000);
