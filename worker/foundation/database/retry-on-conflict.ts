import type { SQL } from 'drizzle-orm';
import { Problem } from '../problem.ts';
import type { Database } from './database.ts';
import { type Guard, guard } from './guard.ts';

/** What a rule has read no longer holds when it writes. */
class Conflict extends Error {}

/** The batch goes on only where what was read still holds; else `retryOnConflict` reads it anew. */
export const guardAgainstConflict = (db: Database, stillHolds: SQL): Guard =>
  guard(db, stillHolds, () => new Conflict());

const maxAttempts = 4;

/**
 * Reads, decides and writes again where another write came between.
 * @throws Problem `move_refused` where one comes between each time.
 */
export async function retryOnConflict<Result>(
  attempt: (isFirst: boolean) => Promise<Result>,
): Promise<Result> {
  for (let count = 0; count < maxAttempts; count++) {
    try {
      return await attempt(count === 0);
    } catch (fault) {
      if (!(fault instanceof Conflict)) throw fault;
    }
  }
  throw new Problem('move_refused');
}
