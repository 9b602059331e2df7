import { digitField, isOneDigitRepeated } from './digit-field.ts';
import * as texts from './texts.ts';

/** A tracking code of Iran Post: 20 or 24 digits, shown in fours. */
export const postalTracking = digitField({
  type: 'postal_tracking',
  name: texts.postalTracking,
  lengths: [20, 24],
  holds: (digits) => !isOneDigitRepeated(digits),
  show: (digits) => digits.replace(/\d{4}(?=\d)/g, '$& '),
});
