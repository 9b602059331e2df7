import { digitField, isOneDigitRepeated } from './digit-field.ts';
import * as texts from './texts.ts';

/** A postal code: 10 digits, the first no zero; shown as `12345-67890`. */
export const postalCode = digitField({
  type: 'postal_code',
  name: texts.postalCode,
  lengths: [10],
  holds: (digits) => !digits.startsWith('0') && !isOneDigitRepeated(digits),
  show: (digits) => digits.replace(/^(\d{5})(\d{5})$/, '$1-$2'),
  autocomplete: 'postal-code',
});
