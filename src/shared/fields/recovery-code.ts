import { latinFromPersianKeys } from '../persian/keyboard.ts';
import { cleanCode } from '../persian/typed.ts';
import { cleanSymbols, symbolsOf, valuesOf } from './base32.ts';

const symbols = 10;

/** A recovery code of 50 random bits; wants 10 bytes or more that nobody can guess. */
export function makeRecoveryCode(randomBytes: Uint8Array): string {
  if (randomBytes.length < symbols) throw new RangeError('10 random bytes make a code');
  return symbolsOf([...randomBytes.subarray(0, symbols)].map((byte) => byte & 31));
}

/**
 * The ten symbols, upper case, of a code as typed: any case and digits, hyphens and spaces, O for 0,
 * I and L for 1, also where the keyboard was left in Persian. Null for what can be none.
 */
export function parseRecoveryCode(typed: string): string | null {
  const code = cleanSymbols(latinFromPersianKeys(cleanCode(typed)));
  const values = valuesOf(code);
  return values.length === symbols && !values.includes(-1) ? code : null;
}

/** `7K3MX-9QP2R`, to be printed and typed by hand. */
export const showRecoveryCode = (code: string): string => code.replace(/.{5}(?=.)/g, '$&-');
