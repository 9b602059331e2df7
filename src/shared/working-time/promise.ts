import { instantOfWall, wallClockAt } from '../persian/tehran.ts';
import type { Calendar } from './calendar.ts';
import { addBusinessDays, addWorkingTime, workingTimeBetween } from './count.ts';
import type { Duration } from './duration.ts';

const minuteMs = 60_000;

/** The instant by which a stretch of time ends that begins at `startMs`: what is promised. */
export function dueAt(calendar: Calendar, startMs: number, { atMost, unit }: Duration): number {
  switch (unit) {
    case 'minutes':
      return startMs + atMost * minuteMs;
    case 'hours':
      return startMs + atMost * 60 * minuteMs;
    case 'days': {
      const { day, msOfDay } = wallClockAt(startMs);
      return instantOfWall(day + atMost, msOfDay);
    }
    case 'working_minutes':
      return addWorkingTime(calendar, startMs, { minutes: atMost });
    case 'working_hours':
      return addWorkingTime(calendar, startMs, { hours: atMost });
    case 'business_days':
      return addBusinessDays(calendar, startMs, atMost);
  }
}

/**
 * How much of a promise's working time has passed, in whole percent from 0 to 100; 100 only once its instant has passed.
 */
export function promiseUsed({
  startedAt,
  dueAt: due,
  now,
  calendar,
}: {
  startedAt: number;
  dueAt: number;
  now: number;
  calendar: Calendar;
}): number {
  if (now > due) return 100;
  const whole = workingTimeBetween(calendar, startedAt, due);
  const left = workingTimeBetween(calendar, now, due);
  return whole === 0 ? 0 : Math.min(99, Math.max(0, Math.floor(100 * (1 - left / whole))));
}

type PromiseState = 'fine' | 'soon' | 'late';

/**
 * How a promise stands: `late` once its instant has passed, `soon` when no more than `soonShare`
 * of its working time is left, so that a night or a Friday does not raise an alarm.
 */
export function promiseState({
  startedAt,
  dueAt: due,
  now,
  calendar,
  soonShare,
}: {
  startedAt: number;
  dueAt: number;
  now: number;
  calendar: Calendar;
  soonShare: number;
}): PromiseState {
  if (now > due) return 'late';
  const whole = workingTimeBetween(calendar, startedAt, due);
  const left = workingTimeBetween(calendar, now, due);
  return left <= whole * soonShare ? 'soon' : 'fine';
}
