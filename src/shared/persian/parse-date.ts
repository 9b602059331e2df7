import {
  daysFromToday,
  monthByName,
  takeWeekday,
  wordsToDays,
  yearsFromThis,
} from './date-words.ts';
import { formatJalaliDay, weekdayName } from './dates.ts';
import { dayNumberOf, type JalaliDay, jalaliOfDayNumber } from './jalali.ts';
import { foldMoment, splitMoment, trimSigns } from './split-moment.ts';
import { weekdayOf } from './tehran.ts';
import * as texts from './texts.ts';
import { type DayContext, daysOf, isShortYear, type WrittenDay } from './written-day.ts';

/** How a day was understood. */
export interface DateReadings {
  /** Null where it cannot be read, or can be read in more than one way. */
  day: JalaliDay | null;
  /** Beside `day` what else it may mean; without it all that it may mean. */
  others: readonly JalaliDay[];
  /** Why it cannot be taken, as a Persian sentence that says what to do; null where only its form is unknown. */
  fault: string | null;
}

const none: DateReadings = { day: null, others: [], fault: null };
const refused = (fault: string): DateReadings => ({ ...none, fault });
const sure = (day: JalaliDay): DateReadings => ({ ...none, day });

const wordsBefore =
  /^(?:(?:به|در|از) )?(?:مورخه?|تاریخ|روز)(?: (?:مورخه?|(?:انجام )?(?:پرداخت|تحویل|تراکنش|واریز|برداشت|انتقال|خرید|سفارش|ثبت|صدور|فاکتور)))? ?[:=]? ?/;
const wordsAfter = / ?(?:ه\.? ?ش\.?|هجری شمسی|شمسی|خورشیدی|میلادی|م)$/;

/** Ways to read some numbers, the most usual first. */
interface Written {
  ways: WrittenDay[];
  /** Whether the first is what people mean by it. */
  isSure: boolean;
}

const isGregorianYear = (year: string) => year.length === 4 && /^(?:19|2[01])/.test(year);
const write = (year: string | null, month: string, day: string): WrittenDay => ({
  calendar: year && isGregorianYear(year) ? 'gregorian' : 'jalali',
  year,
  month: Number(month),
  day: Number(day),
});

const canBeMonth = (text: string) => Number(text) >= 1 && Number(text) <= 12;
const canBeDay = (text: string) => Number(text) >= 1 && Number(text) <= 31;

/** «۵/۹/۰۵»: both ends may be the year, and a Gregorian day is written so as well. */
function readShort(first: string, month: string, last: string, context: DayContext): Written {
  const yearFirst = write(first, month, last);
  const dayFirst = write(last, month, first);
  // «۰۵/۹/۳»: whoever writes the zero of a day writes that of the year.
  if (first.length === 2 && last.length === 1 && (first.startsWith('0') || !canBeDay(first)))
    return { ways: [yearFirst], isSure: true };
  const ways = [
    ...(isShortYear(first, context) && canBeDay(last) ? [yearFirst] : []),
    ...(isShortYear(last, context) && canBeDay(first) ? [dayFirst] : []),
  ];
  if (ways.length === 0) return { ways: [yearFirst], isSure: false };
  const isGregorianStyle = ways.length === 2 && first.length === 1 && last.length === 2;
  if (isGregorianStyle) ways.push({ ...dayFirst, calendar: 'gregorian' });
  // «۰۵/۰۹/۰۵» is one day either way.
  const isOneDay = first === last && first.length === 2;
  return { ways, isSure: ways.length === 1 || isOneDay };
}

/** Day, month and year at its end: a Gregorian one may have its month first. */
function readYearLast(first: string, middle: string, year: string): Written {
  const dayFirst = write(year, middle, first);
  const monthFirst = write(year, first, middle);
  if (!canBeMonth(first) || !canBeDay(middle)) return { ways: [dayFirst], isSure: true };
  if (!canBeMonth(middle)) return { ways: [monthFirst], isSure: isGregorianYear(year) };
  return isGregorianYear(year)
    ? { ways: [dayFirst, monthFirst], isSure: true }
    : { ways: [dayFirst], isSure: true };
}

