import { monthNames } from './dates.ts';
import { foldLetters } from './letters.ts';
import { spellNumber } from './number-words.ts';

// Words of dates, in the letters of `foldLetters`.

/** Names of Gregorian months, January first. */
export const gregorianMonthNames = [
  'ژانویه',
  'فوریه',
  'مارس',
  'آوریل',
  'مه',
  'ژوئن',
  'ژوئیه',
  'اوت',
  'سپتامبر',
  'اکتبر',
  'نوامبر',
  'دسامبر',
] as const;

/** What else people call them. */
const otherMonthNames = [
  'ژانویۀ|january|jan',
  'february|feb',
  'مارچ|march|mar',
  'آپریل|april|apr',
  'می|may',
  'جون|june|jun',
  'جولای|july|jul',
  'آگوست|آگست|august|aug',
  'september|sept|sep',
  'october|oct',
  'november|nov',
  'december|dec',
];

/** The months of both calendars by their names, 1 to 12. */
export const monthByName: ReadonlyMap<string, { calendar: 'jalali' | 'gregorian'; month: number }> =
  new Map(
    [
      ...monthNames.map((name, index) => [name, 'jalali', index + 1] as const),
      ['امرداد', 'jalali', 5] as const,
      ...gregorianMonthNames.flatMap((own, index) =>
        [own, ...otherMonthNames[index]!.split('|')].map(
          (name) => [name, 'gregorian', index + 1] as const,
        ),
      ),
    ].map(([name, calendar, month]) => [foldLetters(name), { calendar, month }]),
  );

const weekdays = [
  'شنبه|sat(?:urday)?',
  '(?:یک|1) ?-?شنبه|sun(?:day)?',
  '(?:دو|2) ?-?شنبه|mon(?:day)?',
  '(?:سه|3) ?-?شنبه|tue(?:s(?:day)?)?',
  '(?:چهار|چار|4) ?-?شنبه|wed(?:nesday)?',
  '(?:پنج|5) ?-?شنبه|thu(?:rs(?:day)?)?',
  'جمعه|fri(?:day)?',
].map((names) => new RegExp(`(?<![\\p{L}\\d])(?:${names})(?![\\p{L}\\d])`, 'u'));

/** The weekday that a text names (0 is Saturday), and the text without it. */
export function takeWeekday(text: string): { weekday: number | null; rest: string } {
  // From the end: «شنبه» alone is part of all the others.
  for (const weekday of [6, 5, 4, 3, 2, 1, 0]) {
    const rest = text.replace(weekdays[weekday]!, ' ');
    if (rest !== text) return { weekday, rest: rest.replace(/\s+/g, ' ').trim() };
  }
  return { weekday: null, rest: text };
}

/** Days from today by the word for them. */
export const daysFromToday: ReadonlyMap<string, number> = new Map([
  ['پریروز', -2],
  ['پریشب', -2],
  ['دیروز', -1],
  ['دیشب', -1],
  ['امروز', 0],
  ['امشب', 0],
  ['فردا', 1],
  ['پس فردا', 2],
  ['پسفردا', 2],
]);

/** Years from this year by the words for them. */
export const yearsFromThis: [RegExp, number][] = [
  [/(?:^| )(?:امسال|سال جاری)(?= |$)/, 0],
  [/(?:^| )(?:پارسال|سال (?:گذشته|قبل|پیش))(?= |$)/, -1],
  [/(?:^| )(?:پیرارسال|دو سال پیش)(?= |$)/, -2],
  [/(?:^| )سال (?:آینده|اینده|بعد)(?= |$)/, 1],
];

const specialOrdinals: Readonly<Record<number, string[]>> = {
  1: ['اول', 'نخست'],
  2: ['دوم'],
  3: ['سوم'],
  30: ['سی ام', 'سیام', 'سیم'],
};

/** «پنجم» and «پنج» are 5, up to «سی و یکم». */
const numberByWord = new Map<string, number>(
  Array.from({ length: 31 }, (_, index) => index + 1).flatMap((count) => {
    const word = foldLetters(spellNumber(count));
    const ordinals = specialOrdinals[count] ?? [];
    return [
      word,
      `${word}م`,
      ...ordinals,
      ...(count % 10 === 3 && count > 3 ? [word.replace(/سه$/, 'سوم')] : []),
    ]
      .flatMap((one) => [one, one.replaceAll(' ', '')])
      .map((one) => [one, count] as const);
  }),
);
// Longer ones first, as «بیست» begins «بیست و یکم».
const anyNumber = new RegExp(
  `(?<![\\p{L}\\d])(?:${[...numberByWord.keys()].sort((a, b) => b.length - a.length).join('|')})(?![\\p{L}\\d])`,
  'gu',
);

/** The same text with its numbers up to 31, «پنجم» or «بیست و یک», in digits. */
export const wordsToDays = (text: string): string =>
  text.replace(anyNumber, (word) => String(numberByWord.get(word)));
