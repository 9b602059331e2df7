import type { InStatement } from '@libsql/client';
import { and, eq, lt, type SQL, sql } from 'drizzle-orm';
import { describe, expect, it, vi } from 'vitest';
import { attachments } from '../../worker/attachments/schema.ts';
import { commit, readTogether } from '../../worker/foundation/database/commit.ts';
import type { Statement } from '../../worker/foundation/database/database.ts';
import { rateLimits } from '../../worker/foundation/database/schema.ts';
import {
  asJson,
  bind,
  fragment,
  isOneOf,
  statement,
} from '../../worker/foundation/database/statement.ts';
import { requestKeys } from '../../worker/idempotency/schema.ts';
import { freshDatabase } from '../helpers/database.ts';

const limit = (key: string, count = 1) => ({ key, count, resetsAt: 1, grantedTo: '' });

/** What a statement sends, beside what drizzle sends for the same query built with its values. */
async function sentOf(build: (db: Handle) => Statement, bound: (db: Db) => Statement) {
  const { db } = await freshDatabase();
  const textOf = (query: Statement): InStatement => bind(db, query).toSend();
  return { sent: textOf(bound(db)), plain: textOf(build(db)) };
}

type Db = Awaited<ReturnType<typeof freshDatabase>>['db'];
type Handle = Omit<Db, '$client'>;

const countOf = fragment(
  (key: string, above: number) =>
    sql`(SELECT count FROM rate_limits WHERE key = ${key} AND count > ${above})`,
);
const isAbove = fragment((scalar: SQL, floor: number) => sql`${scalar} > ${floor}`);

const addKey = (db: Handle, key: typeof requestKeys.$inferInsert) =>
  db.insert(requestKeys).values(key);
const setFlag = (db: Handle, id: string, sensitive: boolean, set: { storedAt?: number }) =>
  db
    .update(attachments)
    .set({ ...set, sensitive })
    .where(eq(attachments.id, id));
const drop = (db: Handle, key: string, before: number) =>
  db
    .delete(rateLimits)
    .where(and(eq(rateLimits.key, key), lt(rateLimits.resetsAt, before)))
    .returning({ key: rateLimits.key });
const find = (db: Handle, key: string, most: number, count: SQL) =>
  db
    .select({ key: rateLimits.key, isOdd: sql<number>`count % 2` })
    .from(rateLimits)
    .where(and(eq(rateLimits.key, key), sql`count = ${count}`))
    .limit(most);
const runRaw = (db: Handle, key: string, words: unknown) =>
  db.run(sql`SELECT ${key}, ${asJson(words)}, ${sql.param(null)}, 'constant'`);

const row = { scope: 's', key: 'k', bodyHash: 'h', resultId: 'r', createdAt: 1 };
const counted = countOf('a', 0);