function readNumbers(text: string, context: DayContext): Written | 'day missing' | null {
  const [, year, month, day] = /^(\d{4})(\d\d)(\d\d)$/.exec(text) ?? [];
  if (year) return { ways: [write(year, month!, day!)], isSure: true };
  const two = /^(\d{1,4}) ?[/.٫-] ?(\d{1,4})$/.exec(text);
  if (two) return readTwo(two[1]!, two[2]!);
  const joint = ' ?[/\\-. ٫,،_\\\\] ?';
  const three = new RegExp(`^(\\d{1,4})${joint}(\\d{1,2})${joint}(\\d{1,4})$`).exec(text);
  if (!three) return null;
  const [, first = '', middle = '', last = ''] = three;
  if (first.length > 2 && last.length > 2) return null;
  if (last.length > 2) return readYearLast(first, middle, last);
  if (first.length <= 2) return readShort(first, middle, last, context);
  return canBeMonth(middle) || !canBeMonth(last) || !canBeDay(middle)
    ? { ways: [write(first, middle, last)], isSure: true }
    : { ways: [write(first, middle, last), write(first, last, middle)], isSure: false };
}

/** «۵/۹» is the fifth of Azar, and one tap away the ninth of Mordad. */
function readTwo(first: string, last: string): Written | 'day missing' | null {
  if (first.length === 4 || last.length === 4) return 'day missing';
  if (first.length === 3 || last.length === 3) return null;
  const dayFirst = canBeDay(first) && canBeMonth(last) ? [write(null, last, first)] : [];
  const monthFirst =
    canBeMonth(first) && canBeDay(last) && first !== last ? [write(null, first, last)] : [];
  const ways = [...dayFirst, ...monthFirst];
  return ways.length > 0
    ? { ways, isSure: true }
    : { ways: [write(null, last, first)], isSure: true };
}

/** «۵ آذر ۱۴۰۵», «آذر ۵»، «۱۴۰۵ آذر ۵», `26 Nov 2026`, `Nov 26, 2026`. */
function readNamedMonth(text: string, { today }: DayContext): Written | 'day missing' | null {
  let rest = text;
  let year: string | null = null;
  for (const [words, distance] of yearsFromThis) {
    if (!words.test(rest)) continue;
    if (!today) return null;
    rest = rest.replace(words, ' ');
    year = String(today.year + distance);
  }
  const words = wordsToDays(
    rest
      .replace(/(?<=\d)(?:st|nd|rd|th|م|ام)(?!\p{L})/gu, '')
      .replace(/(?<=\d)(?=\p{L})|(?<=\p{L})(?=\d)/gu, ' ')
      .replace(/[-/.,،؛:|()_]+| +/g, ' ')
      .trim(),
  )
    .split(' ')
    .filter((word) => !/^(?:ماه|سال|روز|در|of|the|)$/.test(word));
  const at = words.findIndex((word) => monthByName.has(word.replace(/(?<=.)ماه$/, '')));
  const named = monthByName.get((words[at] ?? '').replace(/(?<=.)ماه$/, ''));
  const numbers = words.filter((_, index) => index !== at);
  if (!named || numbers.length > 2 || numbers.some((word) => !/^\d{1,4}$/.test(word))) return null;
  const [first = '', second] = numbers;
  const isLong = ({ length }: string) => length > 2;
  // «۳۲ فروردین» has a day too many, «فروردین ۹۸» has none.
  if (second === undefined && (first === '' || isLong(first) || (at === 0 && Number(first) > 31)))
    return 'day missing';
  const yearFirst =
    second !== undefined && !isLong(second) && (isLong(first) || Number(first) > 31);
  // «5-6 آذر» are two days.
  const isBeside = second !== undefined && at !== 1 && !isLong(first) && !isLong(second);
  if (isBeside && !yearFirst && named.calendar === 'jalali') return null;
  const [day = '', typedYear] = yearFirst ? [second, first] : [first, second];
  if (isLong(day)) return null;
  if (typedYear !== undefined && year !== null) return null;
  const way = { ...named, year: typedYear ?? year, day: Number(day) };
  if (year !== null && named.calendar === 'gregorian') return null;
  const fits =
    way.year === null ||
    way.year.length < 4 ||
    isGregorianYear(way.year) === (named.calendar === 'gregorian');
  return fits ? { ways: [way], isSure: true } : null;
}

/** «دیروز», «۳ روز پیش», «دو هفته دیگه»: days from today, or null. */
function distanceOf(text: string): number | null {
  // Not «دیروز شب»: after midnight people still say so.
  const named = daysFromToday.get(text.replace(/ (?:صبح|ظهر|عصر|غروب|بعد ?از ?ظهر)$/, ''));
  if (named !== undefined) return named;
  const [, count, unit, side] =
    /^(\d{1,4}) ?(روز|هفته) ?(پیش|قبل|دیگر|دیگه|بعد|اینده)$/.exec(wordsToDays(text)) ?? [];
  if (!count) return null;
  const days = Number(count) * (unit === 'هفته' ? 7 : 1);
  return side === 'پیش' || side === 'قبل' ? -days : days;
}

