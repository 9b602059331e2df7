// The embedded client and its shared transaction against the client of the package: the same random
// batches, alone and in concurrent groups, must give the same answers and leave the same rows.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Client, createClient, type InStatement, type ResultSet } from '@libsql/client';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openEmbeddedClient } from '../../worker/foundation/database/client/embedded-client.node.ts';
import { dumpDatabase } from '../helpers/dump.ts';

const schema = `
  CREATE TABLE parents (id INTEGER PRIMARY KEY, name TEXT UNIQUE, value, small INTEGER CHECK (small < 10));
  CREATE TABLE children (id INTEGER PRIMARY KEY, parent INTEGER NOT NULL REFERENCES parents (id) ON DELETE CASCADE);
  CREATE TABLE guards (holds INTEGER NOT NULL CHECK (holds = 1));
  CREATE TRIGGER undo_all BEFORE INSERT ON children WHEN NEW.id = 13
    BEGIN SELECT RAISE(ROLLBACK, 'undone by the engine'); END;`;

type Args = Extract<InStatement, object>['args'];
type Batch = { statements: InStatement[]; mode: 'write' | 'read' | 'deferred' };

const statement = (sql: string) => (args: Args) => ({ sql, args }) as InStatement;
const id = fc.integer({ min: 1, max: 12 });
const name = fc.constantFrom('a', 'b', 'پاسخ', '', 'می‌شود');
const value = fc.oneof(
  fc.constantFrom(
    null,
    '',
    0,
    -0,
    1.5,
    Number.NaN,
    Number.POSITIVE_INFINITY,
    2 ** 53 - 1,
    true,
    12n,
    2n ** 63n,
    -(2n ** 63n) - 1n,
  ),
  fc.constantFrom(new Date(0), 'a\0b', 'x'.repeat(70_000), new Uint8Array(40_000).fill(7)),
  fc.string(),
  fc.uint8Array({ maxLength: 20 }),
);

const writes = fc.oneof(
  fc
    .tuple(id, name, value, fc.integer({ min: 0, max: 11 }))
    .map(statement('INSERT INTO parents (id, name, value, small) VALUES (?, ?, ?, ?)')),
  fc.tuple(name, value).map(statement('INSERT INTO parents (name, value) VALUES (?, ?)')),
  fc.tuple(id, name, value).map(
    statement(`INSERT INTO parents (id, name, value) VALUES (?, ?, ?)
      ON CONFLICT (id) DO UPDATE SET value = excluded.value RETURNING id, name, value`),
  ),
  fc.tuple(id, name).map(statement('INSERT OR REPLACE INTO parents (id, name) VALUES (?, ?)')),
  fc.tuple(id, name).map(statement('INSERT OR IGNORE INTO parents (id, name) VALUES (?, ?)')),
  fc.tuple(id, name).map(statement('INSERT OR ROLLBACK INTO parents (id, name) VALUES (?, ?)')),
  fc.tuple(id, name).map(statement('INSERT OR FAIL INTO parents (id, name) VALUES (?, ?)')),
  fc.record({ id, value }).map(statement('UPDATE parents SET value = :value WHERE id = :id')),
  fc.tuple(id).map(statement('UPDATE parents SET small = small + 5 WHERE id >= ? RETURNING *')),
  fc.tuple(id).map(statement('DELETE FROM parents WHERE id = ?')),
  fc
    .tuple(fc.integer({ min: 1, max: 14 }), id)
    .map(statement('INSERT INTO children (id, parent) VALUES (?, ?)')),
);
const guards = fc
  .tuple(fc.integer({ min: 0, max: 8 }))
  .map(statement('INSERT INTO guards (holds) SELECT 0 WHERE (SELECT count(*) FROM parents) < ?'));
const reads = fc.oneof(
  fc.constant<InStatement>('SELECT * FROM parents ORDER BY id'),
  fc.constant<InStatement>('SELECT count(*) AS count, count(*) FROM children'),
  fc.tuple(value).map(statement('SELECT ? AS given, typeof(?1) AS kind')),
);
const faults = fc.constantFrom<InStatement>(
  'SELECT * FROM nowhere',
  'SELEC 1',
  'SELECT 9007199254740993 AS unsafe',
  { sql: 'SELECT ?', args: [undefined as never] },
);

