import type { DeskPromise } from '#shared/contract/desk.ts';
import { workingTimeBetween } from '#shared/working-time/count.ts';
import { promiseState } from '#shared/working-time/promise.ts';
import { hours } from '../foundation/clock.ts';
import type { Today } from '../organisation/today.ts';
import { sayPromise } from '../tickets/announce.ts';
import type { TicketRow } from '../tickets/store.ts';
import type { SurelyFine } from './store.ts';

const defaultShare = 0.25;
const looksAheadHours = [1, 2, 4, 8, 16, 32, 64, 128, 256, 512];

type Promised = Pick<
  TicketRow,
  'department' | 'plan' | 'requestType' | 'promiseDueAt' | 'promiseStartedAt' | 'state'
>;

/** How the promise of a ticket stands in the working time of who must keep it; null where none is owed. */
export function promiseOf(today: Today, ticket: Promised, now: number): DeskPromise | null {
  const { promiseDueAt: dueAt, state } = ticket;
  if (dueAt === null || (state !== 'waiting' && state !== 'in_review')) return null;
  const { settings, calendars } = today;
  const plan = ticket.plan === null ? undefined : settings.plans[ticket.plan];
  const type = settings.requestTypes.find(({ id }) => id === ticket.requestType);
  const calendarId = plan?.calendar ?? settings.departments[ticket.department]?.calendar ?? '';
  const rule = settings.promises[plan?.promise ?? type?.promise ?? ''];
  const calendar = calendars[calendarId];
  const stands = calendar
    ? promiseState({
        startedAt: ticket.promiseStartedAt ?? now,
        dueAt,
        now,
        calendar,
        soonShare: rule?.atRiskShare ?? defaultShare,
      })
    : now > dueAt
      ? 'late'
      : 'fine';
  return { dueAt, text: sayPromise(dueAt, now), state: stands };
}

/**
 * Which promises need no judging now, whatever their calendar: with `left` of working time to go, a
 * promise is at risk only once it has run for `left * (1 - share) / share`, and as long by the clock.
 */
export function surelyFine({ settings, calendars }: Today, now: number): SurelyFine[] {
  const share = Math.max(
    defaultShare,
    ...Object.values(settings.promises).map(({ atRiskShare }) => atRiskShare),
  );
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
