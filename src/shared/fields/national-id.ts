import { digitField, isOneDigitRepeated } from './digit-field.ts';
import { isForeignId } from './foreign-id.ts';
import * as texts from './texts.ts';

/** Whether ten digits are a national ID: the last one checks the others, mod 11. */
export function isNationalId(digits: string): boolean {
  if (!/^\d{10}$/.test(digits) || isOneDigitRepeated(digits)) return false;
  const sum = [...digits.slice(0, 9)].reduce(
    (total, digit, index) => total + Number(digit) * (10 - index),
    0,
  );
  const rest = sum % 11;
  return Number(digits[9]) === (rest < 2 ? rest : 11 - rest);
}

/** کد ملی of a person: 10 digits with a check digit, or the 12 of a foreigner's FIDA code. */
export const nationalId = digitField({
  type: 'national_id',
  name: texts.nationalId,
  lengths: [10, 12],
  count: texts.digitsOfNationalId,
  holds: (digits) => isNationalId(digits) || isForeignId(digits),
});
