import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { commit } from '../../worker/foundation/database/commit.ts';
import type { Database } from '../../worker/foundation/database/database.ts';
import { guard, guarded } from '../../worker/foundation/database/guard.ts';
import { rateLimits } from '../../worker/foundation/database/schema.ts';
import { Problem } from '../../worker/foundation/problem.ts';
import { freshDatabase } from '../helpers/database.ts';

const count = (key: string) => ({ key, count: 1, resetsAt: 1, grantedTo: '' });
const add = (db: Database, key: string) => db.insert(rateLimits).values(count(key));
const keysIn = async (db: Database) => (await db.select().from(rateLimits)).map(({ key }) => key);
const refusal = (given: Promise<unknown>) => given.then(null, (fault: unknown) => fault);

describe('a guard', () => {
  it('lets the batch through where its condition holds, and leaves no row of its own', async () => {
    const { db } = await freshDatabase();
    const [, , rows] = await commit(db, [
      add(db, 'a'),
      guard(db, sql`EXISTS (SELECT 1 FROM rate_limits WHERE key = 'a')`, 'not_found'),
      db.select({ key: rateLimits.key }).from(rateLimits),
    ]);
    expect(rows).toEqual([{ key: 'a' }]);
    expect(await db.all(sql`SELECT * FROM guards`)).toEqual([]);
  });

  it.each([
    ['false', sql`0`],
    ['unknown', sql`NULL`],
    [
      'unknown by a row that is not there',
      sql`(SELECT count FROM rate_limits WHERE key = 'b') > 0`,
    ],
  ])('undoes the whole batch where its condition is %s', async (_, condition) => {
    const { db } = await freshDatabase();
    const steps = [add(db, 'a'), guard(db, condition, 'move_refused'), add(db, 'c')];
    expect(await refusal(commit(db, steps))).toMatchObject({
      name: 'Problem',
      code: 'move_refused',
    });
    expect(await keysIn(db)).toEqual([]);
  });

  it('refuses with the first that does not hold', async () => {
    const { db } = await freshDatabase();
    const first = new Problem('not_found', { facts: { first: true } });
    const steps = [
      guard(db, sql`1`, 'key_reused'),
      guard(db, sql`0`, first),
      guard(db, sql`0`, 'move_refused'),
    ];
    expect(await refusal(commit(db, steps))).toBe(first);
  });

  it('asks the database for the words of a refusal once the batch is undone', async () => {
    const { db } = await freshDatabase();
    const steps = [
      add(db, 'a'),
      guard(
        db,
        sql`0`,
        async () => new Problem('not_found', { facts: { keys: await keysIn(db) } }),
      ),
    ];
    expect(await refusal(commit(db, steps))).toMatchObject({ details: { facts: { keys: [] } } });
  });

  it('may be a key that must be new', async () => {
    const { db } = await freshDatabase();
    await commit(db, [add(db, 'a')]);
    const steps = [add(db, 'b'), guarded(add(db, 'a'), 'key_reused')];
    expect(await refusal(commit(db, steps))).toMatchObject({ code: 'key_reused' });
    expect(await keysIn(db)).toEqual(['a']);
  });

  it('is not blamed for a statement beside it that fails', async () => {
    const { db } = await freshDatabase();
    const steps = [
      add(db, 'a'),
      guard(db, sql`1`, 'not_found'),
      add(db, 'a'),
      guard(db, sql`1`, 'not_found'),
    ];
    const fault = await refusal(commit(db, steps));
    expect(fault).not.toBeInstanceOf(Problem);
    expect(await keysIn(db)).toEqual([]);
  });

  it('is not blamed for a fault that is no constraint', async () => {
    const { db } = await freshDatabase();
    const steps = [guard(db, sql`(SELECT 1 FROM no_such_table)`, 'not_found')];
    expect(await refusal(commit(db, steps))).not.toBeInstanceOf(Problem);
  });

  it('settles a race: of four with a limit of two, two pass, and both counters stand at two', async () => {
    const { db } = await freshDatabase();
    const grow = (key: string) =>
      db.run(sql`
      INSERT INTO rate_limits (key, count, resets_at, granted_to) VALUES (${key}, 1, 1, '')
      ON CONFLICT (key) DO UPDATE SET count = count + 1`);
    const one = () =>
      commit(db, [
        grow('a'),
        guard(db, sql`(SELECT count FROM rate_limits WHERE key = 'a') <= 2`, 'too_many_requests'),
        grow('b'),
      ]);
    const all = await Promise.allSettled([one(), one(), one(), one()]);
    expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(2);
    const rows = await db.select().from(rateLimits);
    expect(rows.map(({ key, count }) => [key, count])).toEqual([
      ['a', 2],
      ['b', 2],
    ]);
  });
});

it('an empty batch answers nothing', async () => {
  const { db } = await freshDatabase();
  expect(await commit(db, [])).toEqual([]);
});
