import { toPersianDigits } from './digits.ts';
import { foldLetters } from './letters.ts';
import { wordsToDigits } from './number-words.ts';
import { cleanCode } from './typed.ts';

type MoneyUnit = 'toman' | 'rial';

const unitNames: Record<MoneyUnit, string> = { toman: 'تومان', rial: 'ریال' };
const rialsIn: Record<MoneyUnit, number> = { toman: 10, rial: 1 };
const scales: Record<string, number> = { هزار: 1e3, میلیون: 1e6, ملیون: 1e6, میلیارد: 1e9 };

const unitAround = (before: string, after = before) =>
  new RegExp(`^(?:${before}) ?:? ?| ?(?:${after})$`);
// «۲۵۰ ت» and «۲۵۰ هزارت», but not «هشت».
const unitWords: [RegExp, MoneyUnit][] = [
  [unitAround('تومان|تومن|tomans?|irt', 'تومان|تومن|tomans?|irt|(?<=[\\d رند])ت'), 'toman'],
  [unitAround('ریال|﷼|rials?|irr'), 'rial'],
];
// After digits a comma or three points say that more may come.
const closingMarks = / ?(?:(?<!\.)\.|[!?؟]{1,3})$|(?<=\p{L}) ?[،,؛;:]$/u;

function groupThousands(whole: number): string {
  return String(whole).replace(/\B(?=(?:\d{3})+$)/g, '٬');
}

/**
 * «۱۲٬۵۰۰ تومان» of whole Rials. An amount that is no whole number of Toman is said in Rials, so
 * that what is printed is what is stored.
 */
export function formatAmount(rials: number, unit: MoneyUnit = 'toman'): string {
  const shown = rials % rialsIn[unit] === 0 ? unit : 'rial';
  return `${toPersianDigits(groupThousands(rials / rialsIn[shown]))} ${unitNames[shown]}`;
}

/** «تومان» or «ریال», to stand beside an input. */
export function moneyUnitName(unit: MoneyUnit): string {
  return unitNames[unit];
}

function splitUnit(text: string): { number: string; unit: MoneyUnit | undefined } {
  for (const [word, unit] of unitWords) {
    if (word.test(text)) return { number: text.replace(word, ''), unit };
  }
  return { number: text, unit: undefined };
}

// What stands between thousands and nowhere else. A point, «٫» and a slash also begin a fraction.
const groupMarks = ['[٬,،]', "['’‘ʼ′`]", ' ', '_'];
const doubtfulMarks = ['\\.', '٫', '/'];

const inThrees = (marks: string[]) =>
  `[1-9]\\d{0,2}(?:${marks.map((mark) => `(?:${mark}\\d{3})+`).join('|')})`;
// «2500,000» forgets its first comma and can still be nothing else.
const wholeNumber = new RegExp(`^(?:\\d+|${inThrees(groupMarks)}|[1-9]\\d*(?:[٬,،]\\d{3})+)$`);
const doubtfulGroups = new RegExp(`^${inThrees(doubtfulMarks)}$`);
const withFraction = new RegExp(`^(\\d+|${inThrees(groupMarks)})[.٫](\\d+)$`);

/** «۲۵۰٬۵۰۰ هزار» mostly says its thousands twice; «۱۵۰۰ هزار» does not. */
function isSaidTwice(whole: string, scale: number): boolean {
  const isFew = scale === 1e3 && !whole.endsWith('000');
  return scale > 1 && Number(whole) >= (isFew ? 1e4 : scale);
}

/**
 * The digits of a number before and after its decimal mark; null where people could mean two
 * numbers. «۲۵۰.۰۰۰» is 250,000, but «1.250 میلیون» is 1,250,000: nobody counts millions in
 * thousands with a point. «1.250 هزار» may be either, and «1,250.000» as well.
 */
function splitNumber(text: string, scale: number): { whole: string; fraction: string } | null {
  const isWhole = wholeNumber.test(text) || (scale === 1 && doubtfulGroups.test(text));
  const [, before, fraction = ''] = isWhole ? [text, text] : (withFraction.exec(text) ?? []);
  if (!before) return null;
  const whole = before.replace(/\D/g, '');
  const isMillions = scale >= 1e6 && whole === before && Number(fraction) > 0;
  if (fraction.length > 2 && whole !== '0' && !isMillions) return null;
  return isSaidTwice(whole, scale) ? null : { whole, fraction };
}

// «۲ میلیون و ۵۰۰ هزار»: each part is a number and its scale, from the largest down.
function readRials(text: string, unit: MoneyUnit): number | null {
  let sum = 0;
  let lastScale = Number.POSITIVE_INFINITY;
  for (const part of text.split(/ ?و ?(?=\d)/)) {
    const [, digits = '', word] = /^(\d[^\p{L}]*?) ?(\p{L}*)$/u.exec(part) ?? [];
    const scale = word ? scales[word] : 1;
    const number = scale ? splitNumber(digits, scale) : null;
    if (!scale || !number) return null;
    const { whole, fraction } = number;
    // «۱۶ هزار و ۵٬۰۰۰» is no number that people say.
    if (scale * Math.max(1, Number(whole)) >= lastScale) return null;
    // «۲ میلیون و ۵۰۰» is 2,500,000 as people say it and 2,000,500 as it is written.
    if (scale === 1 && [1e6, 1e9].includes(lastScale) && Number(whole) < 1000) return null;
    // Whole numbers all the way, as 1.1 million must not become a little more or less.
    sum += (Number(whole + fraction) * scale * rialsIn[unit]) / 10 ** fraction.length;
    lastScale = scale;
  }
  return Number.isSafeInteger(sum) ? sum : null;
}

/**
 * Reads an amount as people type it («۲۵۰٬۰۰۰», «250.000», «۲۵۰ هزار تومان», «1.5 میلیون»,
 * «ریال 2,500,000», «دویست و پنجاه هزار تومان») and gives whole Rials. Without a unit word it is counted in `unit`. Null if it
 * cannot be read, can be read in two ways, is not a whole number of Rials, or is too large to be exact.
 */
export function parseAmount(typed: string, unit: MoneyUnit = 'toman'): number | null {
  const text = foldLetters(cleanCode(typed)).replace(closingMarks, '');
  const { number, unit: named } = splitUnit(text);
  return readRials(wordsToDigits(number.replace(/ ?\/-?$/, '')), named ?? unit);
}
