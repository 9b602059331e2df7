import type { DeskPromise } from '#shared/contract/desk/inbox.ts';
import { promiseAt } from '#shared/settings/stages.ts';
import { workingTimeBetween } from '#shared/working-time/count.ts';
import { promiseState } from '#shared/working-time/promise.ts';
import { hours } from '../../foundation/ports/clock.ts';
import type { EffectiveCalendars } from '../../organisation/calendars.ts';
import { choosePromise, stagePromise } from '../../organisation/promise.ts';
import { openStates } from '../../tickets/moves/moves.ts';
import { formatPromise } from '../../tickets/notify.ts';
import { stageOf } from '../../tickets/stages/progress.ts';
import type { TicketRow } from '../../tickets/store.ts';
import type { SurelyFine } from './store-promises.ts';

const looksAheadHours = [1, 2, 4, 8, 16, 32, 64, 128, 256, 512];

type Promised = Pick<
  TicketRow,
  'department' | 'plan' | 'requestType' | 'promiseDueAt' | 'promiseStartedAt' | 'state'
>;

type StagePromised = Pick<
  TicketRow,
  'department' | 'requestType' | 'stage' | 'stagePromisedAt' | 'stageDueAt' | 'state'
>;

/**
 * How the promise of a ticket compares with the working time of the department that must keep it; null where none is
 * owed.
 */
export function promiseOf(
  calendars: EffectiveCalendars,
  ticket: Promised,
  now: number,
): DeskPromise | null {
  const { promiseDueAt: dueAt, state } = ticket;
  if (dueAt === null || (state !== 'waiting' && state !== 'in_review')) return null;
  const stands = answerStands(calendars, { ...ticket, promiseDueAt: dueAt }, now);
  return { dueAt, text: formatPromise(dueAt, now), state: stands };
}

/** The same without its text, of a ticket whose answer is owed. */
export function answerStands(
  calendars: EffectiveCalendars,
  ticket: Omit<Promised, 'promiseDueAt' | 'state'> & { promiseDueAt: number },
  now: number,
): DeskPromise['state'] {
  const type = calendars.settings.requestTypes.find(({ id }) => id === ticket.requestType);
  const { rule, calendar } = choosePromise(calendars, { ...ticket, promise: type?.promise });
  return promiseState({
    startedAt: ticket.promiseStartedAt ?? now,
    dueAt: ticket.promiseDueAt,
    now,
    calendar,
    soonShare: rule.atRiskShare,
  });
}

/** How the promise of the stage compares with the time in which the next must be reached; null where none is promised. */
export function promiseOfStage(
  calendars: EffectiveCalendars,
  ticket: StagePromised,
  now: number,
): DeskPromise | null {
  const { stageDueAt: dueAt, state } = ticket;
  if (dueAt === null || !openStates.some((open) => open === state)) return null;
  const stands = stageStands(calendars, { ...ticket, stageDueAt: dueAt }, now);
  return { dueAt, text: formatPromise(dueAt, now), state: stands };
}

/** The same without its text, of an open ticket whose stage promises something. */
export function stageStands(
  calendars: EffectiveCalendars,
  ticket: Omit<StagePromised, 'stageDueAt' | 'state'> & { stageDueAt: number },
  now: number,
): DeskPromise['state'] {
  const { stageDueAt: dueAt, stagePromisedAt } = ticket;
  const type = calendars.settings.requestTypes.find(({ id }) => id === ticket.requestType);
  const startedAt = stagePromisedAt ?? now;
  const stage = stageOf(type, ticket);
  const by = type && stage && promiseAt(type.stages, stage)?.by;
  const promised = by && stagePromise(calendars, by, ticket.department, startedAt);
  // Settings may have lost what the stage promised since: then the instant stands, and is late once it has passed.
  if (!promised) return now > dueAt ? 'late' : 'fine';
  return promiseState({
    ...{ startedAt, dueAt, now },
    ...{ calendar: promised.calendar, soonShare: promised.rule.atRiskShare },
  });
}

/** The nearer of what is owed: the answer, or what the stage promises. */
export function nearestPromise(
  calendars: EffectiveCalendars,
  ticket: Promised & StagePromised,
  now: number,
): DeskPromise | null {
  const answer = promiseOf(calendars, ticket, now);
  const stage = promiseOfStage(calendars, ticket, now);
  return answer && stage ? (stage.dueAt < answer.dueAt ? stage : answer) : (answer ?? stage);
}

/**
 * Which promises need no judging now, whatever their calendar: with `left` of working time to go, a
 * promise is at risk only once it has run for `left * (1 - share) / share`, and as long by the clock.
 */
export function surelyFine({ settings, calendars }: EffectiveCalendars, now: number): SurelyFine[] {
  const share = Math.max(...Object.values(settings.promises).map(({ atRiskShare }) => atRiskShare));
  return looksAheadHours.flatMap((ahead) => {
    const dueAfter = now + hours(ahead);
    const left = Math.min(
      hours(ahead),
      ...Object.values(calendars).map((calendar) => workingTimeBetween(calendar, now, dueAfter)),
    );
    // With nothing left even what begins later, by a clock that was put back, is at risk.
    if (left === 0) return [];
    return { dueAfter, startedAfter: now - Math.floor((left * (1 - share)) / share) };
  });
}
