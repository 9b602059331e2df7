import { type SQL, sql } from 'drizzle-orm';
import { type BatchRows, type BatchStep, commit } from './commit.ts';
import type { Database } from './database.ts';
import { isAnswerLost } from './database-fault.ts';
import { statement } from './statement.ts';
import { within } from './within.ts';

/**
 * How long what a lost answer said may be read again, in ms: the client has waited for that answer
 * already, and for a server that hangs as long as a call may take.
 */
export const recoverWithinMs = 3_000;

/**
 * Commits like `commit`. Where the database's answer is lost it asks whether the batch is there: if
 * `wasCommitted` holds, the request has succeeded, and null stands for the rows that nobody has (R58).
 * The condition must hold for this very request alone, as one on an id that it made does.
 * @throws the outage where the batch is not there, or where that cannot be known; else as `commit`.
 */
export async function commitWithRecovery<const Steps extends readonly BatchStep[]>(
  db: Database,
  steps: Steps,
  wasCommitted: SQL,
): Promise<BatchRows<Steps> | null> {
  try {
    return await commit(db, steps);
  } catch (fault) {
    if (!isAnswerLost(fault)) throw fault;
    const [answer] = await within(recoverWithinMs, askWhether(db, wasCommitted)).catch(() => []);
    if (answer?.holds !== 1) throw fault;
    return null;
  }
}

const askWhether = statement((db, condition: SQL) =>
  db.all<{ holds: number }>(sql`SELECT (${condition}) AS holds`),
);
