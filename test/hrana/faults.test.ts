import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Libsql from 'libsql';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Fault, When } from '../../scripts/lib/hrana/faults.ts';
import { type HranaServer, serveHrana } from '../../scripts/lib/hrana/serve.ts';
import { everyFault } from './every-fault.ts';
import { chain, close, execute, type PipelineAnswer, pipelineOf } from './pipeline.ts';

let folder: string;
let server: HranaServer;
let send: ReturnType<typeof pipelineOf>;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pasokh-faults-'));
  server = await serveHrana((name) => join(folder, `${name || 'main'}.db`), {
    transactionTimeoutMs: 200,
  });
  send = pipelineOf({ url: server.url, token: '' });
  await send([execute('CREATE TABLE t (a INTEGER UNIQUE)'), close]);
});

afterEach(async () => {
  await server.stop();
  await rm(folder, { recursive: true, force: true });
});

const insert = (a: number) => `INSERT INTO t VALUES (${a})`;
/** As the client sends a batch of writes. */
const write = [chain('BEGIN IMMEDIATE', insert(1), insert(2), 'COMMIT'), close];
const read = [execute('SELECT a FROM t'), close];

const rowsIn = async (send_ = send) => {
  const [result] = (await send_([execute('SELECT a FROM t ORDER BY a'), close])).results;
  return typeof result === 'string'
    ? result
    : result?.rows?.map(([value]) => Number(value?.type === 'integer' && value.value));
};
/** What came of a pipeline: the codes in it, its HTTP status, or that no answer came. */
async function outcomeOf(asked: Promise<PipelineAnswer>): Promise<unknown> {
  const answer = await asked.catch(() => null);
  if (!answer) return 'no answer';
  if (answer.status !== 200) return answer.status;
  const [result] = answer.results;
  if (result === undefined || typeof result === 'string') return result ?? 'unreadable';
  const codes = (result.step_errors ?? []).flatMap((error) => (error ? [error.code] : []));
  return codes.length > 0 ? codes : 'done';
}

const codesOfWholeBatches = [
  'SQL_PARSE_ERROR',
  'SQL_NO_STATEMENT',
  'SQL_MANY_STATEMENTS',
  'ARGS_BOTH_POSITIONAL_AND_NAMED',
  'RESPONSE_TOO_LARGE',
];
/** Faults that come after all has run: the rows are there, whatever the client was answered. */
const comesTooLate = new Set([
  'http_502_html_after_commit',
  'cut_json',
  'fewer_results',
  'cut_after_commit',
]);

