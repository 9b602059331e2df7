import type { SQL } from 'drizzle-orm';
import { type BatchRows, type BatchStep, commit } from './commit.ts';
import { commitWithRecovery } from './commit-recovery.ts';
import type { Database } from './database.ts';

/**
 * What a caller adds to the batch of a rule, in front of it so that guards see what was there before, and by what it is
 * known that this very batch was committed.
 */
export type AlsoCommitted = { steps: readonly BatchStep[]; wasCommitted: SQL };

/**
 * Commits the steps and answers the rows of each. With those of a caller a lost answer is looked for as well (R58): then
 * null stands for the rows that nobody has.
 */
export async function commitAlso<const Steps extends readonly BatchStep[]>(
  db: Database,
  steps: Steps,
  also: AlsoCommitted | undefined,
): Promise<BatchRows<Steps> | null> {
  if (!also) return await commit(db, steps);
  const all: readonly BatchStep[] = [...also.steps, ...steps];
  const rows = await commitWithRecovery(db, all, also.wasCommitted);
  return (rows?.slice(also.steps.length) ?? null) as BatchRows<Steps> | null;
}
