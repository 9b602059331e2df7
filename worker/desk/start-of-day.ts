import { jalaliToInstant } from '#shared/persian/dates.ts';
import { dayNumberOf, jalaliOfDayNumber, parseJalaliIso } from '#shared/persian/jalali.ts';

/** When a Jalali day of a filter begins in Tehran, in epoch ms, or the one that many days later. */
export function startOfDay(iso: string, later = 0): number {
  const day = parseJalaliIso(iso);
  return day ? jalaliToInstant(jalaliOfDayNumber(dayNumberOf(day) + later)) : 0;
}
