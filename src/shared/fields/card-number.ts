import { cardPrefixes } from './banks.ts';

/** Whether these are the 16 digits of a bank card: the last one checks the others (Luhn). */
export function isCardNumber(digits: string): boolean {
  if (!/^\d{16}$/.test(digits)) return false;
  const sum = [...digits].reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 0 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0 && Number(digits) > 0;
}

/** The same, and an Iranian bank issues cards that begin so: sure enough to refuse it by. */
export function isKnownCard(digits: string): boolean {
  return isCardNumber(digits) && cardPrefixes.has(digits.slice(0, 6));
}
