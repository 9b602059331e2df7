import { isOneDigitRepeated } from './digit-field.ts';

/**
 * Whether these may be the 12 digits of a foreigner's code (FIDA, «کد فراگیر اتباع خارجی»). It has no check digit that is
 * published.
 */
export const isForeignId = (digits: string): boolean =>
  /^\d{12}$/.test(digits) && !isOneDigitRepeated(digits);
