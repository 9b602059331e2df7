import { charge, type RateLimit, tooManyRequests } from '../foundation/charge.ts';
import type { Clock } from '../foundation/clock.ts';
import type { BatchStep, Database } from '../foundation/database.ts';
import { guarded } from '../foundation/guard.ts';
import { Problem } from '../foundation/problem.ts';
import type { Payment } from './challenge.ts';
import { addressPrefix } from './charge.ts';
import { topLevel } from './price.ts';
import { redeem } from './store.ts';

/**
 * Redeems a solution and charges the limits, in one commit with what they are for. The steps refuse
 * with `work_spent`; where limits are full that more work opens, with `work_needed` (facts: level);
 * else with `too_many_requests`.
 */
export const redeemAndCharge = (
  db: Database,
  limits: readonly RateLimit[],
  payment: Payment,
  clock: Clock,
): readonly BatchStep[] => [
  ...(payment.challengeId === null
    ? []
    : [guarded(redeem(db, payment.challengeId, payment.expiresAt), 'work_spent')]),
  ...charge(db, limits, clock, (full) => {
    const level = payment.level ?? -1;
    const canWorkMore = level < topLevel && full.keys.every((key) => key.startsWith(addressPrefix));
    return full.keys.length > 0 && canWorkMore
      ? new Problem('work_needed', { facts: { level: level + 1 } })
      : tooManyRequests(full);
  }),
];
