import { instantOfWall, wallClockAt } from '../persian/tehran.ts';
import type { Calendar } from './calendar.ts';
import {
  NoOpenTime,
  type OpenStretch,
  openDaysFrom,
  openStretchesFrom,
  openStretchesOn,
} from './opening.ts';

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
 * The last instant from which this much working time (ms) has passed by `endMs`. Walks back stretch by stretch, and no
 * further than `earliestMs`, which is answered where less has passed since then.
 */
export function workingTimeBefore(
  calendar: Calendar,
  endMs: number,
  ms: number,
  earliestMs: number,
): number {
  if (ms <= 0) return endMs;
  const { day: first } = wallClockAt(earliestMs);
  let left = ms;
  for (let { day } = wallClockAt(endMs); day >= first; day -= 1) {
    for (const { start, end } of openStretchesOn(calendar, day).toReversed()) {
      const length = Math.max(0, Math.min(end, endMs) - Math.max(start, earliestMs));
      if (length > 0 && left <= length) return Math.min(end, endMs) - left;
      left -= length;
    }
  }
  return earliestMs;
}

/**
 * The end of the n-th business day after the day of `startMs`, which itself does not count, as with terms
 * in Iranian law: the closing hour, or the same hour where the calendar says so. Then what is asked in
 * closed time counts as asked when it opens, and an hour at which that day is closed is the next opening
 * of that day, or its closing hour.
 */
export function addBusinessDays(calendar: Calendar, startMs: number, days: number): number {
  if (!(Number.isInteger(days) && days > 0)) throw new RangeError('Business days are 1 or more');
  if (calendar.businessDayEnds !== 'same_hour')
    return nthOpenDay(calendar, wallClockAt(startMs).day, days).at(-1)!.end;
  const asked = wallClockAt(nextOpening(calendar, startMs));
  const stretches = nthOpenDay(calendar, asked.day, days);
  const hour = instantOfWall(wallClockAt(stretches[0]!.start).day, asked.msOfDay);
  const open = stretches.find(({ end }) => hour <= end);
  return open ? Math.max(open.start, hour) : stretches.at(-1)!.end;
}

/** The instant itself if it is open, else the next that is. */
function nextOpening(calendar: Calendar, startMs: number): number {
  for (const { start } of openStretchesFrom(calendar, startMs)) return start;
  throw new NoOpenTime();
}

/** The stretches of the n-th day with open time after this one, which are never none. */
function nthOpenDay(calendar: Calendar, day: number, n: number): readonly OpenStretch[] {
  let left = n;
  for (const stretches of openDaysFrom(calendar, day + 1)) {
    left -= 1;
    if (left === 0) return stretches;
  }
  throw new NoOpenTime();
}
