import { toPersianDigits } from './digits.ts';
import { wordsToDigits } from './number-words.ts';
import { readDate } from './parse-date.ts';
import { dayPart, foldMoment, splitMoment } from './split-moment.ts';

/** An hour of the day. */
export interface ClockTime {
  hour: number;
  minute: number;
}

/** How an hour was understood. */
export interface TimeReadings {
  /** Null where it cannot be read, or can be read in more than one way. */
  time: ClockTime | null;
  /** Beside `time` what else it may mean; without it all that it may mean. */
  others: readonly ClockTime[];
}

const none: TimeReadings = { time: null, others: [] };

const morning = /^(?:صبح|بامداد|سحر|(?:قبل|پیش) ?از ?ظهر|ق\.? ?ظ\.?|a\.?m\.?)$/;
const afternoon = /^(?:بعد ?از ?ظهر|عصر|غروب|ب\.? ?ظ\.?|p\.?m\.?)$/;

/** Hours of the day that «۵ شب» and the like can be; none for what nobody says, such as «۱۳ صبح». */
function hoursOf(hour: number, part: string): number[] {
  if (hour > 23) return [];
  if (part === '') return [hour];
  if (morning.test(part)) return hour > 12 ? [] : [hour % 12];
  if (hour > 12) return part === 'شب' && hour < 17 ? [] : [hour];
  const later = (hour % 12) + 12;
  if (afternoon.test(part)) return [later];
  // «۱۱ ظهر» is before noon.
  if (part === 'ظهر') return [hour >= 10 ? hour : later];
  // «۱۲ شب» is midnight and «۲ شب» is after it; at five it is dark twice in winter.
  if (hour === 12 || hour <= 4) return [hour % 12];
  return hour === 5 ? [later, hour] : [later];
}

const wordsBefore = /^(?:(?:در|راس|حدود|حدودا|حوالی|تقریبا|نزدیک|به) ?)*(?:ساعت ?[:=]? ?)?/;
const atEnd = new RegExp(`^(.*?) ?(${dayPart})$`);
const atStart = new RegExp(`^(${dayPart}) ?(?:ساعت ?:? ?)?(?=\\d)(.*)$`);

/** The part of the day that is named, and the text without it. */
function takeDayPart(text: string): { part: string; rest: string } {
  const [, rest = '', part] = atEnd.exec(text) ?? [];
  if (part) return { part, rest };
  const [, first, after = ''] = atStart.exec(text) ?? [];
  return first ? { part: first, rest: after } : { part: '', rest: text };
}

interface Written {
  hour: number;
  minute: number;
  /** Only the hour was written. */
  isBare: boolean;
  /** Written as people speak, who do not count to 24. */
  isSpoken: boolean;
  /** «۹-۱۰»: may be two hours. */
  isRange: boolean;
}

const written = (hour: number, minute: number, more: Partial<Written> = {}): Written => ({
  ...{ hour, minute, isBare: false, isSpoken: false, isRange: false },
  ...more,
});

const fractions = new Map([
  ['نیم', 30],
  ['ربع', 15],
]);

/** «۷ و نیم», «۷ و ۲۰ دقیقه», «ربع به ۸», «۱۰ دقیقه به ۸». */
function readSpoken(text: string): Written | null {
  const [, hour, minutes] = /^(\d{1,2}) ?و ?(نیم|ربع|\d{1,2})(?: دقیقه)?$/.exec(text) ?? [];
  if (hour)
    return written(Number(hour), fractions.get(minutes!) ?? Number(minutes), { isSpoken: true });
  const [, before, next] = /^(?:1 )?(ربع|\d{1,2})(?: دقیقه)? به (\d{1,2})$/.exec(text) ?? [];
  const short = fractions.get(before ?? '') ?? Number(before);
  if (!next || Number(next) < 1 || short < 1 || short > 59) return null;
  return written(Number(next) - 1, 60 - short, { isSpoken: true });
}

