import {
  addWorkingTime,
  workingTimeBefore,
  workingTimeBetween,
} from '#shared/working-time/count.ts';
import { minutes } from '../../foundation/ports/clock.ts';
import type { EffectiveCalendars } from '../../organisation/calendars.ts';
import { choosePromise } from '../../organisation/promise.ts';
import type { TicketRow } from '../store.ts';

// The promise of a ticket that is put off may be stopped. What it had left is kept in working minutes of the calendar in
// which it is counted.

/** What a promise that is stopped, or goes on, depends on. */
export type Paused = Pick<
  TicketRow,
  | 'requestType'
  | 'department'
  | 'plan'
  | 'createdAt'
  | 'promiseStartedAt'
  | 'promiseLeft'
  | 'snoozedAt'
>;

const calendarOf = (
  calendars: EffectiveCalendars,
  { requestType, department, plan }: Pick<Paused, 'requestType' | 'department' | 'plan'>,
) => {
  const type = calendars.settings.requestTypes.find(({ id }) => id === requestType);
  return choosePromise(calendars, { plan, department, promise: type?.promise }).calendar;
};

/** Working minutes from an instant to when the promise is due; one at least, for it is not over. */
export const minutesLeft = (
  calendars: EffectiveCalendars,
  ticket: Pick<Paused, 'requestType' | 'department' | 'plan'>,
  from: number,
  dueAt: number,
): number =>
  Math.max(
    1,
    Math.ceil(workingTimeBetween(calendarOf(calendars, ticket), from, dueAt) / minutes(1)),
  );

/**
 * The promise as it goes on at `at`, and the instant from which it counts as if it had never been stopped; null where
 * it was not.
 */
export function resumedPromise(
  calendars: EffectiveCalendars,
  ticket: Paused,
  at: number,
): { promiseDueAt: number; promiseStartedAt: number; promiseWarnedAt: null } | null {
  const { promiseLeft, snoozedAt, promiseStartedAt, createdAt } = ticket;
  if (promiseLeft === null) return null;
  const calendar = calendarOf(calendars, ticket);
  const startedAt = promiseStartedAt ?? createdAt;
  const used = workingTimeBetween(calendar, startedAt, snoozedAt ?? at);
  return {
    promiseDueAt: addWorkingTime(calendar, at, { minutes: promiseLeft }),
    promiseStartedAt: workingTimeBefore(calendar, at, used, startedAt),
    promiseWarnedAt: null,
  };
}
