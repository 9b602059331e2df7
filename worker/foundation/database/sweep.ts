import { type SQL, sql } from 'drizzle-orm';
import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import { budgetOf } from '../ports/budget.ts';
import type { RequestContext } from '../ports/services.ts';
import type { Statement } from './database.ts';
import { keptForOthers, type Step, write } from './steps.ts';

/** Condition of a delete or an update: the row is one of the first `limit` of which `condition` holds. */
export const isOfFirst = (table: SQLiteTable, condition: SQL | undefined, limit: number): SQL =>
  sql`rowid IN (SELECT rowid FROM ${table} WHERE ${condition} LIMIT ${limit})`;

/**
 * Sends statements that change no more than `rowsPerRound` rows each, by `isOfFirst`, until each has changed fewer. What
 * the budget leaves comes in the next run.
 */
export async function* sweep(
  context: Pick<RequestContext, 'budget'>,
  statements: readonly Statement[],
): Step {
  const { bounds, left } = budgetOf(context);
  for (let some = statements; some.length > 0; ) {
    const results = yield* write(some);
    if (left() < keptForOthers) return;
    some = some.filter((_, i) => changedBy(results[i]) >= bounds.rowsPerRound);
  }
}

const changedBy = (result: unknown) => (result as { rowsAffected: number }).rowsAffected;