function readDigits(text: string): Written | null {
  const [, hour, joint, minute] =
    /^(\d{1,2})(?:( ?[:.٫,،/-] ?| )?(\d\d)(?: ?: ?\d\d(?:[.,٫]\d{1,9})?| دقیقه)?)?$/.exec(text) ??
    [];
  if (!hour) return null;
  if (minute === undefined) return written(Number(hour), 0, { isBare: true });
  const isRange = joint?.trim() === '-' && Number(minute) <= 24 && Number(minute) > Number(hour);
  return written(Number(hour), Number(minute), { isRange });
}

/** In digits or words: «هشت و بیست» is two numbers, and «بیست و پنج دقیقه به هشت» begins with one. */
function readWritten(text: string): Written | null {
  const [, hour, rest] = /^(\p{L}+) و (.+)$/u.exec(text) ?? [];
  const spelled = wordsToDigits(text);
  return (
    readDigits(spelled) ??
    readSpoken(spelled) ??
    (hour && rest ? readSpoken(`${wordsToDigits(hour)} و ${wordsToDigits(rest)}`) : null)
  );
}

const noon: ClockTime = { hour: 12, minute: 0 };
const midnight: ClockTime = { hour: 0, minute: 0 };
const namedTimes = new Map([
  ['ظهر', noon],
  ['نیمروز', noon],
  ['نیمه شب', midnight],
  ['نیمهشب', midnight],
  ['نصف شب', midnight],
  ['نصفه شب', midnight],
]);

function readClock(text: string): TimeReadings {
  const stripped = text.replace(wordsBefore, '');
  const named = namedTimes.get(stripped);
  if (named) return { time: named, others: [] };
  const { part, rest } = takeDayPart(stripped);
  const found = readWritten(rest.replace(wordsBefore, ''));
  if (!found || found.minute > 59) return none;
  const { minute } = found;
  const ways = hoursOf(found.hour, part === 'نیمهشب' ? 'شب' : part.replace('نیمه شب', 'شب')).map(
    (hour) => ({ hour, minute }),
  );
  const [time] = ways;
  if (!time) return none;
  if (found.isRange) {
    const ends = [found.hour, minute].filter((hour) => hour < 24);
    return { time: null, others: [time, ...ends.map((hour) => ({ hour, minute: 0 }))] };
  }
  if (part !== '' || found.hour > 12 || found.hour === 0)
    return ways.length > 1 ? { time: null, others: ways } : { time, others: [] };
  const later = { hour: (found.hour + 12) % 24, minute };
  if (found.isBare && stripped === text) return { time: null, others: [time, later] };
  return { time, others: found.isSpoken ? [later] : [] };
}

/**
 * Reads an hour as people and receipts write it: «۱۷:۳۰», `10:30:22`, `1730`, «۱۷-۳۰», «۷ و نیم», «ربع به ۸»,
 * «۵ عصر», «ظهر», also with a day beside it. «۹» alone and «۵ شب» have two readings.
 */
export function readTime(typed: string): TimeReadings {
  const text = foldMoment(typed);
  const whole = readClock(text);
  if (whole.time || whole.others.length > 0) return whole;
  const { date, time } = splitMoment(text);
  if (time === '' || date === '') return none;
  // What stands beside it must be a day, of this year where it names none.
  const day = readDate(date, { today: { year: 1400, month: 1, day: 1 } });
  return day.day || day.others.length > 0 || day.fault ? readClock(time) : none;
}

const dayParts: [from: number, name: string][] = [
  [19, 'شب'],
  [16, 'عصر'],
  [13, 'بعدازظهر'],
  [12, 'ظهر'],
  [4, 'صبح'],
  [0, 'بامداد'],
];

/** «۵:۳۰ عصر» and «۹ صبح», as people say an hour. */
export function speakTime({ hour, minute }: ClockTime): string {
  const [, name] = dayParts.find(([from]) => hour >= from)!;
  const clock = minute === 0 ? '' : `:${String(minute).padStart(2, '0')}`;
  return `${toPersianDigits(`${hour % 12 || 12}${clock}`)} ${name}`;
}
