import { read, type Step, writeEach } from '../../foundation/database/steps.ts';
import { budgetOf } from '../../foundation/ports/budget.ts';
import type { RequestContext } from '../../foundation/ports/services.ts';
import { enqueue } from '../../notifications/store.ts';
import { cacheCalendars, calendarQueries } from '../../organisation/calendars.ts';
import { openStates } from '../../tickets/moves/moves.ts';
import { departmentNotices } from '../../tickets/notify.ts';
import { answerStands, stageStands, surelyFine } from './promise.ts';
import {
  type DueStageRow,
  findEndOfStageWalk,
  findEndOfWalk,
  isStageStillUnwarned,
  isStillUnwarned,
  listUnwarned,
  listUnwarnedStages,
  markStageWarned,
  markWarned,
  type OwedRow,
} from './store-promises.ts';
import { walkOpen } from './walk-open.ts';

// A department is notified once of each promise that is about to be broken, or was. Each run looks at all that are open,
// a part of them in each round; two runs at once notify once (R51).

/**
 * So many rows are judged for each that can be notified: all that a round walks on Node, and on Workers, where one round walks all
 * that are open, the nearest of them.
 */
const readPerTold = 10;

type Context = Pick<RequestContext, 'db' | 'clock' | 'randomBytes' | 'settings' | 'budget'>;

/** Notifies of answers that are at risk now. */
export async function* warningOfAnswers(context: Context): Step {
  const { now, calendars, fine, enough, walked } = yield* startLook(context);
  const atRisk = yield* walkOpen<OwedRow, string>({
    ...{ states: ['waiting', 'in_review'], walked, first: '', enough },
    look: (walk) => [
      listUnwarned(context.db, walk, fine, enough * readPerTold),
      findEndOfWalk(context.db, walk),
    ],
    isWanted: (row) => answerStands(calendars, row, now) !== 'fine',
  });
  yield* writeEach(
    context,
    atRisk.map((row) => [
      ...departmentNotices(context, 'department_promise_at_risk', row).map((notice) =>
        enqueue(context, notice, isStillUnwarned(row)),
      ),
      markWarned(context.db, row, now),
    ]),
  );
}

/** Notifies of what stages promise and is at risk now. */
export async function* warningOfStages(context: Context): Step {
  const { now, calendars, fine, enough, walked } = yield* startLook(context);
  const atRisk = yield* walkOpen<DueStageRow, number>({
    ...{ states: openStates, walked, first: 0, enough },
    look: (walk) => [
      listUnwarnedStages(context.db, walk, fine, enough * readPerTold),
      findEndOfStageWalk(context.db, walk),
    ],
    isWanted: (row) => stageStands(calendars, row, now) !== 'fine',
  });
  yield* writeEach(
    context,
    atRisk.map((row) => {
      const about = { ...row, promiseDueAt: row.stageDueAt };
      return [
        ...departmentNotices(context, 'department_promise_at_risk', about).map((notice) =>
          enqueue(context, notice, isStageStillUnwarned(row)),
        ),
        markStageWarned(context.db, row, now),
      ];
    }),
  );
}

async function* startLook(context: Context) {
  const { db, clock, settings } = context;
  const now = clock.now();
  const { ticketsPerRun: enough, rowsPerRound: walked } = budgetOf(context).bounds;
  const calendars = cacheCalendars(settings, yield* read(calendarQueries(db)));
  return { now, calendars, fine: surelyFine(calendars, now), enough, walked };
}
