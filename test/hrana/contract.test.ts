// What the product asks of a remote libSQL database. It runs against our own server in the ordinary
// tests, and against any other by `npm run test:libsql -- URL TOKEN`.
import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Client, InStatement } from '@libsql/client/http';
import { createClient } from '@libsql/client/http';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { contractPrefix, objectsOfOthers } from '../../scripts/lib/contract-database.ts';
import {
  applyMigrations,
  lacksMigrations,
} from '../../worker/foundation/database/client/migrate.node.ts';
import { chain, close, execute, pipelineOf } from './pipeline.ts';
import { openTarget, type Target } from './target.ts';

const items = `${contractPrefix}items`;
const parts = `${contractPrefix}parts`;
const words = `${contractPrefix}words`;

let target: Target;
let client: Client;
let send: ReturnType<typeof pipelineOf>;
let mayWrite: boolean = false;

beforeAll(async () => {
  target = await openTarget();
  client = createClient({ url: target.url, authToken: target.token });
  send = pipelineOf(target);
  const others = await objectsOfOthers(client);
  if (others.length > 0)
    throw new Error(`The database is not empty, so it is left alone: ${others.join(', ')}.`);
  mayWrite = true;
  await dropTables();
  await client.batch(
    [
      `CREATE TABLE ${items} (
        id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, amount REAL CHECK (amount < 1000), body BLOB
      ) STRICT`,
      `CREATE TABLE ${parts} (item INTEGER NOT NULL REFERENCES ${items} (id))`,
    ],
    'write',
  );
}, 60_000);

afterAll(async () => {
  if (mayWrite) await dropTables();
  client.close();
  await target.close();
}, 60_000);

beforeEach(async () => {
  await client.batch([`DELETE FROM ${parts}`, `DELETE FROM ${items}`], 'write');
}, 60_000);

const dropTables = () =>
  client.batch(
    [parts, items, words].map((table) => `DROP TABLE IF EXISTS ${table}`),
    'write',
  );

async function faultOf(work: Promise<unknown>): Promise<{ code: string; message: string }> {
  try {
    await work;
  } catch (fault) {
    return fault as { code: string; message: string };
  }
  throw new Error('It succeeded.');
}

const countOf = async (table: string) =>
  Number((await client.execute(`SELECT count(*) AS n FROM ${table}`)).rows[0]?.n);

const add = (name: string): InStatement => ({
  sql: `INSERT INTO ${items} (name) VALUES (?)`,
  args: [name],
});

