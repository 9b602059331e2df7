import type { BatchStep } from '../foundation/database/commit.ts';
import type { Database } from '../foundation/database/database.ts';
import { guard, guarded } from '../foundation/database/guard.ts';
import { minutes, seconds } from '../foundation/ports/clock.ts';
import { Problem } from '../foundation/problem.ts';
import { challengeLifeMs, type Solution } from './challenge.ts';
import { stepsOfOthers } from './difficulty.ts';
import { asksAtMost, type Demand, insertSpentSolution, readLevel } from './store.ts';

/**
 * Work may be one step below the level of now for so long after its challenge was made, which is what a slow phone
 * needs for it. Longer, and a hoard of cheap challenges would carry an attack.
 */
const graceMs = (level: number) => (level > stepsOfOthers.length ? minutes(2) : seconds(30));

/**
 * Uses up the solution where it is as hard as these demands ask for now.
 * @throws Problem (by `commit`) `work_spent`, `work_needed` (facts: level).
 */
export function redeem(
  db: Database,
  { level, challengeId, expiresAt }: Solution,
  demands: readonly Demand[],
  now: number,
): BatchStep[] {
  if (level === null) throw workNeeded(0);
  const isNew = now < expiresAt - challengeLifeMs + graceMs(level);
  return [
    guarded(insertSpentSolution(db, { challengeId, expiresAt }), 'work_spent'),
    guard(db, asksAtMost(isNew ? level + 1 : level, demands, now), async () =>
      workNeeded(await readLevel(db, demands, now)),
    ),
  ];
}

/** What is asked of who brought no work, or too little. */
export const workNeeded = (level: number): Problem =>
  new Problem('work_needed', { facts: { level } });
