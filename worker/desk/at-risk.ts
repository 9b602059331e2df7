import { commit } from '../foundation/database.ts';
import type { Work } from '../foundation/services.ts';
import { readToday } from '../organisation/today.ts';
import { tellDepartment } from '../tickets/announce.ts';
import { promiseOf, surelyFine } from './promise.ts';
import { listUnwarned, markWarned, stillUnwarned } from './store.ts';

// A department is told once of each promise that is about to be broken, or was.

const readLimit = 1_000;
const batchLimit = 100;

/** Tells of what is at risk now. Two runs at once tell once (R51). */
export async function warnOfRisks(
  work: Pick<Work, 'db' | 'clock' | 'chance' | 'settings'>,
): Promise<void> {
  const { db, clock, settings } = work;
  const now = clock.now();
  const today = await readToday(db, settings);
  const rows = await listUnwarned(db, surelyFine(today, now), readLimit);
  const atRisk = rows.filter((row) => {
    const promise = promiseOf(today, { ...row, state: 'waiting' }, now);
    return promise !== null && promise.state !== 'fine';
  });
  const statements = atRisk
    .slice(0, batchLimit)
    .flatMap((row) => [
      ...tellDepartment(work, 'department_promise_at_risk', row, stillUnwarned(row)),
      markWarned(db, row, now),
    ]);
  if (statements.length > 0) await commit(db, statements);
}
