import { d2j, isLeapJalaaliYear, isValidJalaaliDate, j2d } from 'jalaali-js';

/** A day of the Jalali calendar; `month` and `day` count from 1. */
export interface JalaliDay {
  year: number;
  month: number;
  day: number;
}

const julianDayOf1970 = 2_440_588;

/** Days since 1970-01-01, the currency in which days are compared and counted. */
export function dayNumberOf({ year, month, day }: JalaliDay): number {
  return j2d(year, month, day) - julianDayOf1970;
}

/** The Jalali day of a day number. */
export function jalaliOfDayNumber(dayNumber: number): JalaliDay {
  const { jy, jm, jd } = d2j(dayNumber + julianDayOf1970);
  return { year: jy, month: jm, day: jd };
}

/** Whether the day exists: a 30th of Esfand exists in leap years only. */
export function isJalaliDay({ year, month, day }: JalaliDay): boolean {
  return [year, month, day].every(Number.isInteger) && isValidJalaaliDate(year, month, day);
}

/** Days of a Jalali month: 31 in the first half of the year, 30 after it, Esfand by leap year. */
export function daysInMonth(year: number, month: number): number {
  if (month <= 6) return 31;
  return month < 12 || isLeapJalaaliYear(year) ? 30 : 29;
}

/** The stored form of a day, `1405-09-03`: Jalali as people said it, and it sorts as text. */
export function jalaliIso({ year, month, day }: JalaliDay): string {
  const two = (part: number) => String(part).padStart(2, '0');
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
}

/** Reads the stored form, `1405-09-03`; null if it is not one or the day does not exist. */
export function parseJalaliIso(text: string): JalaliDay | null {
  const parts = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text);
  if (!parts) return null;
  const day = { year: Number(parts[1]), month: Number(parts[2]), day: Number(parts[3]) };
  return isJalaliDay(day) ? day : null;
}
