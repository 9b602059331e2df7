import { cleanCode } from '../persian/typed.ts';
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
 * The stored form (12 symbols, upper case) of a code as typed or pasted: any case and digits, hyphens and
 * spaces, O for 0, I and L for 1; with `#`, quotes, a label or a sentence around it, or inside the address of
 * a page of ours. Null if no code of ours can be meant, so no look-up is needed.
 */
export function parseTrackingCode(typed: string): string | null {
  const [, inAddress] = /\/(?:requests|verify|desk)\/([^/?#\s]+)/i.exec(typed) ?? [];
  return codeAlone(typed) ?? (inAddress ? codeWithin(decoded(inAddress)) : codeWithin(typed));
}

/**
 * The same for a text that may be a question or another number: of any twelve letters or digits one in 32 has the check
 * symbol of a code, so small letters without a digit are none, and neither are digits alone, which one code in a million is.
 */
export function trackingCodeIn(typed: string): string | null {
  const code = /\d|^[^a-z]+$/.test(cleanCode(typed)) ? parseTrackingCode(typed) : null;
  return code && /[A-Z]/.test(code) ? code : null;
}

function codeAlone(typed: string): string | null {
  const code = cleanSymbols(typed);
  const values = valuesOf(code);
  if (values.length !== randomSymbols + 1 || values.includes(-1)) return null;
  return checkValue(values) === 0 ? code : null;
}

/** Latin letters and digits in a row, with single hyphens and spaces; the last of them, for labels stand before it. */
function codeWithin(text: string): string | null {
  const found = cleanCode(text)
    .split(/[^0-9A-Za-z \-_]+/)
    .flatMap((run) => {
      const whole = codeAlone(run);
      return whole ? [whole] : codesAmong(run.split(/[ \-_]+/));
    });
  return found.at(-1) ?? null;
}

/** Codes that are one word, or three of four symbols each, as we print them. */
const codesAmong = (words: readonly string[]): string[] =>
  words.flatMap((word, at) => {
    const three = words.slice(at, at + 3);
    const isPrinted = three.length === 3 && three.every(({ length }) => length === 4);
    return codeAlone(isPrinted ? three.join('') : word) ?? [];
  });

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

/** `7K3M-X9QP-2RTW`, to be read aloud and copied by hand. */
export function showTrackingCode(code: string): string {
  return code.replace(/.{4}(?=.)/g, '$&-');
}
