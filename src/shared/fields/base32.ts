import { cleanCode } from '../persian/typed.ts';

// Crockford's 32: no I, L, O (read as 1, 1, 0) and no U.
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** The symbols of values from 0 to 31. */
export const symbolsOf = (values: readonly number[]): string =>
  values.map((value) => alphabet[value]).join('');

/**
 * The symbols as typed, upper-case: any case and digits, hyphens and spaces, O for 0, I and L for 1.
 * What is no symbol stays as it is.
 */
export const cleanSymbols = (typed: string): string =>
  cleanCode(typed)
    .toUpperCase()
    .replace(/[ \-_]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');

/** The value of each symbol, -1 for what is none. */
export const valuesOf = (symbols: string): number[] =>
  [...symbols].map((symbol) => alphabet.indexOf(symbol));
