import { toPersianDigits } from './digits.ts';
import { type MoneyUnit, rialsIn } from './parse-amount.ts';

const unitNames: Record<MoneyUnit, string> = { toman: 'تومان', rial: 'ریال' };
/** «12٬500»: Latin digits in groups of three. */
export function groupThousands(whole: number): string {
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
