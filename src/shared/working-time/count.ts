import { wallClockAt } from '../persian/tehran.ts';
import type { Calendar } from './calendar.ts';
import { NoOpenTime, openDaysFrom, openStretchesFrom, openStretchesOn } from './opening.ts';

const minuteMs = 60_000;

/** Whether the instant is open or a closing hour: both end a count that reached them. */
function isOpenOrClosing(calendar: Calendar, instantMs: number): boolean {
  const { day } = wallClockAt(instantMs);
  // The closing hour 24:00 belongs to the day before.
  return [day - 1, day].some((one) =>
    openStretchesOn(calendar, one).some(({ start, end }) => start <= instantMs && instantMs <= end),
  );
}

/**
 * The first instant by which this much working time has passed since `startMs`. It is open time or a
 * closing hour, never closed time; no time at all from a closed instant is the next opening.
 * Walks stretch by stretch, so a thousand hours cost a few hundred steps.
 */
export function addWorkingTime(
  calendar: Calendar,
  startMs: number,
  { hours = 0, minutes = 0 }: { hours?: number; minutes?: number },
): number {
  let left = (hours * 60 + minutes) * minuteMs;
  if (!(left >= 0)) throw new RangeError('Working time is added forwards only');
  if (left === 0 && isOpenOrClosing(calendar, startMs)) return startMs;
  for (const { start, end } of openStretchesFrom(calendar, startMs)) {
    if (left <= end - start) return start + left;
    left -= end - start;
  }
  throw new NoOpenTime();
}

/** Milliseconds of working time from one instant to a later one; 0 if it is not later. */
export function workingTimeBetween(calendar: Calendar, fromMs: number, toMs: number): number {
  let sum = 0;
  for (let { day } = wallClockAt(fromMs), last = wallClockAt(toMs).day; day <= last; day += 1) {
    for (const { start, end } of openStretchesOn(calendar, day)) {
      sum += Math.max(0, Math.min(end, toMs) - Math.max(start, fromMs));
    }
  }
  return sum;
}

/**
 * The closing hour of the n-th business day after the day of `startMs`. That day itself does not
 * count, as with terms in Iranian law, so nobody is owed an answer an hour after they asked.
 */
export function addBusinessDays(calendar: Calendar, startMs: number, days: number): number {
  if (!(Number.isInteger(days) && days > 0)) throw new RangeError('Business days are 1 or more');
  let left = days;
  for (const stretches of openDaysFrom(calendar, wallClockAt(startMs).day + 1)) {
    left -= 1;
    if (left === 0) return stretches.at(-1)!.end;
  }
  throw new NoOpenTime();
}
