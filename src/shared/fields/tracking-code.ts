import { cleanSymbols, symbolsOf, valuesOf } from './base32.ts';

// The value of a symbol is one of GF(32).
const randomSymbols = 11;

/** Times x in GF(32) with x^5 = x^2 + 1, whose powers of x run through all 31 non-zero values. */
function timesX(value: number): number {
  return value & 16 ? ((value << 1) ^ 0b100101) & 31 : value << 1;
}

/**
 * Each symbol is weighed by its own power of x, so a wrong symbol always changes the sum, and so
 * does exchanging two unequal ones. The start value keeps a row of zeros from being a code.
 */
function checkValue(values: number[]): number {
  return values.reduce((sum, value) => timesX(sum) ^ value, 1);
}

/** A tracking code of 11 random symbols and a check symbol; wants 11 bytes or more of real chance. */
export function makeTrackingCode(randomBytes: Uint8Array): string {
  if (randomBytes.length < randomSymbols) throw new RangeError('11 random bytes make a code');
  const values = [...randomBytes.subarray(0, randomSymbols)].map((byte) => byte & 31);
  return symbolsOf([...values, timesX(checkValue(values))]);
}

/**
 * The stored form (12 symbols, upper case) of a code as typed: any case and digits, hyphens and
 * spaces, O for 0, I and L for 1. Null if it cannot be a code of ours, so no look-up is needed.
 */
export function parseTrackingCode(typed: string): string | null {
  const code = cleanSymbols(typed);
  const values = valuesOf(code);
  if (values.length !== randomSymbols + 1 || values.includes(-1)) return null;
  return checkValue(values) === 0 ? code : null;
}

/** `7K3M-X9QP-2RTW`, to be read aloud and copied by hand. */
export function showTrackingCode(code: string): string {
  return code.replace(/.{4}(?=.)/g, '$&-');
}