describe('an error of a statement', () => {
  const table: [text: string, statement: InStatement, code: string, message: RegExp][] = [
    ['a taken key', add('taken'), 'SQLITE_CONSTRAINT', /SQLite error: UNIQUE constraint failed/],
    [
      'a missing value',
      `INSERT INTO ${items} (name) VALUES (NULL)`,
      'SQLITE_CONSTRAINT',
      /SQLite error: NOT NULL constraint failed/,
    ],
    [
      'a broken rule',
      `INSERT INTO ${items} (name, amount) VALUES ('a', 1000)`,
      'SQLITE_CONSTRAINT',
      /SQLite error: CHECK constraint failed/,
    ],
    [
      'a dangling reference',
      `INSERT INTO ${parts} VALUES (4242)`,
      'SQLITE_CONSTRAINT',
      /SQLite error: FOREIGN KEY constraint failed/,
    ],
    [
      'a value of another type',
      `INSERT INTO ${items} (name, amount) VALUES ('a', 'word')`,
      'SQLITE_CONSTRAINT',
      /SQLite error: cannot store TEXT value in REAL column/,
    ],
    [
      'a row id that is no number',
      `INSERT INTO ${items} (id, name) VALUES ('word', 'a')`,
      'SQLITE_MISMATCH',
      /SQLite error: datatype mismatch/,
    ],
    ['a missing table', `SELECT * FROM ${contractPrefix}none`, 'SQLITE_UNKNOWN', /no such table/],
    ['a missing column', `SELECT none FROM ${items}`, 'SQL_INPUT_ERROR', /at offset 7\)/],
    ['a missing function', 'SELECT none()', 'SQL_INPUT_ERROR', /no such function/],
    ['faulty syntax', 'SELEC 1', 'SQL_PARSE_ERROR', /could not be parsed/],
    ['an unfinished text', 'SELECT 1 +', 'SQL_PARSE_ERROR', /could not be parsed/],
    ['no statement', '  -- nothing\n', 'SQL_NO_STATEMENT', /does not contain any statement/],
    ['two statements', 'SELECT 1; SELECT 2', 'SQL_MANY_STATEMENTS', /more than one/],
    ['a value too few', { sql: 'SELECT ?, ?', args: [1] }, 'ARGS_INVALID', /parameter 2 not found/],
    ['a value too many', { sql: 'SELECT ?', args: [1, 2] }, 'ARGS_INVALID', /too many parameters/],
    ['JSON that is none', "SELECT json('{')", 'SQLITE_UNKNOWN', /SQLite error: malformed JSON/],
  ];

  it.each(table)('is coded coarsely: %s', async (_, statement, code, message) => {
    await client.execute(add('taken'));
    const fault = await faultOf(client.execute(statement));
    expect(fault).toMatchObject({ code, extendedCode: undefined });
    expect(fault.message).toMatch(message);
    const inBatch = await faultOf(client.batch([add('other'), statement], 'write'));
    expect(inBatch.code).toBe(code);
    expect(await countOf(items)).toBe(1);
  });

  it('is answered to a COMMIT outside of a transaction', async () => {
    expect(await faultOf(client.execute('COMMIT'))).toMatchObject({
      code: 'SQLITE_UNKNOWN',
      message: expect.stringMatching(/SQLite error: .*no transaction is active/),
    });
  });

  const refused = [
    'VACUUM',
    'ANALYZE',
    "ATTACH 'other.db' AS other",
    `CREATE TEMP TABLE ${contractPrefix}temporary (a)`,
    'PRAGMA journal_mode = DELETE',
    'PRAGMA busy_timeout = 10',
    'PRAGMA wal_checkpoint',
    'PRAGMA optimize',
  ];
  it.each(refused)('says that a remote database refuses %s', async (sql) => {
    expect(await faultOf(client.execute(sql))).toMatchObject({
      code: 'SQL_PARSE_ERROR',
      message: expect.stringMatching(/unsupported statement/),
    });
  });

  it('fails one step where it happens while running, and the whole batch where it cannot be parsed', async () => {
    const insert = `INSERT INTO ${items} (name) VALUES ('a')`;
    const { results } = await send([
      { type: 'batch', batch: { steps: [insert, insert].map((sql) => ({ stmt: { sql } })) } },
      { type: 'batch', batch: { steps: [insert, 'SELEC 1'].map((sql) => ({ stmt: { sql } })) } },
      execute(`SELECT count(*) FROM ${items}`),
      close,
    ]);
    const [ran, unparsable, counted] = results;
    expect(ran).toMatchObject({
      step_results: [{ affected_row_count: 1 }, null],
      step_errors: [null, { code: 'SQLITE_CONSTRAINT' }],
    });
    expect(unparsable).toBe('SQL_PARSE_ERROR');
    expect(counted).toMatchObject({ rows: [[{ type: 'integer', value: '1' }]] });
  });
});

