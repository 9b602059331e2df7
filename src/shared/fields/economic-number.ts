import { digitField } from './digit-field.ts';
import { isLegalId } from './legal-id.ts';
import { isNationalId } from './national-id.ts';

/** A person's economic number is the national ID and 4 digits; a legal entity's is its own ID. */
export const economicNumber = digitField({
  type: 'economic_number',
  name: 'شمارهٔ اقتصادی',
  lengths: [11, 14],
  holds: (digits) => (digits.length === 11 ? isLegalId(digits) : isNationalId(digits.slice(0, 10))),
  placeholder: '10380284790',
});
