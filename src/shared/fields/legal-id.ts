import { digitField, isOneDigitRepeated } from './digit-field.ts';
import * as texts from './texts.ts';

const weights = [29, 27, 23, 19, 17];

/** Whether eleven digits are the ID of a legal entity (شناسهٔ ملی): weighted sum, mod 11. */
export function isLegalId(digits: string): boolean {
  if (!/^\d{11}$/.test(digits) || isOneDigitRepeated(digits)) return false;
  const shift = Number(digits[9]) + 2;
  const sum = [...digits.slice(0, 10)].reduce(
    (total, digit, index) => total + (Number(digit) + shift) * weights[index % 5]!,
    0,
  );
  return Number(digits[10]) === (sum % 11) % 10;
}

/** شناسهٔ ملی of a legal entity: 11 digits with a check digit. */
export const legalId = digitField({
  type: 'legal_id',
  name: texts.legalId,
  lengths: [11],
  holds: isLegalId,
});