describe('values', () => {
  const table: [text: string, value: null | bigint | number | string | Uint8Array, kind: string][] =
    [
      ['nothing', null, 'null'],
      ['the largest integer', 9_223_372_036_854_775_807n, 'integer'],
      ['the smallest integer', -9_223_372_036_854_775_808n, 'integer'],
      ['a fraction', 0.1, 'real'],
      ['Persian text', 'می‌خواهم «سفارش» را لغو کنم 🌱', 'text'],
      ['an empty text', '', 'text'],
      ['256 KB of text', 'نوشته '.repeat(24_000), 'text'],
      ['an empty blob', new Uint8Array(0), 'blob'],
      ['a blob of every byte', Uint8Array.from({ length: 257 }, (_, i) => i), 'blob'],
    ];
  it.each(table)('come back as they went: %s', async (_, value, kind) => {
    const exact = createClient({ url: target.url, authToken: target.token, intMode: 'bigint' });
    const { rows } = await exact.execute({
      sql: 'SELECT ? AS value, typeof(?1) AS kind',
      args: [value],
    });
    exact.close();
    const back = rows[0]?.value;
    expect(back instanceof ArrayBuffer ? new Uint8Array(back) : back).toEqual(value);
    expect(rows[0]?.kind).toBe(kind);
  });

  it('have names and types', async () => {
    const { columns, columnTypes } = await client.execute(
      `SELECT id, name AS title, amount, body, 1 + 1 AS sum FROM ${items}`,
    );
    expect(columns).toEqual(['id', 'title', 'amount', 'body', 'sum']);
    expect(columnTypes).toEqual(['INTEGER', 'TEXT', 'REAL', 'BLOB', '']);
  });

  it('are bound by number and by name', async () => {
    const numbered = await client.execute({ sql: 'SELECT ?2 || ?1 AS v', args: ['a', 'b'] });
    expect(numbered.rows[0]?.v).toBe('ba');
    const named = await client.execute({
      sql: 'SELECT :a || @b || $c || :a AS v',
      args: { a: '1', b: '2', c: '3' },
    });
    expect(named.rows[0]?.v).toBe('1231');
  });

  it('R23 count changed rows of writes alone, and tell the row of an insert alone', async () => {
    const [inserted, returned, updated, read] = await client.batch(
      [
        { sql: `INSERT INTO ${items} (id, name) VALUES (7, 'a'), (8, 'b')`, args: [] },
        { sql: `INSERT INTO ${items} (name) VALUES ('c') RETURNING id, name`, args: [] },
        { sql: `UPDATE ${items} SET amount = 1`, args: [] },
        { sql: `SELECT name FROM ${items} ORDER BY id`, args: [] },
      ],
      'write',
    );
    expect(inserted).toMatchObject({ rowsAffected: 2, lastInsertRowid: 8n });
    expect(returned).toMatchObject({ rowsAffected: 1, rows: [{ id: 9, name: 'c' }] });
    expect(updated).toMatchObject({ rowsAffected: 3, lastInsertRowid: undefined });
    expect(read).toMatchObject({ rowsAffected: 0, lastInsertRowid: undefined });
    expect(read?.rows.map((row) => row.name)).toEqual(['a', 'b', 'c']);
  });
});

describe('what the product needs', () => {
  it('a batch of sixty writes is one transaction, in its order', async () => {
    const many = Array.from({ length: 60 }, (_, i) => add(`item ${i}`));
    expect(await client.batch(many, 'write')).toHaveLength(60);
    expect(await countOf(items)).toBe(60);
    await faultOf(client.batch([add('new'), ...many], 'write'));
    expect(await countOf(items)).toBe(60);
  });

  it('thirty different statements and more go in one batch', async () => {
    const many = Array.from({ length: 45 }, (_, i) => `SELECT ${i} AS n`);
    const results = await client.batch(many, 'read');
    expect(results.map(({ rows }) => rows[0]?.n)).toEqual([...many.keys()]);
  });

  it('foreign keys are enforced by default', async () => {
    expect((await client.execute('PRAGMA foreign_keys')).rows[0]?.foreign_keys).toBe(1);
  });

  it('conflicts are settled by the statement', async () => {
    const upsert = `INSERT INTO ${items} (name, amount) VALUES ('a', 1)
      ON CONFLICT (name) DO UPDATE SET amount = amount + 1 WHERE amount < 3 RETURNING amount`;
    const amounts = [];
    for (let i = 0; i < 4; i++) amounts.push((await client.execute(upsert)).rows[0]?.amount);
    expect(amounts).toEqual([1, 2, 3, undefined]);
  });

  it('lists go in as JSON', async () => {
    const { rows } = await client.execute({
      sql: "SELECT value ->> 'a' AS a FROM json_each(?) ORDER BY key",
      args: [JSON.stringify([{ a: 1 }, { a: 'دو' }])],
    });
    expect(rows.map((row) => row.a)).toEqual([1, 'دو']);
  });

  it('an index may hold a part of the rows, and be unique in it', async () => {
    await client.execute(
      `CREATE UNIQUE INDEX ${items}_part ON ${items} (amount) WHERE body IS NOT NULL`,
    );
    const insert = (name: string, body: string) =>
      client.execute(`INSERT INTO ${items} (name, amount, body) VALUES ('${name}', 1, ${body})`);
    await insert('a', 'NULL');
    await insert('b', 'NULL');
    await insert('c', "x'00'");
    const fault = await faultOf(insert('d', "x'00'"));
    await client.execute(`DROP INDEX ${items}_part`);
    expect(fault.code).toBe('SQLITE_CONSTRAINT');
  });

  it('words are found by FTS5', async () => {
    await client.execute(`CREATE VIRTUAL TABLE ${words} USING fts5 (body)`);
    await client.execute(`INSERT INTO ${words} VALUES ('لغو سفارش'), ('پیگیری')`);
    const { rows } = await client.execute({
      sql: `SELECT body FROM ${words} WHERE ${words} MATCH ?`,
      args: ['سفارش'],
    });
    await client.execute(`DROP TABLE ${words}`);
    expect(rows.map((row) => row.body)).toEqual(['لغو سفارش']);
  });

  it('the migrations bring an empty database to the schema, and a second time change nothing', async () => {
    const folder = 'worker/migrations';
    const created = readdirSync(folder)
      .filter((name) => name.endsWith('.sql'))
      .flatMap((name) =>
        [
          ...readFileSync(`${folder}/${name}`, 'utf8').matchAll(
            /CREATE (?:VIRTUAL )?TABLE `(\w+)`/g,
          ),
        ].map(([, table = '']) => table),
      );
    try {
      await applyMigrations(client, folder);
      expect(await lacksMigrations(client, folder)).toBe(false);
      await applyMigrations(client, folder);
      expect(await objectsOfOthers(client)).toEqual(expect.arrayContaining(created));
      expect((await client.execute('PRAGMA foreign_key_check')).rows).toEqual([]);
    } finally {
      // Without BEGIN: foreign keys cannot be switched off within a transaction.
      const drops = ['__drizzle_migrations', ...created].map(
        (name) => `DROP TABLE IF EXISTS ${name}`,
      );
      await send([
        execute('PRAGMA foreign_keys = OFF'),
        ...drops.map((sql) => execute(sql)),
        close,
      ]);
    }
    expect(await objectsOfOthers(client)).toEqual([]);
  }, 60_000);
});

