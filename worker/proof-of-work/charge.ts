import { type SQL, sql } from 'drizzle-orm';
import type { Database } from '../foundation/database.ts';
import type { Part } from '../foundation/parts.ts';
import { Problem } from '../foundation/problem.ts';
import {
  type Charge,
  type Charged,
  chargeLimits,
  granted,
  type Limit,
  readCharged,
  readRefusal,
  requireGranted,
} from '../foundation/rate-limit.ts';
import type { Payment } from './challenge.ts';
import { allowanceFor, topLevel } from './price.ts';
import { isUnspent, spend, wasSpentBefore } from './store.ts';

export const addressPrefix = 'from:';

/** The limit of an address, as far as the payment reaches; over it more work is asked for. */
export const addressLimit = (
  what: string,
  addressKey: string,
  max: number,
  windowMs: number,
  { level }: Payment,
): Limit => ({
  key: `${addressPrefix}${what}:${addressKey}`,
  max: allowanceFor(max, level),
  windowMs,
});

/**
 * Charges the limits and spends the payment: both or neither. First part of a commit; later parts
 * carry `granted(charge)`. Answers the limits that were charged.
 * @throws Problem `work_spent`, `work_needed` (facts: level), `too_many_requests`.
 */
export function payAndCharge(
  db: Database,
  charge: Charge,
  payment: Payment,
  when: SQL = sql`1`,
): Part<Charged[]> {
  return {
    statements: [
      wasSpentBefore(db, payment),
      chargeLimits(db, charge, sql`${isUnspent(payment)} AND ${when}`),
      spend(db, payment, granted(charge)),
      readRefusal(db, charge),
    ],
    recall: [null, readCharged(db, charge), null, null],
    answer([spentBefore, charged, , refusal]) {
      const passed = charged as Charged[];
      if (passed.length > 0) return passed;
      if ((spentBefore as unknown[]).length > 0) throw new Problem('work_spent');
      const [full] = refusal as { freeAt: number | null; fullKeys: string }[];
      const fullKeys = full ? (JSON.parse(full.fullKeys) as string[]) : [];
      const level = payment.level ?? -1;
      const canPayMore = level < topLevel && fullKeys.every((key) => key.startsWith(addressPrefix));
      if (fullKeys.length > 0 && canPayMore)
        throw new Problem('work_needed', { facts: { level: level + 1 } });
      requireGranted(charge, passed, full ? [full] : []);
      return passed;
    },
  };
}