describe('an injected fault', () => {
  it.each(Object.entries(everyFault))('writes all or nothing: %s', async (name, fault) => {
    server.inject(fault);
    await outcomeOf(send(write));
    await server.clear();
    const isStored = comesTooLate.has(name) || name.startsWith('SQL_STORE_');
    expect(await rowsIn()).toEqual(isStored ? [1, 2] : []);
    await send([execute('DELETE FROM t'), close]);
    expect(await outcomeOf(send(write))).toBe('done');
  });

  const placed: [fault: Fault, outcome: unknown][] = [
    ...codesOfWholeBatches.map((code): [Fault, unknown] => [{ code } as Fault, code]),
    [{ code: 'SQLITE_BUSY' }, ['SQLITE_BUSY']],
    [{ code: 'SQLITE_FULL', at: 'last' }, ['SQLITE_FULL']],
    [{ code: 'SQLITE_IOERR', at: 'commit' }, ['SQLITE_IOERR']],
    [{ code: 'BLOCKED' }, ['BLOCKED']],
    [{ code: 'PROXY_ERROR' }, ['PROXY_ERROR']],
    [{ code: 'TRANSACTION_TIMEOUT' }, Array(3).fill('TRANSACTION_TIMEOUT')],
    [{ code: 'TRANSACTION_TIMEOUT', at: 'begin' }, Array(4).fill('TRANSACTION_TIMEOUT')],
    [{ code: 'TRANSACTION_TIMEOUT', scope: 'batch' }, 'TRANSACTION_TIMEOUT'],
    [{ code: 'SQLITE_IOERR', scope: 'answer' }, 500],
    [{ code: 'STREAM_EXPIRED' }, 400],
    [{ blocked: 'writes' }, ['BLOCKED']],
    [{ status: 401 }, 401],
    [{ status: 429 }, 429],
    [{ status: 502, body: 'html' }, 502],
    [{ status: 502, body: 'html', isRunFirst: true }, 502],
    [{ body: 'html' }, 'unreadable'],
    [{ body: 'empty_json' }, 'unreadable'],
    [{ connection: 'reset' }, 'no answer'],
    [{ connection: 'cut_after_commit' }, 'no answer'],
    [{ connection: 'refused' }, 'no answer'],
  ];
  it.each(placed)('is placed where sqld places it: %j', async (fault, outcome) => {
    server.inject(fault);
    expect(await outcomeOf(send(write))).toEqual(outcome);
  });

  it('lets reads through where writes alone are blocked, and says the reason', async () => {
    server.inject({ blocked: 'writes', reason: 'the plan is used up' });
    const { text } = await send([execute(insert(1)), close]);
    expect(text).toContain('"Operation was blocked: the plan is used up"');
    expect(await rowsIn()).toEqual([]);
    await server.clear();
    server.inject({ blocked: 'reads' });
    expect(await rowsIn()).toBe('BLOCKED');
  });

  it('of HTTP has the body of sqld, of a proxy, or none', async () => {
    const bodies = { json: /^\{"error":"/, html: /^<!DOCTYPE html>/, empty: /^$/ };
    for (const [body, pattern] of Object.entries(bodies)) {
      server.inject({ status: 503, body: body as 'json' });
      expect((await send(read)).text).toMatch(pattern);
      await server.clear();
    }
  });

  it('hangs until it is released, before or after all has run', async () => {
    for (const connection of ['hang', 'hang_after_commit'] as const) {
      let isDone = false;
      server.inject({ connection }, { writes: true });
      const asked = outcomeOf(send(write)).finally(() => {
        isDone = true;
      });
      const expected = connection === 'hang' ? [] : [1, 2];
      await expect.poll(() => rowsIn()).toEqual(expected);
      expect(isDone).toBe(false);
      await server.clear();
      expect(await asked).toBe('done');
      await send([execute('DELETE FROM t'), close]);
    }
  });

  it('hangs no more where the client has gone, and then runs nothing', async () => {
    server.inject({ connection: 'hang' }, { writes: true });
    const abort = new AbortController();
    const asked = fetch(`${server.url}/v2/pipeline`, {
      method: 'POST',
      body: JSON.stringify({ requests: write }),
      signal: abort.signal,
    }).catch(() => 'gone');
    await expect.poll(() => server.roundTrips()).toBe(2);
    abort.abort();
    expect(await asked).toBe('gone');
    await rowsIn();
    await server.clear();
    expect(await rowsIn()).toEqual([]);
  });
});

describe('a fault hits', () => {
  const chosen: [text: string, when: When, hit: string][] = [
    ['every request', {}, 'rwrwrw'],
    ['the second', { nth: 2 }, 'w'],
    ['the first three', { times: 3 }, 'rwr'],
    ['those that write', { writes: true }, 'www'],
    ['those that do not', { writes: false }, 'rrr'],
    ['the second that writes', { writes: true, nth: 2 }, 'w'],
    ['those of which a statement matches', { sql: /select/i }, 'rrr'],
    ['the first of those', { sql: /^INSERT/g, times: 1 }, 'w'],
    ['those of a database', { database: 'other' }, ''],
  ];
  it.each(chosen)('%s: %o', async (_, when, hit) => {
    server.inject({ status: 503 }, when);
    let seen = '';
    for (const [letter, requests] of [
      ['r', read],
      ['w', [execute('INSERT INTO t VALUES (NULL)'), close]],
      ['r', read],
      ['w', write],
      ['r', read],
      ['w', [execute('DELETE FROM t'), close]],
    ] as const)
      if ((await send(requests)).status === 503) seen += letter;
    expect(seen).toBe(hit);
  });

  it('the statement that matches, of a text that was stored too', async () => {
    server.inject({ code: 'SQLITE_IOERR' }, { sql: /VALUES \(2\)/ });
    const { results } = await send([
      { type: 'store_sql', sql_id: 3, sql: insert(2) },
      {
        type: 'batch',
        batch: { steps: [{ stmt: { sql: insert(1) } }, { stmt: { sql_id: 3 } }] },
      },
      close,
    ]);
    expect(results[1]).toMatchObject({ step_errors: [null, { code: 'SQLITE_IOERR' }] });
  });

  it('one database of many', async () => {
    const other = pipelineOf({ url: `${server.url}/other`, token: '' });
    server.inject({ status: 503 }, { database: 'other' });
    expect((await other(read)).status).toBe(503);
    expect((await send(read)).status).toBe(200);
  });
});

describe('the server', () => {
  it('counts every pipeline, and delays it where a test asks for that', async () => {
    const before = server.roundTrips();
    server.inject({ connection: 'reset' }, { nth: 2 });
    await send(read);
    await outcomeOf(send(read));
    expect(server.roundTrips() - before).toBe(2);
    server.setLatency(80);
    const [slow, fast] = [send(read).then(() => 'slow'), new Promise((go) => setTimeout(go, 40))];
    expect(await Promise.race([slow, fast])).toBe(undefined);
    expect(await slow).toBe('slow');
  });

  it('runs the steps of others between those of a long batch', async () => {
    const rows = 3_000;
    let isOver = false;
    const long = send([chain(...Array.from({ length: rows }, (_, a) => insert(a))), close]).then(
      () => {
        isOver = true;
      },
    );
    const seen: number[] = [];
    while (!isOver) seen.push((await rowsIn())?.length ?? 0);
    await long;
    expect(await rowsIn()).toHaveLength(rows);
    expect(seen.some((count) => count > 0 && count < rows)).toBe(true);
  });

  it('lets writers take turns in the order of their asking', async () => {
    const holder = await send([execute('BEGIN IMMEDIATE')]);
    const waiting = [1, 2, 3].map(async (a) => {
      await expect.poll(() => server.roundTrips(), { interval: 1 }).toBeGreaterThanOrEqual(a + 1);
      return send([execute(insert(a)), close]);
    });
    await expect.poll(() => server.roundTrips()).toBe(5);
    await send([execute('COMMIT'), close], holder.baton);
    await Promise.all(waiting);
    const { results } = await send([execute('SELECT a FROM t ORDER BY rowid'), close]);
    expect(results[0]).toMatchObject({
      rows: [[{ value: '1' }], [{ value: '2' }], [{ value: '3' }]],
    });
  });

  it('forgets a writer that went away while it waited', async () => {
    const holder = await send([execute('BEGIN IMMEDIATE')]);
    const abort = new AbortController();
    const gone = fetch(`${server.url}/v2/pipeline`, {
      method: 'POST',
      body: JSON.stringify({ requests: write }),
      signal: abort.signal,
    }).catch(() => 'gone');
    await expect.poll(() => server.roundTrips()).toBe(3);
    abort.abort();
    expect(await gone).toBe('gone');
    await rowsIn();
    await send([execute('COMMIT'), close], holder.baton);
    await send([execute(insert(9)), close]);
    expect(await rowsIn()).toEqual([9]);
  });

  it.each([
    ['a batch', write, [1, 2, 7]],
    ['one statement', [execute(`${insert(3)} RETURNING a`), close], [3, 7]],
  ])('waits for another process that writes to the same file: %s', async (_, requests, rows) => {
    const outsider = new Libsql(join(folder, 'main.db'), { timeout: 0 });
    outsider.exec(`BEGIN IMMEDIATE; ${insert(7)}`);
    const asked = outcomeOf(send(requests));
    for (let i = 0; i < 5; i++) expect(await rowsIn()).toEqual([]);
    outsider.exec('COMMIT');
    outsider.close();
    expect(await asked).toBe('done');
    expect(await rowsIn()).toEqual(rows);
  });

  it('ends while streams are open and writers wait', async () => {
    await send([execute('BEGIN IMMEDIATE'), execute(insert(1))]);
    const waiting = outcomeOf(send(write));
    await expect.poll(() => server.roundTrips()).toBe(3);
    await server.stop();
    expect(await waiting).toBe('no answer');
  });
});