describe('conditions of a batch', () => {
  it('count a step that was left out as failed', async () => {
    const { results } = await send([
      {
        type: 'batch',
        batch: {
          steps: [
            { stmt: { sql: 'SELECT none()' } },
            { stmt: { sql: 'SELECT 1' }, condition: { type: 'ok', step: 0 } },
            { stmt: { sql: 'SELECT 2' }, condition: { type: 'error', step: 1 } },
            {
              stmt: { sql: 'SELECT 3' },
              condition: {
                type: 'and',
                conds: [
                  { type: 'not', cond: { type: 'ok', step: 0 } },
                  {
                    type: 'or',
                    conds: [
                      { type: 'ok', step: 0 },
                      { type: 'ok', step: 2 },
                    ],
                  },
                ],
              },
            },
          ],
        },
      },
      close,
    ]);
    expect(results[0]).toMatchObject({
      step_results: [null, null, { rows: [[{ value: '2' }]] }, { rows: [[{ value: '3' }]] }],
      step_errors: [{ code: 'SQL_INPUT_ERROR' }, null, null, null],
    });
  });

  const broken: [text: string, request: object, message: string][] = [
    [
      'a condition on a later step',
      {
        type: 'batch',
        batch: { steps: [{ stmt: { sql: 'SELECT 1' }, condition: { type: 'ok', step: 0 } }] },
      },
      'Invalid reference to step in a batch condition',
    ],
    [
      'a condition of a later version',
      {
        type: 'batch',
        batch: { steps: [{ stmt: { sql: 'SELECT 1' }, condition: { type: 'is_autocommit' } }] },
      },
      'BatchCond of type `is_autocommit` is only supported in protocol version hrana3 and higher',
    ],
    [
      'a request of a later version',
      { type: 'get_autocommit' },
      'The `get_autocommit` request is only supported in protocol version hrana3 and higher',
    ],
    [
      'a text that was not stored',
      { type: 'execute', stmt: { sql_id: 1 } },
      'SQL text 1 not found',
    ],
    [
      'a text twice',
      { type: 'execute', stmt: { sql_id: 1, sql: 'SELECT 1' } },
      'Either `sql` or `sql_id` are required, but not both',
    ],
    ['no text', { type: 'execute', stmt: {} }, 'Either `sql` or `sql_id` are required'],
  ];
  it.each(broken)(
    'and other faults of a client fail all in plain text: %s',
    async (_, request, message) => {
      const answer = await send([execute('SELECT 1'), request]);
      expect(answer).toMatchObject({ status: 400, type: 'text/plain', text: message });
    },
  );

  it.each([
    { type: 'no_such_request' },
    { type: 'execute', stmt: { sql: 'SELECT ?', args: [{ type: 'integer', value: 1 }] } },
  ])('and what cannot be read too: %j', async (request) => {
    const answer = await send([request]);
    expect(answer).toMatchObject({ status: 400, type: 'text/plain' });
    expect(answer.text).toMatch(/^Cannot deserialize client message from JSON/);
  });
});

