import { LibsqlBatchError } from '@libsql/client/http';
import { type SQL, sql } from 'drizzle-orm';
import type { ProblemCode } from '#shared/contract/problems.ts';
import { Problem } from '../problem.ts';
import type { Database, Statement } from './database.ts';
import { causesOf } from './database-fault.ts';
import { statement } from './statement.ts';

/**
 * What `commit` throws where a guard does not hold: a problem, or what makes one once the batch is
 * undone. It may ask the database, which costs refused requests one round trip more.
 */
export type Refusal = ProblemCode | Error | (() => Error | Promise<Error>);

/** A statement that undoes its batch by violating a constraint. */
export type Guard<Guarded extends Statement = Statement> = {
  statement: Guarded;
  refusal: Refusal;
};

/** The batch goes on only where `condition` holds at this place in it; one that is NULL does not hold. */
export const guard = (db: Database, condition: SQL, refusal: Refusal): Guard => ({
  statement: undoUnless(db, condition),
  refusal,
});

const undoUnless = statement((db, condition: SQL) =>
  db.run(sql`INSERT INTO guards (holds) SELECT 0 WHERE (${condition}) IS NOT TRUE`),
);

/** The batch goes on only where the statement violates no constraint, such as a key that must be new. */
export const guarded = <Guarded extends Statement>(
  statement: Guarded,
  refusal: Refusal,
): Guard<Guarded> => ({ statement, refusal });

/** True for a guard, false for a plain statement of a batch. */
export const isGuard = (step: Statement | Guard): step is Guard => 'refusal' in step;

/**
 * What the failed guard of a batch refuses with; null for any other fault. The guard is known by its
 * place and the prefix of the code alone: a server over HTTP sends no extended code.
 */
export async function refusalOf(
  fault: unknown,
  steps: readonly (Statement | Guard)[],
): Promise<Error | null> {
  for (const cause of causesOf(fault)) {
    if (!(cause instanceof LibsqlBatchError)) continue;
    const step = steps[cause.statementIndex];
    if (!step || !isGuard(step) || !cause.code.startsWith('SQLITE_CONSTRAINT')) return null;
    const { refusal } = step;
    if (typeof refusal === 'string') return new Problem(refusal);
    return typeof refusal === 'function' ? await refusal() : refusal;
  }
  return null;
}
