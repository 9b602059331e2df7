import type { DeskPromise } from '#shared/contract/desk.ts';
import { workingTimeBetween } from '#shared/working-time/count.ts';
import { promiseState } from '#shared/working-time/promise.ts';
import { hours } from '../../foundation/ports/clock.ts';
import type { EffectiveCalendars } from '../../organisation/calendars.ts';
import { choosePromise } from '../../organisation/promise.ts';
import { formatPromise } from '../../tickets/notify.ts';
import type { TicketRow } from '../../tickets/store.ts';
import type { SurelyFine } from './store-promises.ts';

const looksAheadHours = [1, 2, 4, 8, 16, 32, 64, 128, 256, 512];

type Promised = Pick<
  TicketRow,
  'department' | 'plan' | 'requestType' | 'promiseDueAt' | 'promiseStartedAt' | 'state'
>;

/** How the promise of a ticket compares with the working time of the department that must keep it; null where none is owed. */
export function promiseOf(
  calendars: EffectiveCalendars,
  ticket: Promised,
  now: number,
): DeskPromise | null {
  const { promiseDueAt: dueAt, state } = ticket;
  if (dueAt === null || (state !== 'waiting' && state !== 'in_review')) return null;
  const type = calendars.settings.requestTypes.find(({ id }) => id === ticket.requestType);
  const { rule, calendar } = choosePromise(calendars, { ...ticket, promise: type?.promise });
  const stands = promiseState({
    startedAt: ticket.promiseStartedAt ?? now,
    dueAt,
    now,
    calendar,
    soonShare: rule.atRiskShare,
  });
  return { dueAt, text: formatPromise(dueAt, now), state: stands };
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
