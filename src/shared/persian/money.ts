import { toPersianDigits } from './digits.ts';
import { foldLetters } from './letters.ts';
import { cleanCode } from './typed.ts';

export type MoneyUnit = 'toman' | 'rial';

const unitNames: Record<MoneyUnit, string> = { toman: 'تومان', rial: 'ریال' };
const rialsIn: Record<MoneyUnit, number> = { toman: 10, rial: 1 };
const scales: Record<string, number> = { هزار: 1e3, میلیون: 1e6, ملیون: 1e6, میلیارد: 1e9 };

const unitWords: [RegExp, MoneyUnit][] = [
  [/ ?(?:تومان|تومن|toman|tomans|irt)\.?$/i, 'toman'],
  [/ ?(?:ریال|﷼|rial|rials|irr)\.?$/i, 'rial'],
];

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

// «۲ میلیون و ۵۰۰ هزار»: each part is a number and its scale, from the largest down.
function readRials(text: string, unit: MoneyUnit): number | null {
  let sum = 0;
  let lastScale = Number.POSITIVE_INFINITY;
  for (const part of text.split(/ ?و ?(?=\d)/)) {
    const [, whole, fraction = '', word] = /^(\d+)(?:\.(\d+))? ?(\p{L}*)$/u.exec(part) ?? [];
    const scale = word ? scales[word] : 1;
    if (!whole || !scale || scale >= lastScale) return null;
    // Whole numbers all the way, as 1.1 million must not become a little more or less.
    sum += (Number(whole + fraction) * scale * rialsIn[unit]) / 10 ** fraction.length;
    lastScale = scale;
  }
  return Number.isSafeInteger(sum) ? sum : null;
}

/**
 * Reads an amount as people type it («۲۵۰٬۰۰۰», «۲۵۰ هزار تومان», «1.5 میلیون», «2,500,000 ریال»)
 * and gives whole Rials. Without a unit word it is counted in `unit`. Null if it cannot be read, is
 * not a whole number of Rials, or is too large to be exact.
 */
export function parseAmount(typed: string, unit: MoneyUnit = 'toman'): number | null {
  const folded = foldLetters(cleanCode(typed)).replace(/٫/g, '.');
  const { number, unit: named } = splitUnit(folded);
  const plain = number.replace(/(?<=\d)[٬,،'’ ](?=\d{3}(?!\d))/g, '').replace(/ ?\/-?$/, '');
  return readRials(plain, named ?? unit);
}