const writeBatch = fc.record<Batch>({
  statements: fc.array(
    fc.oneof(
      { weight: 12, arbitrary: writes },
      { weight: 3, arbitrary: guards },
      { weight: 3, arbitrary: reads },
      { weight: 1, arbitrary: faults },
    ),
    { maxLength: 6 },
  ),
  mode: fc.constant('write' as const),
});
const readBatch = fc.record<Batch>({
  statements: fc.array(reads, { maxLength: 3 }),
  mode: fc.constantFrom('read' as const, 'deferred' as const),
});

/** Batches that come at once. Reads do not wait for writes, so that they come alone here. */
const group = fc.oneof(
  { weight: 6, arbitrary: fc.array(writeBatch, { minLength: 1, maxLength: 8 }) },
  { weight: 1, arbitrary: readBatch.map((one) => [one]) },
);
const groups = fc.array(group, { maxLength: 8 });

/** `npm run test:long` goes deeper. */
const depth = Number(process.env.TEST_DEPTH ?? 1);

let folder = '';
let count = 0;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pasokh-differential-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function openBoth(): Promise<{ ours: Client; theirs: Client }> {
  count += 1;
  const ours = openEmbeddedClient(join(folder, `${count}-ours.db`));
  const theirs = createClient({
    url: `file:${join(folder, `${count}-theirs.db`)}`,
    concurrency: 1,
  });
  await theirs.execute('PRAGMA foreign_keys = ON');
  // What a batch does is compared, not that it lasts: flushing would take most of the time.
  await theirs.execute('PRAGMA journal_mode = WAL');
  for (const client of [ours, theirs])
    await client.executeMultiple(`PRAGMA synchronous = OFF; ${schema}`);
  return { ours, theirs };
}

/** What a caller can see of an answer. Of a statement that inserted nothing the last id is that of any earlier one. */
const seen = ({ columns, rows, rowsAffected, lastInsertRowid }: ResultSet, sql: string) => ({
  columns,
  rows: rows.map((row) => ({ ...row, byPlace: Array.from(row) })),
  ...(columns.length === 0 && { rowsAffected }),
  ...(sql.startsWith('INSERT') && rowsAffected > 0 && { lastInsertRowid }),
});

const sqlOf = (statement: InStatement | undefined) =>
  typeof statement === 'object' ? statement.sql : (statement ?? '');

/** What a caller can tell one fault from another by. */
const seenFault = (fault: Error & { code?: string; statementIndex?: number }) => ({
  name: fault.name,
  code: fault.code,
  statementIndex: fault.statementIndex,
});

const run = (client: Client, { statements, mode }: Batch) =>
  client
    .batch(statements, mode)
    .then((results) => results.map((result, i) => seen(result, sqlOf(statements[i]))), seenFault);

async function both(
  groups: readonly (readonly Batch[])[],
  prepare?: (client: Client) => Promise<unknown>,
) {
  const { ours, theirs } = await openBoth();
  for (const client of [ours, theirs]) await prepare?.(client);
  try {
    for (const group of groups) {
      const own = await Promise.all(group.map((one) => run(ours, one)));
      const other = [];
      for (const one of group) other.push(await run(theirs, one));
      expect(own).toEqual(other);
      for (const { code = '' } of own.filter((one) => 'code' in one)) codes.add(code);
    }
    expect(await dumpDatabase(ours)).toEqual(await dumpDatabase(theirs));
  } finally {
    ours.close();
    theirs.close();
  }
}

/** Faults that were seen: a generator that makes none of a kind would prove nothing of it. */
const codes = new Set<string>();

describe('the embedded client and that of the package', () => {
  it('answer random batches alike, alone and in concurrent groups', async () => {
    await fc.assert(
      fc.asyncProperty(groups, (given) => both(given)),
      { numRuns: 150 * depth },
    );
  });

  it('answer alike when the disk is full', async () => {
    const fill = (client: Client) => client.execute('PRAGMA max_page_count = 24');
    await fc.assert(
      fc.asyncProperty(groups, (given) => both(given, fill)),
      { numRuns: 60 },
    );
  });
});
