import {
  charge,
  type FullLimits,
  type RateLimit,
  tooManyRequests,
} from '../foundation/database/charge.ts';
import type { BatchStep } from '../foundation/database/commit.ts';
import type { Database } from '../foundation/database/database.ts';
import { guarded } from '../foundation/database/guard.ts';
import type { Clock } from '../foundation/ports/clock.ts';
import { Problem } from '../foundation/problem.ts';
import type { Solution } from './challenge.ts';
import { allowanceFor, topLevel } from './difficulty.ts';
import { insertSpentSolution } from './store.ts';

const addressPrefix = 'from:';

/** The limit of an address, as far as the solution reaches; over it more work is asked for. */
export const addressLimit = (
  what: string,
  addressKey: string,
  max: number,
  windowMs: number,
  { level }: Solution,
): RateLimit => ({
  key: `${addressPrefix}${what}:${addressKey}`,
  max: allowanceFor(max, level),
  windowMs,
});

/** Uses up the solution, if there is one. @throws Problem `work_spent` (by `commit`). */
export const redeem = (db: Database, { challengeId, expiresAt }: Solution): BatchStep[] =>
  challengeId === null
    ? []
    : [guarded(insertSpentSolution(db, { challengeId, expiresAt }), 'work_spent')];

/**
 * Uses up the solution and charges the limits: both or neither.
 * @throws Problem (by `commit`) `work_spent`, `work_needed` (facts: level), `too_many_requests`.
 */
export const redeemAndCharge = (
  db: Database,
  limits: readonly RateLimit[],
  solution: Solution,
  clock: Clock,
): BatchStep[] => [
  ...redeem(db, solution),
  ...charge(db, limits, clock, (full) => refusalOfLimits(full, solution)),
];

/** What full limits are refused with: more work may help where only the client's address is full. */
export function refusalOfLimits(full: FullLimits, { level }: Solution): Problem {
  const solved = level ?? -1;
  const isAddressOnly =
    full.keys.length > 0 && full.keys.every((key) => key.startsWith(addressPrefix));
  return isAddressOnly && solved < topLevel
    ? new Problem('work_needed', { facts: { level: solved + 1 } })
    : tooManyRequests(full);
}
