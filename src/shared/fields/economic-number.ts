import { digitField } from './digit-field.ts';
import { isForeignId } from './foreign-id.ts';
import { isLegalId } from './legal-id.ts';
import { isNationalId } from './national-id.ts';
import * as texts from './texts.ts';

/** Before 1402 all had 12 digits that began so. */
const isOldNumber = (digits: string) => /^411\d{9}$/.test(digits);

/** A foreigner's number: FIDA code and 2 digits. None begins with zero, as national IDs do. */
export const isForeignEconomicNumber = (digits: string): boolean =>
  /^[1-9]\d{13}$/.test(digits) &&
  !isNationalId(digits.slice(0, 10)) &&
  isForeignId(digits.slice(0, 12));

const holds: Record<number, (digits: string) => boolean> = {
  11: isLegalId,
  12: isOldNumber,
  14: (digits) => isNationalId(digits.slice(0, 10)) || isForeignEconomicNumber(digits),
};

/**
 * A person's economic number is the national ID and 4 digits, a foreigner's the FIDA code and 2; a legal entity's is its own
 * ID. Old ones have 12 digits from 411 on.
 */
export const economicNumber = digitField({
  type: 'economic_number',
  name: texts.economicNumber,
  lengths: [11, 12, 14],
  holds: (digits) => holds[digits.length]?.(digits) ?? false,
});
