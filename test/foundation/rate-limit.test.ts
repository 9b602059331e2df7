import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { hours, minutes } from '../../worker/foundation/clock.ts';
import { commit, type Database } from '../../worker/foundation/database.ts';
import {
  chargeLimits,
  granted,
  type Limit,
  makeCharge,
  readRefusal,
  requireGranted,
} from '../../worker/foundation/rate-limit.ts';
import { handTurnedClock } from '../helpers/clock.ts';
import { freshDatabase } from '../helpers/database.ts';

const phone: Limit = { key: 'phone:1', max: 2, windowMs: hours(1) };
const address: Limit = { key: 'address:1', max: 5, windowMs: hours(1) };

async function charge(db: Database, limits: Limit[], clock = handTurnedClock()) {
  const charge = makeCharge(crypto.randomUUID(), limits, clock);
  const [charged, refusal, [after]] = await commit(db, [
    chargeLimits(db, charge),
    readRefusal(db, charge),
    db.all<{ ran: number }>(sql`SELECT ${granted(charge)} AS ran`),
  ]);
  return {
    passed: charged.length > 0,
    ran: after?.ran === 1,
    verdict: () => requireGranted(charge, charged, refusal),
  };
}

describe('limits', () => {
  it('R22 a refusal by one key charges no other', async () => {
    const { db } = await freshDatabase();
    const tries = [];
    for (let i = 0; i < 4; i++) tries.push(await charge(db, [phone, address]));

    expect(tries.map(({ passed }) => passed)).toEqual([true, true, false, false]);
    const counts = await db.all(sql`SELECT key, count FROM rate_limits ORDER BY key`);
    expect(counts).toEqual([
      { key: 'address:1', count: 2 },
      { key: 'phone:1', count: 2 },
    ]);
  });

  it('lets the rest of the batch happen only when the charge passed', async () => {
    const { db } = await freshDatabase();
    const tries = [];
    for (let i = 0; i < 3; i++) tries.push(await charge(db, [phone]));
    expect(tries.map(({ ran }) => ran)).toEqual([true, true, false]);
  });

  it('R26 says when a further try can succeed, and lets it', async () => {
    const { db } = await freshDatabase();
    const clock = handTurnedClock();
    await charge(db, [phone], clock);
    clock.turn(minutes(20));
    await charge(db, [phone], clock);
    const refused = await charge(db, [phone], clock);
    expect(refused.verdict).toThrow(
      expect.objectContaining({
        code: 'too_many_requests',
        details: { retryAfterSeconds: 40 * 60 },
      }),
    );

    clock.turn(minutes(40));
    expect((await charge(db, [phone], clock)).passed).toBe(true);
  });

  it('R22 exactly the allowed number pass when many ask at once', async () => {
    const { db } = await freshDatabase();
    const many: Limit = { key: 'many', max: 10, windowMs: hours(1) };
    const tries = await Promise.all(Array.from({ length: 40 }, () => charge(db, [many])));
    expect(tries.filter(({ passed }) => passed)).toHaveLength(10);
  });
});
