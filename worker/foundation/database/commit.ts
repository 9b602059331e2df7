import type { Database, Statement } from './database.ts';
import { type Guard, isGuard, refusalOf } from './guard.ts';
import { bind } from './statement.ts';

/** What a batch consists of: statements, and guards that abort it. */
export type BatchStep = Statement | Guard<Statement>;

type RowsOf<Step> =
  Step extends Guard<infer Guarded>
    ? Guarded['_']['result']
    : Step extends Statement
      ? Step['_']['result']
      : never;

/** The rows of each step, typed as drizzle would type its statement. */
export type BatchRows<Steps extends readonly BatchStep[]> = {
  [Index in keyof Steps]: RowsOf<Steps[Index]>;
};

/**
 * Runs the steps as one transaction in one round trip, in this order, and answers the rows of each.
 * A guard that does not hold undoes the whole batch.
 * @throws what the first guard that does not hold refuses with, as a rule a `Problem`.
 */
export async function commit<const Steps extends readonly BatchStep[]>(
  db: Database,
  steps: Steps,
): Promise<BatchRows<Steps>> {
  try {
    return await send(db, steps, 'write');
  } catch (fault) {
    throw (await refusalOf(fault, steps)) ?? fault;
  }
}

/** Several reads from one snapshot in one round trip. */
export const readTogether = <const Statements extends readonly Statement[]>(
  db: Database,
  statements: Statements,
): Promise<BatchRows<Statements>> => send(db, statements, 'read');

/** By the client itself: drizzle's own batch gives no mode, and a deferred one fails where two processes write. */
async function send<const Steps extends readonly BatchStep[]>(
  db: Database,
  steps: Steps,
  mode: 'read' | 'write',
): Promise<BatchRows<Steps>> {
  const bound = steps.map((step) => bind(db, isGuard(step) ? step.statement : step));
  const results =
    bound.length === 0
      ? []
      : await db.$client.batch(
          bound.map((one) => one.toSend()),
          mode,
        );
  const rows: unknown[] = results.map((result, i) => bound[i]?.mapResult(result));
  return rows as BatchRows<Steps>;
}