describe('texts that are stored', () => {
  const store = (id: number, sql: string) => ({ type: 'store_sql', sql_id: id, sql });

  it('serve their stream until it forgets them', async () => {
    const { baton } = await send([store(1, 'SELECT 41 + 1')]);
    const second = await send(
      [
        { type: 'execute', stmt: { sql_id: 1 } },
        { type: 'close_sql', sql_id: 1 },
      ],
      baton,
    );
    expect(second.results[0]).toMatchObject({ rows: [[{ value: '42' }]] });
    const third = await send([{ type: 'execute', stmt: { sql_id: 1 } }], second.baton);
    expect(third).toMatchObject({ status: 400, text: 'SQL text 1 not found' });
  });

  it('are fifty at most', async () => {
    const texts = Array.from({ length: 51 }, (_, i) => store(i, `SELECT ${i}`));
    const { results } = await send([...texts, close]);
    expect(results[49]).toEqual({});
    expect(results[50]).toBe('SQL_STORE_TOO_MANY');
  });

  it('have five thousand bytes at most, not letters', async () => {
    const comment = (letter: string, count: number) => `SELECT 1 /*${letter.repeat(count)}*/`;
    const { results } = await send([
      store(1, comment('a', 5_000 - 13)),
      store(2, comment('a', 5_001 - 13)),
      store(3, comment('ن', 2_494)),
      close,
    ]);
    expect(results.slice(0, 3)).toEqual([{}, 'SQL_STORE_TOO_LARGE', 'SQL_STORE_TOO_LARGE']);
  });
});

describe('a stream', () => {
  it('goes on with its baton, once with each', async () => {
    const first = await send([
      execute('BEGIN IMMEDIATE'),
      execute(`INSERT INTO ${items} (name) VALUES ('a')`),
    ]);
    const second = await send([execute(`SELECT name FROM ${items}`)], first.baton);
    expect(second.results[0]).toMatchObject({ rows: [[{ value: 'a' }]] });
    const again = await send([execute('COMMIT')], first.baton);
    expect(again).toMatchObject({
      status: 400,
      type: 'text/plain',
      text: 'Received a baton that has already been used',
    });
    expect(await send([execute('COMMIT'), close], second.baton)).toMatchObject({ baton: null });
    expect(await countOf(items)).toBe(1);
    expect(await send([close], second.baton)).toMatchObject({
      status: 400,
      text: 'Received an invalid baton',
    });
  });

  it('is not found by a baton of another’s making', async () => {
    const { baton } = await send([execute('SELECT 1')]);
    const forged = `${baton?.startsWith('A') ? 'B' : 'A'}${baton?.slice(1)}`;
    for (const one of [forged, 'AAAA', 'no baton!'])
      expect(await send([execute('SELECT 1')], one)).toMatchObject({
        status: 400,
        text: 'Received an invalid baton',
      });
    await send([close], baton);
  });

  it('runs nothing after its close', async () => {
    const answer = await send([close, execute('SELECT 1')]);
    expect(answer).toMatchObject({ status: 400, text: 'Stream for this baton was closed' });
  });

  it('that is closed in a transaction leaves nothing', async () => {
    await send([execute('BEGIN'), execute(`INSERT INTO ${items} (name) VALUES ('a')`), close]);
    expect(await countOf(items)).toBe(0);
    await client.execute(add('a'));
  });

  it('that breaks the protocol leaves nothing of its open transaction', async () => {
    await send([
      execute('BEGIN'),
      execute(`INSERT INTO ${items} (name) VALUES ('a')`),
      { type: 'execute', stmt: {} },
    ]);
    expect(await countOf(items)).toBe(0);
  });

  it('expires when it is idle, and its transaction with it', async () => {
    const { baton } = await send([
      execute('BEGIN IMMEDIATE'),
      execute(`INSERT INTO ${items} (name) VALUES ('a')`),
    ]);
    await sleep(target.idleMs);
    const late = await send([execute('COMMIT')], baton);
    expect(late).toMatchObject({ status: 400, type: 'application/json' });
    expect(JSON.parse(late.text)).toEqual({
      code: 'STREAM_EXPIRED',
      message: 'The stream has expired due to inactivity',
    });
    await client.execute(add('a'));
  }, 60_000);
});

