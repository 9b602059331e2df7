import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { charge, guardWithin, type RateLimit } from '../../worker/foundation/database/charge.ts';
import { commit } from '../../worker/foundation/database/commit.ts';
import type { Database } from '../../worker/foundation/database/database.ts';
import { hours, minutes, seconds } from '../../worker/foundation/ports/clock.ts';
import { Problem } from '../../worker/foundation/problem.ts';
import { handTurnedClock } from '../helpers/clock.ts';
import { freshDatabase } from '../helpers/database.ts';

const phone: RateLimit = { key: 'phone:1', max: 2, windowMs: hours(1) };
const address: RateLimit = { key: 'address:1', max: 50, windowMs: hours(1) };
const many: RateLimit = { key: 'many', max: 10, windowMs: hours(1) };

const counts = (db: Database) => db.all(sql`SELECT key, count FROM rate_limits ORDER BY key`);

const refusal = (given: Promise<unknown>) =>
  given.then(
    () => null,
    (fault: unknown) => fault,
  );

describe('a charge', () => {
  it('R22 a refusal by one limit charges no other', async () => {
    const { db } = await freshDatabase();
    const clock = handTurnedClock();
    const tries = [];
    for (let i = 0; i < 4; i++)
      tries.push(await refusal(commit(db, charge(db, [address, phone], clock))));
    expect(tries.map((fault) => fault === null)).toEqual([true, true, false, false]);
    expect(await counts(db)).toEqual([
      { key: 'address:1', count: 2 },
      { key: 'phone:1', count: 2 },
    ]);
  });

  it('R22 is exact when many come at once', async () => {
    const { db } = await freshDatabase();
    const clock = handTurnedClock();
    const all = await Promise.all(
      Array.from({ length: 40 }, () => refusal(commit(db, charge(db, [many, address], clock)))),
    );
    expect(all.filter((fault) => fault === null)).toHaveLength(10);
  });

  it('R26 says when the next try can succeed, and begins anew then', async () => {
    const { db } = await freshDatabase();
    const clock = handTurnedClock();
    const once = () => refusal(commit(db, charge(db, [phone], clock)));
    await once();
    clock.turn(minutes(20));
    await once();
    const fault = await once();
    expect(fault).toMatchObject({
      code: 'too_many_requests',
      details: { retryAfterSeconds: 40 * 60 },
    });
    clock.turn(minutes(40));
    expect(await once()).toBeNull();
    expect(await counts(db)).toEqual([{ key: 'phone:1', count: 1 }]);
  });

  it('answers the counts of all its limits', async () => {
    const { db } = await freshDatabase();
    const clock = handTurnedClock();
    await commit(db, charge(db, [phone], clock));
    const [charged] = await commit(db, charge(db, [phone, address], clock));
    expect([...charged].sort((a, b) => a.key.localeCompare(b.key))).toEqual([
      { key: 'address:1', count: 1 },
      { key: 'phone:1', count: 2 },
    ]);
  });

  it('may be refused in other words, which know the limits that are full', async () => {
    const { db } = await freshDatabase();
    const clock = handTurnedClock();
    const inOtherWords = () =>
      charge(db, [{ ...phone, max: 1 }, address], clock, ({ keys }) => {
        return new Problem('work_needed', { facts: { keys } });
      });
    await commit(db, inOtherWords());
    expect(await refusal(commit(db, inOtherWords()))).toMatchObject({
      code: 'work_needed',
      details: { facts: { keys: ['phone:1'] } },
    });
  });

  it('without a limit passes', async () => {
    const { db } = await freshDatabase();
    expect(await refusal(commit(db, charge(db, [], handTurnedClock())))).toBeNull();
  });
});

describe('R99 a limit that was charged under a clock', () => {
  it.each([
    ['ten years', hours(24 * 3_650)],
    ['a day', hours(24)],
    ['its window', hours(1)],
  ])('that was ahead by %s ends when the clock is right', async (_, aheadMs) => {
    const { db } = await freshDatabase();
    const clock = handTurnedClock();
    clock.turn(aheadMs);
    const once = () => refusal(commit(db, charge(db, [phone], clock)));
    const guarded = () => refusal(commit(db, [guardWithin(db, [phone], clock)]));
    for (let i = 0; i < 3; i++) await once();
    expect(await guarded()).toMatchObject({ code: 'too_many_requests' });
    clock.turn(-aheadMs);
    expect(await guarded()).toBeNull();
    expect(await once()).toBeNull();
    expect(await once()).toBeNull();
    expect(await once()).toMatchObject({
      code: 'too_many_requests',
      details: { retryAfterSeconds: 3_600 },
    });
  });

  it('that is set back by seconds goes on', async () => {
    const { db } = await freshDatabase();
    const clock = handTurnedClock();
    const once = () => refusal(commit(db, charge(db, [phone], clock)));
    for (let i = 0; i < 2; i++) await once();
    clock.turn(-seconds(30));
    expect(await once()).toMatchObject({ code: 'too_many_requests' });
  });
});
