import { monthNames } from './dates.ts';
import { dayNumberOf, isJalaliDay, type JalaliDay, jalaliOfDayNumber } from './jalali.ts';
import { foldLetters } from './letters.ts';
import { cleanCode } from './typed.ts';

const dayMs = 86_400_000;

const daysFromToday: Record<string, number> = { پریروز: -2, دیروز: -1, امروز: 0, فردا: 1 };

const monthByName = new Map<string, number>([
  ...monthNames.map((name, index) => [foldLetters(name), index + 1] as const),
  ['امرداد', 5],
]);

// 1405 and 05 are Jalali; a four-digit year of our days in the other calendar is Gregorian.
function dayOf(year: number, month: number, day: number, yearDigits: number): JalaliDay | null {
  if (yearDigits === 4 && year >= 1900 && year <= 2200) return jalaliOfGregorian(year, month, day);
  const jalali = { year: yearDigits === 2 ? expandYear(year) : year, month, day };
  const inOurTimes = jalali.year >= 1200 && jalali.year <= 1600;
  return inOurTimes && isJalaliDay(jalali) ? jalali : null;
}

// Two digits: births of the 1300s are written whole, so only 80 to 99 are taken for them.
function expandYear(twoDigits: number): number {
  return twoDigits >= 80 ? 1300 + twoDigits : 1400 + twoDigits;
}

function jalaliOfGregorian(year: number, month: number, day: number): JalaliDay | null {
  const midnight = new Date(Date.UTC(year, month - 1, day));
  const exists = midnight.getUTCMonth() === month - 1 && midnight.getUTCDate() === day;
  return exists ? jalaliOfDayNumber(midnight.getTime() / dayMs) : null;
}

function parseNumbers(text: string): JalaliDay | null {
  const compact = /^(\d{4})(\d\d)(\d\d)$/.exec(text);
  if (compact) return dayOf(Number(compact[1]), Number(compact[2]), Number(compact[3]), 4);
  const parts = /^(\d{1,4}) ?[/\-. ٫] ?(\d{1,2}) ?[/\-. ٫] ?(\d{1,4})$/.exec(text);
  if (!parts) return null;
  const [, first = '', middle = '', last = ''] = parts;
  if (first.length === 4 && last.length <= 2) {
    return dayOf(Number(first), Number(middle), Number(last), 4);
  }
  if (last.length === 4 && first.length <= 2) {
    return dayOf(Number(last), Number(middle), Number(first), 4);
  }
  if (first.length === 2 && last.length <= 2) {
    return dayOf(Number(first), Number(middle), Number(last), 2);
  }
  return null;
}

function parseWords(text: string, today: JalaliDay | null): JalaliDay | null {
  const parts = /^(?:\S*شنبه،? |جمعه،? )?(\d{1,2}) ?(\p{L}+)(?: ?(?:ماه|،)? ?(\d{4}|\d\d))?$/u.exec(
    text,
  );
  if (!parts) return null;
  const [, day = '', name = '', year = ''] = parts;
  const month = monthByName.get(name.replace(/ماه$/, ''));
  if (!month) return null;
  if (year) return dayOf(Number(year), month, Number(day), year.length);
  return today && dayOf(today.year, month, Number(day), 4);
}

/**
 * Reads a day as people type it: «۱۴۰۵/۹/۳», «3 آذر 1405», «سه‌شنبه ۳ آذر ۱۴۰۵», `05/9/3`, day first
 * if the year stands last, `14050903`, and a Gregorian day whose year says so (`2026-11-24`, as
 * gateways print it). With `today` also «۳ آذر» of this year, «امروز», «دیروز», «فردا».
 * Null if it is none of these or the day does not exist.
 */
export function parseJalaliDate(typed: string, today: JalaliDay | null = null): JalaliDay | null {
  const text = foldLetters(cleanCode(typed)).replace(/[ -]?شنبه/g, 'شنبه');
  const distance = daysFromToday[text];
  if (distance !== undefined) return today && jalaliOfDayNumber(dayNumberOf(today) + distance);
  return parseNumbers(text) ?? parseWords(text, today);
}