/** «شنبه», «شنبه گذشته»: the last one, the next one, or both where nothing says which. */
function readWeekday(weekday: number, side: string, { today, when }: DayContext): DateReadings {
  if (!today) return none;
  const now = dayNumberOf(today);
  const back = (weekdayOf(now) - weekday + 7) % 7;
  const [last, next] = [now - back, now - back + 7].map(jalaliOfDayNumber) as [
    JalaliDay,
    JalaliDay,
  ];
  const before = back === 0 ? jalaliOfDayNumber(now - 7) : last;
  if (/^(?:گذشته|پیش|قبل|قبلی)$/.test(side)) return sure(before);
  if (/^(?:اینده|بعد|بعدی|دیگر|دیگه)$/.test(side)) return sure(next);
  if (side !== '') return none;
  if (back === 0)
    return {
      ...none,
      others: when === 'past' ? [today, before] : when ? [today, next] : [before, today, next],
    };
  if (when) return sure(when === 'past' ? last : next);
  return { ...none, others: [last, next] };
}

function readDay(text: string, weekday: number | null, context: DayContext): DateReadings {
  const { today } = context;
  const distance = distanceOf(text);
  if (distance !== null)
    return today ? sure(jalaliOfDayNumber(dayNumberOf(today) + distance)) : none;
  if (weekday !== null && !/\d/.test(wordsToDays(text))) return readWeekday(weekday, text, context);
  const written = readNumbers(text, context) ?? readNamedMonth(text, context);
  if (written === 'day missing') return refused(texts.dayMissing);
  if (!written) return none;
  const found = written.ways.map((way) => daysOf(way, context));
  const days = distinct(found.flatMap((one) => one.days));
  const [first] = found;
  if (days.length === 0) return { ...none, fault: first?.fault ?? null };
  const isSure = written.isSure && first?.isSure;
  if (isSure) return { ...none, day: days[0]!, others: days.slice(1) };
  return { ...none, others: days, fault: first?.days.length === 0 ? first.fault : null };
}

const distinct = (days: readonly JalaliDay[]): JalaliDay[] => [
  ...new Map(days.map((day) => [dayNumberOf(day), day])).values(),
];

/** A weekday decides between readings; where it fits none of them, that is said and the nearest such day offered. */
function heldAgainstWeekday(
  read: DateReadings,
  weekday: number | null,
  { today, when }: DayContext,
): DateReadings {
  const days = read.day ? [read.day, ...read.others] : [...read.others];
  const [first] = days;
  if (weekday === null || !first) return read;
  const fitting = days.filter((day) => weekdayOf(dayNumberOf(day)) === weekday);
  if (fitting.length === 1 && (!read.day || fitting[0] === read.day)) return sure(fitting[0]!);
  if (fitting.length > 0) return { ...none, others: distinct([...fitting, ...days]) };
  const own = weekdayOf(dayNumberOf(first));
  const ahead = (weekday - own + 7) % 7;
  const next = dayNumberOf(first) + ahead;
  const now = today ? dayNumberOf(today) : 0;
  const isPastWanted = when === 'past' && next > now;
  const isFutureWanted = when === 'future' && next - 7 < now;
  const isBefore = isPastWanted || (ahead > 3 && !isFutureWanted);
  const nearest = jalaliOfDayNumber(isBefore ? next - 7 : next);
  const said = formatJalaliDay(first).replace(`${weekdayName(own)} `, '');
  return {
    day: null,
    others: [first, nearest],
    fault: texts.otherWeekday(said, weekdayName(own), weekdayName(weekday)),
  };
}

/**
 * Reads a day as people and receipts write it: «۱۴۰۵/۹/۳», «سه‌شنبه ۳ آذر», «مورخ ۳ آذر ماه ۱۴۰۵», «۵/۹», «پنجم آذر
 * پارسال», «۳ روز پیش», a Gregorian day (`2026-11-24`, `24 Nov 2026`), each also with an hour beside it. A day without
 * its year is the last one in a field of the past, the next one in a field of the future, else that of this year.
 */
export function readDate(typed: string, context: DayContext): DateReadings {
  const { date } = splitMoment(foldMoment(typed));
  const { weekday, rest } = takeWeekday(date.replace(wordsBefore, '').replace(wordsBefore, ''));
  const text = trimSigns(rest).replace(wordsBefore, '').replace(wordsAfter, '');
  if (text === '' && weekday === null) return none;
  return heldAgainstWeekday(readDay(text, weekday, context), weekday, context);
}
