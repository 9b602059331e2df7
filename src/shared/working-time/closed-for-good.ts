import type { Calendar } from './calendar.ts';
import { dayOfIso, openStretchesOn } from './opening.ts';

/** A calendar without open time for longer than a year keeps no promise. */
const longestDays = 366;

/**
 * The first of these closures after which the calendar has no open time for more than a year, as the day on
 * which that begins (`1405-01-13`); null where all of them end in time.
 * @param closures Those that may be the cause; all of the calendar's own where left out.
 */
export function closedForGood(
  calendar: Calendar,
  closures: readonly { from: string }[] = calendar.closures,
): string | null {
  const starts = closures.map(({ from }) => from).sort();
  return starts.find((from) => !opensWithin(calendar, dayOfIso(from))) ?? null;
}

function opensWithin(calendar: Calendar, firstDay: number): boolean {
  for (let day = firstDay; day <= firstDay + longestDays; day += 1)
    if (openStretchesOn(calendar, day).length > 0) return true;
  return false;
}
