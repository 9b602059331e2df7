import { instantToJalali, monthNames } from '#shared/persian/dates.ts';
import { toPersianDigits } from '#shared/persian/digits.ts';

/** A Gregorian day of front matter (`2026-08-03`) as readers see it: «۱۲ مرداد ۱۴۰۵». */
export function writtenDay(day: string): string {
  const { day: date, month, year } = instantToJalali(Date.parse(`${day}T12:00:00+03:30`));
  return toPersianDigits(`${date} ${monthNames[month - 1]} ${year}`);
}
