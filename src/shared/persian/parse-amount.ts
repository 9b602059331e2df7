import { foldLetters } from './letters.ts';
import { numberWordsToDigits } from './number-words.ts';
import { cleanCode } from './typed.ts';
import { readNumber, type WrittenNumber } from './written-number.ts';

/** The two units in which money is named. */
export type MoneyUnit = 'toman' | 'rial';

/** How an amount was understood, in whole Rials. */
export interface AmountReadings {
  /** Null where it cannot be read, or has more than one reading and none that people mean by it. */
  rials: number | null;
  /** Beside `rials` what else it may mean; without it all that it may mean. */
  others: readonly number[];
  /** The unit that was named, or else the one that was given. */
  unit: MoneyUnit;
}

/** Rials in one of each unit. */
export const rialsIn: Record<MoneyUnit, number> = { toman: 10, rial: 1 };
const scales = new Map([
  ['', 1],
  ['هزار', 1e3],
  ['میلیون', 1e6],
  ['ملیون', 1e6],
  ['میلیارد', 1e9],
]);
const scaleWord = 'هزار|می?لیون|میلیارد';
/** What is longer is no amount, whatever it holds. */
const longest = 200;
const mostReadings = 4;

const unitAround = (before: string, after = before) =>
  new RegExp(`^(?:${before}) ?:? ?| ?-? ?(?:${after})$`);
