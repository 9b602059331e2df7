import { jalaliIso, jalaliOfDayNumber } from '#shared/persian/jalali.ts';
import { wallClockAt, weekdayOf } from '#shared/persian/tehran.ts';

/** What was asked less often than this in a week is shown to nobody, and forgotten when the week is over. */
export const rareBelow = 3;

/** The first day of an instant's week, a Saturday in Tehran, as a Jalali date: `1405-08-30`. */
export function weekOf(instant: number): string {
  const { day } = wallClockAt(instant);
  return jalaliIso(jalaliOfDayNumber(day - weekdayOf(day)));
}
