import type { ClosedAnswer, ClosureInput, ClosuresAnswer } from '#shared/contract/desk/closures.ts';
import { maskCardNumbers } from '#shared/fields/mask-cards.ts';
import { promiseAt } from '#shared/settings/stages.ts';
import type { AuditSubject } from '../../audit/schema.ts';
import { audited } from '../../audit/step.ts';
import { commit } from '../../foundation/database/commit.ts';
import { guard } from '../../foundation/database/guard.ts';
import {
  guardAgainstConflict,
  retryOnConflict,
} from '../../foundation/database/retry-on-conflict.ts';
import { makeId } from '../../foundation/ports/random.ts';
import type { RequestContext } from '../../foundation/ports/services.ts';
import { Problem } from '../../foundation/problem.ts';
import {
  areCalendarsCurrent,
  calendarsClosedForGood,
  type EffectiveCalendars,
  withClosures,
} from '../../organisation/calendars.ts';
import { promiseFor, stagePromise } from '../../organisation/promise.ts';
import {
  addSuddenClosure,
  closureStands,
  findSuddenClosure,
  growVersion,
  listSuddenClosures,
  readVersion,
  removeSuddenClosure,
  type SuddenClosure,
} from '../../organisation/store.ts';
import { readWithAgent, readWithRight } from '../../sessions/rules.ts';
import * as texts from '../texts.ts';
import {
  areStagesStillDue,
  areStillOwed,
  type DueStageRow,
  listDueStages,
  listOwed,
  type MovedPromise,
  moveDueStages,
  movePromises,
  type OwedRow,
} from './store-promises.ts';

// «فردا تعطیل است»: a closure that was not in the settings. Every open promise that falls into it
// moves in the same batch. A promise is never moved nearer: taking a closure back leaves what
// customers were promised.

/** The closures that agents entered, and the calendars they can be for. @throws Problem `sign_in_needed`. */
export async function listClosures(
  context: RequestContext,
  tokenHash: string,
): Promise<ClosuresAnswer> {
  const {
    rows: [closures],
  } = await readWithAgent(context, tokenHash, [listSuddenClosures(context.db)]);
  return {
    closures: closures.map(({ id, fromDay, toDay, title, calendar }) => ({
      id,
      from: fromDay,
      to: toDay,
      title,
      calendar,
    })),
    calendars: Object.keys(context.settings.calendars),
  };
}

/**
 * Enters a closure and moves the promises that fall into it. One that stands already, word for word, is
 * answered as it is, for whoever got no answer sends it again (R58).
 * @throws Problem `sign_in_needed`, `not_found` for agents who are no admins, `bad_input`.
 */
export const addClosure = (
  context: RequestContext,
  tokenHash: string,
  input: ClosureInput,
): Promise<ClosedAnswer> =>
  retryOnConflict(async () => {
    const { db, settings, clock } = context;
    const { from, to, calendar = null } = input;
    const {
      agent,
      rows: [closures, [state], owed, dueStages],
    } = await readWithRight(context, tokenHash, 'closures', [
      listSuddenClosures(db),
      readVersion(db),
      listOwed(db),
      listDueStages(db),
    ]);
    if (calendar !== null && !Object.hasOwn(settings.calendars, calendar))
      throw new Problem('bad_input', { fields: { calendar: texts.chooseCalendar } });
    const title = maskCardNumbers(input.title);
    const known = closures.find(
      (one) =>
        one.calendar === calendar &&
        one.fromDay === from &&
        one.toDay === to &&
        one.title === title,
    );
    if (known) return { id: known.id, movedPromises: 0 };
    const version = state?.version ?? 0;
    const closure = { calendar, fromDay: from, toDay: to, title };
    const all = [...closures, closure];
    const [closedForGood] = calendarsClosedForGood(settings, all);
    if (closedForGood !== undefined)
      throw new Problem('bad_input', {
        fields: {
          to: texts.noWorkingTimeLeft(closedForGood),
        },
      });
    const calendars = withClosures(settings, all, version);
    const moved = promisesMovedBy(context, calendars, owed);
    const movedStages = stagesMovedBy(context, calendars, dueStages);
    const id = makeId(context);
    const moving = { at: clock.now(), agentId: agent.agentId, why: texts.closureWhy(title) };
    await commit(db, [
      guardAgainstConflict(db, areCalendarsCurrent({ version })),
      guardAgainstConflict(db, areStillOwed(owed)),
      guardAgainstConflict(db, areStagesStillDue(dueStages)),
      addSuddenClosure(db, { id, ...closure, createdAt: moving.at, createdBy: agent.agentId }),
      ...movePromises(db, moved, moving),
      ...moveDueStages(db, movedStages, moving),
      growVersion(db),
      ...audited(context, agent.agentId, 'add_closure', subjectOf(closure)).steps,
    ]);
    return { id, movedPromises: moved.length + movedStages.length };
  });

/** @throws Problem `sign_in_needed`, `not_found` for agents who are no admins too. */
export async function takeClosureBack(
  context: RequestContext,
  tokenHash: string,
  id: string,
): Promise<void> {
  const { db } = context;
  const {
    agent,
    rows: [[closure]],
  } = await readWithRight(context, tokenHash, 'closures', [findSuddenClosure(db, id)]);
  if (!closure) throw new Problem('not_found');
  await commit(db, [
    guard(db, closureStands(id), 'not_found'),
    removeSuddenClosure(db, id),
    growVersion(db),
    ...audited(context, agent.agentId, 'remove_closure', subjectOf(closure)).steps,
  ]);
}

const subjectOf = ({
  title,
  fromDay,
  toDay,
  calendar,
}: Pick<SuddenClosure, 'title' | 'fromDay' | 'toDay' | 'calendar'>): AuditSubject => ({
  of: title,
  given: { from: fromDay, to: toDay, calendar },
});

function promisesMovedBy(
  context: RequestContext,
  calendars: EffectiveCalendars,
  owed: readonly OwedRow[],
): MovedPromise[] {
  return owed.flatMap((row) => {
    const due = dueIn(calendars, row);
    if (due === null || due <= row.promiseDueAt) return [];
    return [{ id: row.id, historyId: makeId(context), from: row.promiseDueAt, to: due }];
  });
}

function stagesMovedBy(
  context: RequestContext,
  calendars: EffectiveCalendars,
  due: readonly DueStageRow[],
): MovedPromise[] {
  return due.flatMap((row) => {
    const type = calendars.settings.requestTypes.find(({ id }) => id === row.requestType);
    const stage = type?.stages.find(({ id }) => id === row.stage);
    const by = type && stage && promiseAt(type.stages, stage)?.by;
    const to = by && stagePromise(calendars, by, row.department, row.stagePromisedAt)?.dueAt;
    if (!to || to <= row.stageDueAt) return [];
    return [{ id: row.id, historyId: makeId(context), from: row.stageDueAt, to }];
  });
}

function dueIn(calendars: EffectiveCalendars, row: OwedRow): number | null {
  const type = calendars.settings.requestTypes.find(({ id }) => id === row.requestType);
  if (!type) return null;
  const customer = { plan: row.plan, agency: null };
  return promiseFor(calendars, type, customer, row.promiseStartedAt, row.department).dueAt;
}