// «۲۵۰ ت» and «۲۵۰ هزارت», but not «هشت».
const unitWords: [RegExp, MoneyUnit][] = [
  [unitAround('تومان|تومن|tomans?|irt', 'تومان|تومن|tomans?|irt|(?<=[\\d رند])ت'), 'toman'],
  [unitAround('ریال|﷼|rials?|irr'), 'rial'],
];
// After digits a comma or three points say that more may come.
const quotes = /^[«"'“”„([]{1,4} ?| ?[»"'“”)\]]{1,4}(?=[.،,؛;:!?؟]{0,4}$)/gu;
/** Two lines of digits are two amounts. */
const lineBreak = /[\n\r\u2028\u2029\v\f]/;
const linesOf = (text: string): string[] =>
  text
    .split(lineBreak)
    .map((line) => line.trim())
    .filter(Boolean);
const closingMarks = / ?(?:(?<!\.)\.|[!?؟]{1,3})$|(?<=\p{L}) ?[،,؛;:]$/u;
const wordsBefore =
  /^(?:(?:به|با) )?(?:مبلغ|قیمت|مجموع|جمعا|جمع|معادل|حدودا|حدود|تقریبا|واریزی?|برداشتی?|انتقالی?|خرید)(?: (?:کل|پرداختی|پرداخت شده|پرداخت|تراکنش|واریزی|واریز|برداشت|انتقال|خرید|فاکتور|سفارش|حدود|تقریبی))?(?!\p{L}) ?[:=]? ?/u;
const spokenWords: [RegExp, string][] = [
  [/(?<=^| )یه(?= )/g, 'یک'],
  [/(?<=می?لیون|میلیارد) (?=هزار)/g, ' یک '],
  [/ونیم(?=$| |می?ل|هزار)/g, ' و نیم'],
  [/(?<=^|[ و])شی?ش ?صد/g, 'ششصد'],
  [/(?<=^|[ و])شیش(?= )/g, 'شش'],
  [/(?<=^|[ و])پونصد/g, 'پانصد'],
  [/(?<=^|[ و])پونزده/g, 'پانزده'],
  [/(?<=^|[ و])شونزده/g, 'شانزده'],
  [/(?<=^|[ و])هیفده/g, 'هفده'],
  [/(?<=^|[ و])هیجده/g, 'هجده'],
];

function splitUnit(text: string): { number: string; unit: MoneyUnit | undefined } {
  for (const [word, unit] of unitWords) {
    if (word.test(text)) return { number: text.replace(word, ''), unit };
  }
  return { number: text, unit: undefined };
}

/** «دو و نیم میلیون», «یک میلیون و نیم» and «نیم میلیون» with their half as a fraction. */
const halves = (text: string) =>
  text
    .replace(new RegExp(`(\\d) ?و ?نیم ?(?=${scaleWord})`, 'g'), '$1.5 ')
    .replace(new RegExp(`(^|و )نیم ?(?=${scaleWord})`, 'g'), '$10.5 ')
    .replace(new RegExp(`^(\\d+) ?(${scaleWord}) ?و ?نیم$`), '$1.5 $2');

type Part = { number: WrittenNumber; scale: number };
type Readings = { sure: Part | null; asked: readonly Part[] };

const unitsOf = ({ number: { whole, fraction }, scale }: Part): number =>
  (Number(whole + fraction) * scale) / 10 ** fraction.length;

const plain = (whole: string, scale = 1): Part => ({ number: { whole, fraction: '' }, scale });

/** «۲۵۰٬۵۰۰ هزار» mostly says its thousands twice; «۱۵۰۰ هزار» does not. */
function isSaidTwice({ number: { whole }, scale }: Part): boolean {
  const isFew = scale === 1e3 && !whole.endsWith('000');
  return scale > 1 && Number(whole) >= (isFew ? 1e4 : scale);
}

function readPart(digits: string, scale: number): Readings | null {
  const { sure, asked } = readNumber(digits, scale) ?? { sure: null, asked: [] };
  if (!sure)
    return asked.length > 0 ? { sure, asked: asked.map((number) => ({ number, scale })) } : null;
  const part = { number: sure, scale };
  return isSaidTwice(part)
    ? { sure: null, asked: [{ ...part, scale: 1 }, part] }
    : { sure: part, asked: [] };
}

/**
 * «۲ میلیون و ۵۰۰» is 2,500,000 as people say it and 2,000,500 as it is written; of «۲ میلیون و ۵۰»
 * and «۲ میلیون و ۵» nobody can tell.
 */
function readRest(digits: string, lastScale: number): Readings {
  const written = plain(digits);
  const spoken = plain(digits, lastScale / 1000);
  if (digits.length === 3) return { sure: spoken, asked: [written] };
  const tenths = digits.length === 1 ? [plain(digits, lastScale / 10)] : [];
  return { sure: null, asked: [spoken, ...tenths, written] };
}

/** «۲ میلیون و ۵۰۰ هزار»: each part is a number and its scale, from the largest down. */
function readParts(text: string): Readings[] | null {
  const parts: Readings[] = [];
  let lastScale = Number.POSITIVE_INFINITY;
  for (const part of text.split(/ ?و ?(?=\d)|(?<=\p{L}) ?(?=\d)/u)) {
    const [, digits = '', word = ''] = /^(\d[^\p{L}]*?) ?(\p{L}*)$/u.exec(part) ?? [];
    const scale = scales.get(word);
    if (!scale || parts.length === 4) return null;
    const isRest = scale === 1 && lastScale >= 1e6 && /^[1-9]\d{0,2}$/.test(digits);
    const read =
      isRest && lastScale < Number.POSITIVE_INFINITY
        ? readRest(digits, lastScale)
        : readPart(digits, scale);
    if (!read) return null;
    // «۱۶ هزار و ۵٬۰۰۰» is no number that people say.
    const ways = [...(read.sure ? [read.sure] : []), ...read.asked];
    if (ways.some((way) => Math.max(way.scale, unitsOf(way)) >= lastScale)) return null;
    parts.push(read);
    lastScale = scale;
  }
  return parts;
}

/** All sums of one reading of each part, the most usual first. */
const sumsOf = (parts: readonly Readings[]): number[] =>
  parts.reduce<number[]>(
    (sums, { sure, asked }) =>
      sums.flatMap((sum) => [...(sure ? [sure] : []), ...asked].map((part) => sum + unitsOf(part))),
    [0],
  );

/**
 * Reads an amount as people type it («۲۵۰٬۰۰۰», «250.000», «مبلغ ۲۵۰ هزار تومان», «1.5 میلیون»,
 * «ریال 2,500,000», «دو و نیم میلیون», «۱ میلیون و ۲۰۰») in whole Rials. Without a unit word it is counted in `unit`.
 * What is not a whole number of Rials or too large to be exact is no reading.
 */
export function readAmount(typed: string, unit: MoneyUnit = 'toman'): AmountReadings {
  if (typed.length > longest) return { rials: null, others: [], unit };
  const lines = linesOf(cleanCode(typed));
  if (lines.some((line, at) => /\d$/.test(line) && /^\d/.test(lines[at + 1] ?? '')))
    return { rials: null, others: [], unit };
  const text = foldLetters(lines.join(' '))
    .trim()
    .replace(quotes, '')
    .replace(closingMarks, '')
    .replace(wordsBefore, '')
    .replace(/ (?:است|بود)$/, '');
  const { number, unit: named = unit } = splitUnit(text);
  const spoken = spokenWords.reduce(
    (words, [from, to]) => words.replace(from, to),
    number
      .replace(wordsBefore, '')
      .replace(/^\+ ?|^ /g, '')
      .replace(/ ?(?:\/[-=]?|[+-])$/, ''),
  );
  const parts = readParts(halves(numberWordsToDigits(spoken)));
  // Rounded to a hundredth of a Rial: 1.1 million must not become a little more or less.
  const inRials = (parts ? sumsOf(parts) : []).map(
    (sum) => Math.round(sum * rialsIn[named] * 100) / 100,
  );
  const rials = [...new Set(inRials)].filter(Number.isSafeInteger).slice(0, mostReadings);
  const isSure = parts?.every(({ sure }) => sure) && Number.isSafeInteger(inRials[0]);
  return isSure
    ? { rials: rials[0] ?? null, others: rials.slice(1), unit: named }
    : { rials: null, others: rials, unit: named };
}