describe('writers', () => {
  const increment = `UPDATE ${items} SET amount = amount + 1 WHERE name = 'a'`;
  const amount = async () =>
    (await client.execute(`SELECT amount FROM ${items} WHERE name = 'a'`)).rows[0]?.amount;

  it('R23 at once lose nothing of each other', async () => {
    await client.execute(`INSERT INTO ${items} (name, amount) VALUES ('a', 0)`);
    await Promise.all(
      Array.from({ length: 20 }, () => client.batch([increment, increment], 'write')),
    );
    expect(await amount()).toBe(40);
  }, 60_000);

  it('wait for one that has begun, while readers see what was committed', async () => {
    await client.execute(`INSERT INTO ${items} (name, amount) VALUES ('a', 0)`);
    const holder = await send([execute('BEGIN IMMEDIATE'), execute(increment)]);
    let isDone = false;
    const waiting = client.batch([increment], 'write').then(() => {
      isDone = true;
    });
    expect(await amount()).toBe(0);
    expect(isDone).toBe(false);
    await send([execute('COMMIT'), close], holder.baton);
    await waiting;
    expect(await amount()).toBe(2);
  });

  it('are refused where they have read what another has changed since', async () => {
    await client.execute(`INSERT INTO ${items} (name, amount) VALUES ('a', 0)`);
    const reader = await send([execute('BEGIN'), execute(`SELECT amount FROM ${items}`)]);
    await client.execute(increment);
    const late = await send(
      [execute(increment), execute(`SELECT amount FROM ${items}`), close],
      reader.baton,
    );
    expect(late.results[0]).toBe('SQLITE_BUSY');
    expect(late.results[1]).toMatchObject({ rows: [[{ value: 0 }]] });
    expect(await amount()).toBe(1);
  });

  it('a reader’s transaction sees one state to its end', async () => {
    await client.execute(`INSERT INTO ${items} (name, amount) VALUES ('a', 0)`);
    const read = execute(`SELECT amount FROM ${items}`);
    const first = await send([execute('BEGIN TRANSACTION READONLY'), read]);
    await client.execute(increment);
    const second = await send([read, execute('COMMIT'), read, close], first.baton);
    expect(second.results[0]).toMatchObject({ rows: [[{ value: 0 }]] });
    expect(second.results[2]).toMatchObject({ rows: [[{ value: 1 }]] });
  });

  it('that hold too long lose all to one that waits, and every step of their request fails so', async () => {
    await client.execute(`INSERT INTO ${items} (name, amount) VALUES ('a', 0)`);
    const holder = await send([execute('BEGIN IMMEDIATE'), execute(increment)]);
    await client.batch([increment], 'write');
    expect(await amount()).toBe(1);
    const late = await send(
      [chain(increment, 'COMMIT', 'ROLLBACK'), execute(increment), execute('COMMIT'), close],
      holder.baton,
    );
    const lost = { code: 'TRANSACTION_TIMEOUT', message: 'Transaction timed out' };
    expect(late.results[0]).toMatchObject({ step_errors: [lost, lost, lost] });
    // The stream itself lives on, outside of any transaction.
    expect(late.results[1]).toMatchObject({ affected_row_count: 1 });
    expect(late.results[2]).toBe('SQLITE_UNKNOWN');
    expect(await amount()).toBe(2);
  }, 60_000);
});

describe('who may ask', () => {
  const ask = (headers: Record<string, string>) =>
    fetch(`${target.url}/v2/pipeline`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...headers },
      body: JSON.stringify({ requests: [execute('SELECT 1'), close] }),
    });

  it('is recognised by a token, and others get 401', async () => {
    if (!target.token) return;
    for (const wrong of [undefined, 'Bearer wrong', 'Basic wrong', 'wrong']) {
      const answer = await ask(wrong ? { Authorization: wrong } : {});
      expect(answer.status).toBe(401);
      expect(await answer.text()).not.toContain('"results"');
    }
    expect((await ask({ Authorization: `Bearer ${target.token}` })).status).toBe(200);
  });
});

describe('an answer', () => {
  it('that grows too large fails the batch, and nothing of it stays', async () => {
    const bytes = target.maxResponseBytes;
    if (bytes === null) return;
    const large = `SELECT hex(zeroblob(${bytes / 2 + 1}))`;
    expect((await faultOf(client.execute(large))).code).toBe('RESPONSE_TOO_LARGE');
    const half = `SELECT hex(zeroblob(${bytes / 4 + 1}))`;
    const batch = client.batch([add('a'), half, half], 'write');
    expect((await faultOf(batch)).code).toBe('RESPONSE_TOO_LARGE');
    expect(await countOf(items)).toBe(0);
    expect(await client.batch([add('a'), half], 'write')).toHaveLength(2);
  });
});
