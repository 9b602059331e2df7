import { type SQL, sql } from 'drizzle-orm';
import type { Database } from '../foundation/database.ts';
import { Problem } from '../foundation/problem.ts';
import { isStillToday, type Today } from '../organisation/today.ts';
import type { Gate } from './once.ts';

// What a rule read may no longer hold when it writes. The batch asks again, and a rule that was
// outrun reads anew.

class Outrun extends Error {}

/** As a gate: this still holds. */
export const stillGate = (db: Database, holds: SQL): Gate => ({
  passed: holds,
  part: () => ({
    statements: [db.all<{ still: number }>(sql`SELECT ${holds} AS still`)],
    answer: ([rows]) => {
      if ((rows as { still: number }[])[0]?.still !== 1) throw new Outrun();
    },
  }),
});

/** As a gate: nothing changed since this today was read. */
export const todayGate = (db: Database, today: Today): Gate => stillGate(db, isStillToday(today));

const attempts = 4;

/** Tries again while others are faster. @throws Problem `move_refused` when they always are. */
export async function untilNotOutrun<T>(attempt: (isFirst: boolean) => Promise<T>): Promise<T> {
  for (let count = 0; count < attempts; count++) {
    try {
      return await attempt(count === 0);
    } catch (fault) {
      if (!(fault instanceof Outrun)) throw fault;
    }
  }
  throw new Problem('move_refused');
}
