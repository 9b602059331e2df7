import { read, type Step, writeEach } from '../../foundation/database/steps.ts';
import { budgetOf } from '../../foundation/ports/budget.ts';
import type { RequestContext } from '../../foundation/ports/services.ts';
import { enqueue } from '../../notifications/store.ts';
import { cacheCalendars, calendarQueries } from '../../organisation/calendars.ts';
import { departmentNotices } from '../../tickets/notify.ts';
import { promiseOf, promiseOfStage, surelyFine } from './promise.ts';
import {
  isStageStillUnwarned,
  isStillUnwarned,
  listUnwarned,
  listUnwarnedStages,
  markStageWarned,
  markWarned,
} from './store-promises.ts';

// A department is notified once of each promise that is about to be broken, or was.

/** So many rows are judged for each that can be notified. */
const readPerTold = 10;

/** Notifies of what is at risk now. Two runs at once notify once (R51). */
export async function* warningOfRisks(
  context: Pick<RequestContext, 'db' | 'clock' | 'randomBytes' | 'settings' | 'budget'>,
): Step {
  const { db, clock, settings } = context;
  const now = clock.now();
  const { ticketsPerRun } = budgetOf(context).bounds;
  const calendars = cacheCalendars(settings, yield* read(calendarQueries(db)));
  const fine = surelyFine(calendars, now);
  const [rows, stages] = yield* read([
    listUnwarned(db, fine, ticketsPerRun * readPerTold),
    listUnwarnedStages(db, fine, ticketsPerRun * readPerTold),
  ]);
  const atRisk = rows.filter((row) => {
    const promise = promiseOf(calendars, { ...row, state: 'waiting' }, now);
    return promise !== null && promise.state !== 'fine';
  });
  yield* writeEach(
    atRisk
      .slice(0, ticketsPerRun)
      .map((row) => [
        ...departmentNotices(context, 'department_promise_at_risk', row).map((notice) =>
          enqueue(context, notice, isStillUnwarned(row)),
        ),
        markWarned(db, row, now),
      ]),
  );
  const stagesAtRisk = stages.filter((row) => {
    const promise = promiseOfStage(calendars, row, now);
    return promise !== null && promise.state !== 'fine';
  });
  yield* writeEach(
    stagesAtRisk.slice(0, ticketsPerRun).map((row) => {
      const about = { ...row, promiseDueAt: row.stageDueAt };
      return [
        ...departmentNotices(context, 'department_promise_at_risk', about).map((notice) =>
          enqueue(context, notice, isStageStillUnwarned(row)),
        ),
        markStageWarned(db, row, now),
      ];
    }),
  );
}