describe('a statement', () => {
  it.each<[string, (db: Handle) => Statement, (db: Db) => Statement]>([
    [
      'an INSERT with JSON',
      (db) => addKey(db, { ...row, answer: { code: '۱' } }),
      (db) => statement(addKey)(db, { ...row, answer: { code: '۱' } }),
    ],
    [
      'an INSERT with NULL in a column of JSON',
      (db) => addKey(db, { ...row, answer: null }),
      (db) => statement(addKey)(db, { ...row, answer: null }),
    ],
    [
      'an UPDATE of a boolean',
      (db) => setFlag(db, 'i', false, { storedAt: 2 }),
      (db) => statement(setFlag)(db, 'i', false, { storedAt: 2 }),
    ],
    [
      'an UPDATE without what is not set',
      (db) => setFlag(db, 'i', true, {}),
      (db) => statement(setFlag)(db, 'i', true, {}),
    ],
    ['a DELETE', (db) => drop(db, 'k', 2), (db) => statement(drop)(db, 'k', 2)],
    [
      'a SELECT with SQL that is given',
      (db) => find(db, 'k', 3, countOf('b', 4)),
      (db) => statement(find)(db, 'k', 3, countOf('b', 4)),
    ],
    [
      'raw SQL',
      (db) => runRaw(db, 'k', ['a', 'b']),
      (db) => statement(runRaw)(db, 'k', ['a', 'b']),
    ],
    [
      'SQL in SQL',
      (db) => db.run(sql`SELECT ${isAbove(countOf('a', 1), 2)}`),
      (db) =>
        statement((own, holds: SQL) => own.run(sql`SELECT ${holds}`))(
          db,
          isAbove(countOf('a', 1), 2),
        ),
    ],
  ])('sends what drizzle sends: %s', async (_, build, bound) => {
    const { sent, plain } = await sentOf(build, bound);
    expect(sent).toEqual(plain);
  });

  it('is built once, and binds the values of each call', async () => {
    const { db } = await freshDatabase();
    const built = vi.fn(find);
    const findOnce = statement(built);
    await commit(
      db,
      ['a', 'b', 'c'].map((key, i) => db.insert(rateLimits).values(limit(key, i + 1))),
    );
    for (const [i, key] of ['a', 'b', 'c'].entries()) {
      const [rows] = await readTogether(db, [findOnce(db, key, 1, countOf(key, 0))]);
      expect(rows).toEqual([{ key, isOdd: (i + 1) % 2 }]);
      expect(await findOnce(db, key, 1, countOf(key, 9))).toEqual([]);
    }
    expect(built).toHaveBeenCalledTimes(1);
  });

  it('has a text for each shape of its arguments, and one for all values', async () => {
    const { db } = await freshDatabase();
    const built = vi.fn(setFlag);
    const set = statement(built);
    for (const value of [0, 1, 2])
      for (const change of [{}, { storedAt: value }, { storedAt: undefined }])
        set(db, `${value}`, value > 0, change);
    expect(built).toHaveBeenCalledTimes(3);
  });

  it('holds no value in its text', async () => {
    const { db } = await freshDatabase();
    const secret = `'; DROP TABLE guards; --`;
    const texts = [
      statement(find)(db, secret, 7, countOf(secret, 0)),
      statement(addKey)(db, { ...row, scope: secret, answer: secret }),
      statement(drop)(db, secret, 1),
      statement(runRaw)(db, secret, [secret]),
    ].map((query) => JSON.stringify(bind(db, query).toSend()));
    for (const text of texts) {
      expect(JSON.parse(text).sql).not.toContain('DROP');
      expect(text).toContain('DROP');
    }
  });

  it('is built anew with SQL that is no fragment, and never kept', async () => {
    const { db } = await freshDatabase();
    const built = vi.fn(find);
    const findOnce = statement(built);
    await db.insert(rateLimits).values(limit('a'));
    for (const count of [1, 2])
      expect(await findOnce(db, 'a', 1, sql`${count}`)).toHaveLength(2 - count);
    expect(built).toHaveBeenCalledTimes(2);
  });

  it.each([
    ['calculates with a value', (at: number) => sql`SELECT ${at - 1}`],
    ['makes a value a part of a text', (at: number) => sql`SELECT ${`a${at}`}`],
    ['makes JSON of a value', (at: number) => sql`SELECT ${JSON.stringify([at])}`],
  ])('refuses a function that %s', async (_, text) => {
    const { db } = await freshDatabase();
    expect(() => statement((own, at: number) => own.run(text(at)))(db, 1)).toThrow(TypeError);
  });

  it('refuses a function that asks for what is in a value', async () => {
    const { db } = await freshDatabase();
    const nested = { limits: { tries: 1 } };
    const tries = statement((own, { limits }: typeof nested) => own.run(sql`${limits.tries}`));
    expect(() => tries(db, nested)).toThrow(TypeError);
    const spread = statement((own, { limits }: typeof nested) => own.run(sql`${{ ...limits }}`));
    expect(() => spread(db, nested)).toThrow(TypeError);
  });

  it('refuses values that no database takes', async () => {
    const { db } = await freshDatabase();
    const raw = statement((own, value: unknown) => own.run(sql`SELECT ${value}`));
    for (const value of [[1], new Date(0)])
      expect(() => bind(db, raw(db, value)).toSend()).toThrow(TypeError);
  });

  it('takes a list as one value', async () => {
    const { db } = await freshDatabase();
    const among = vi.fn((own: Handle, keys: readonly string[]) =>
      own.select({ key: rateLimits.key }).from(rateLimits).where(isOneOf(rateLimits.key, keys)),
    );
    const findAmong = statement(among);
    await commit(db, [db.insert(rateLimits).values([limit('a'), limit('b'), limit('c')])]);
    expect(await findAmong(db, ['a', 'c'])).toHaveLength(2);
    expect(await findAmong(db, [])).toHaveLength(0);
    expect(await findAmong(db, ['b', 'c', 'd', 'e'])).toHaveLength(2);
    expect(among).toHaveBeenCalledTimes(1);
  });

  it('leaves SQL by itself as it is', async () => {
    const { db } = await freshDatabase();
    await db.insert(rateLimits).values(limit('a', 3));
    expect(await db.get(sql`SELECT ${counted} AS count`)).toMatchObject({ count: 3 });
  });
});

describe('the rows of a statement', () => {
  it.each<[string, (db: Handle) => Statement & PromiseLike<unknown>]>([
    [
      'columns that are decoded, and SQL beside them',
      (db) => db.select({ row: requestKeys.answer, at: sql<number>`1 + 1` }).from(requestKeys),
    ],
    ['all columns', (db) => db.select().from(requestKeys)],
    ['two tables, where one has no row', (db) => joined(db)],
    ['raw SQL', (db) => db.all(sql`SELECT key, body_hash AS hash, NULL AS none FROM request_keys`)],
    [
      'what a write answers',
      (db) =>
        db.update(requestKeys).set({ bodyHash: 'other' }).returning({ hash: requestKeys.bodyHash }),
    ],
  ])('are those of drizzle: %s', async (_, build) => {
    const { db } = await freshDatabase();
    await db.insert(requestKeys).values({ ...row, answer: { code: '۱', list: [null] } });
    const [rows] = await readTogether(db, [build(db)]);
    expect(rows).toEqual(await build(db));
    expect(rows).toHaveLength(1);
  });

  it('give the first of two columns of one name', async () => {
    const { db } = await freshDatabase();
    const [rows] = await readTogether(db, [db.all(sql`SELECT 1 AS a, 2 AS a`)]);
    expect(rows).toEqual([{ a: 1 }]);
  });
});

const joined = (db: Handle) =>
  db
    .select({ key: requestKeys, limit: rateLimits })
    .from(requestKeys)
    .leftJoin(rateLimits, eq(rateLimits.key, requestKeys.key));
