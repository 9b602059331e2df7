import { inSlices, read, type Step, write } from '../../foundation/database/steps.ts';
import { budgetOf } from '../../foundation/ports/budget.ts';
import { makeId } from '../../foundation/ports/random.ts';
import type { RequestContext } from '../../foundation/ports/services.ts';
import { cacheCalendars, calendarQueries } from '../../organisation/calendars.ts';
import { resumedPromise } from '../../tickets/snooze/paused-promise.ts';
import { listToWake, wakeAll } from './store-waking.ts';

/** Brings back what was put off until now; those that a run leaves come in the next. Double runs do no harm (R51). */
export async function* wakingDue(
  context: Pick<RequestContext, 'db' | 'clock' | 'randomBytes' | 'settings' | 'budget'>,
): Step {
  const { db, clock, settings } = context;
  const now = clock.now();
  const { bounds } = budgetOf(context);
  const limit = bounds.ticketsPerRun * 5;
  const [due, ...ofCalendars] = yield* read([listToWake(db, now, limit), ...calendarQueries(db)]);
  if (due.length === 0) return;
  const calendars = cacheCalendars(settings, ofCalendars);
  const woken = due.map((row) => {
    const promise = resumedPromise(calendars, row, now);
    return {
      ...{ id: row.id, version: row.version },
      ...{ historyId: makeId(context), promiseHistoryId: makeId(context) },
      ...{ due: promise?.promiseDueAt ?? null, startedAt: promise?.promiseStartedAt ?? null },
    };
  });
  for (const some of inSlices(woken, bounds.ticketsPerRound * 5))
    yield* write(wakeAll(db, some, now));
}
