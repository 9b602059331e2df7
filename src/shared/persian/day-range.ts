import { monthNames } from './dates.ts';
import { toPersianDigits } from './digits.ts';
import type { JalaliDay } from './jalali.ts';

/**
 * «۱ تا ۱۰ آذر» of two Jalali days, both included; «۲۸ آبان تا ۳ آذر» over the end of a month, «۵ آذر» for one
 * day. Years are said where the two differ: «۲۵ اسفند ۱۴۰۵ تا ۵ فروردین ۱۴۰۶».
 */
export function formatDayRange(first: JalaliDay, last: JalaliDay): string {
  const sameYear = first.year === last.year;
  const sameMonth = sameYear && first.month === last.month;
  const full = ({ day, month, year }: JalaliDay) =>
    `${day} ${monthNames[month - 1]}${sameYear ? '' : ` ${year}`}`;
  if (sameMonth && first.day === last.day) return toPersianDigits(full(first));
  return toPersianDigits(`${sameMonth ? first.day : full(first)} تا ${full(last)}`);
}
