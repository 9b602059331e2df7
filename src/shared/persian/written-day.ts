import { gregorianMonthNames } from './date-words.ts';
import { monthNames } from './dates.ts';
import { toPersianDigits } from './digits.ts';
import { dayNumberOf, daysInMonth, type JalaliDay, jalaliOfDayNumber } from './jalali.ts';
import * as texts from './texts.ts';

const dayMs = 86_400_000;

/** A day as it was written: its year as digits, or null where none was. */
export interface WrittenDay {
  calendar: 'jalali' | 'gregorian';
  year: string | null;
  month: number;
  day: number;
}

/** What helps to read a day: today in Tehran, and on which side of it the day must lie. */
export interface DayContext {
  today: JalaliDay | null;
  when?: 'past' | 'future' | undefined;
}

/** The days that it can be; `fault` says why there is none, and `isSure` that nobody else would read it otherwise. */
export interface FoundDays {
  days: JalaliDay[];
  isSure: boolean;
  fault: string | null;
}

function monthLength({ calendar, month }: WrittenDay, year: number): number {
  return calendar === 'gregorian'
    ? new Date(Date.UTC(year, month, 0)).getUTCDate()
    : daysInMonth(year, month);
}

/** «مهر ۳۰ روز دارد»: why there is no such day; null where there is. */
function faultOf(written: WrittenDay, year: number): string | null {
  const { calendar, month, day } = written;
  const [first, last] = calendar === 'jalali' ? [1200, 1600] : [1900, 2200];
  if (year < first || year > last) return texts.wrongYear(toPersianDigits(year));
  if (month < 1 || month > 12) return texts.wrongMonth(toPersianDigits(month));
  if (day < 1) return texts.dayZero;
  const length = monthLength(written, year);
  if (day <= length) return null;
  const name = (calendar === 'jalali' ? monthNames : gregorianMonthNames)[month - 1]!;
  const isLeapDay =
    calendar === 'jalali' ? length === 29 && day === 30 : length === 28 && day === 29;
  return isLeapDay
    ? texts.notLeapYear(toPersianDigits(year), name, toPersianDigits(length))
    : texts.monthIsShorter(name, toPersianDigits(length));
}

function dayIn(written: WrittenDay, year: number): JalaliDay {
  const { calendar, month, day } = written;
  if (calendar === 'jalali') return { year, month, day };
  return jalaliOfDayNumber(Date.UTC(year, month - 1, day) / dayMs);
}

/** The year that today is in, in the calendar of a written day. */
function yearOf({ calendar }: WrittenDay, today: JalaliDay): number {
  if (calendar === 'jalali') return today.year;
  return new Date(dayNumberOf(today) * dayMs).getUTCFullYear();
}

/** Years that two digits may mean: those near today, births of the last century, or both. */
function yearsOfTwoDigits(digits: string, { today, when }: DayContext): number[] {
  const count = Number(digits);
  const thisYear = today?.year ?? 1400;
  const century = thisYear - (thisYear % 100);
  const soon = today ? (thisYear % 100) + 5 : 79;
  if (count <= soon) return [century + count];
  if (count >= 80 || when === 'past') return [century - 100 + count];
  return when === 'future' ? [century + count] : [century - 100 + count, century + count];
}

/** Whether two digits can be a year that people write short, on the side of today that is asked for. */
export function isShortYear(digits: string, { today, when }: DayContext): boolean {
  const count = Number(digits);
  const now = (today?.year ?? 1410) % 100;
  if (when === 'future') return count >= now && count <= now + 20;
  return count >= 80 || count <= (when === 'past' ? now : now + 5);
}

function yearsOf(written: WrittenDay, context: DayContext): number[] {
  const { calendar, year } = written;
  const digits = year ?? '';
  if (digits.length === 4) return [Number(digits)];
  if (calendar === 'gregorian') return digits.length === 3 ? [] : [2000 + Number(digits)];
  return digits.length === 3 ? [1000 + Number(digits)] : yearsOfTwoDigits(digits, context);
}

/** The last such day up to today, the next one from today, or the one of this year. */
function withoutYear(written: WrittenDay, { today, when }: DayContext): FoundDays {
  if (!today) return { days: [], isSure: false, fault: null };
  const year = yearOf(written, today);
  const now = dayNumberOf(today);
  const step = when === 'past' ? -1 : 1;
  // Eight years apart at most are two leap days.
  for (let distance = 0; distance <= (when ? 9 : 0); distance++) {
    if (faultOf(written, year + step * distance)) continue;
    const day = dayIn(written, year + step * distance);
    if (!when || (dayNumberOf(day) - now) * step >= 0)
      return { days: [day], isSure: true, fault: null };
  }
  return { days: [], isSure: false, fault: faultOf(written, year) };
}

/** The days that a written day can be. */
export function daysOf(written: WrittenDay, context: DayContext): FoundDays {
  if (written.year === null) return withoutYear(written, context);
  const years = yearsOf(written, context);
  const days = years.filter((year) => !faultOf(written, year)).map((year) => dayIn(written, year));
  const isLongAgo =
    years.length === 1 && written.year.length < 3 && !isShortYear(written.year, context);
  return {
    days,
    isSure: days.length === 1 && years.length === 1 && !isLongAgo,
    fault: years[0] === undefined ? null : faultOf(written, years[0]),
  };
}
