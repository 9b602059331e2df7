import { cleanCode, ungroup } from '../persian/typed.ts';

/** A run of exactly six digits. */
const sixDigits = /(?<!\d)\d{6}(?!\d)/;

/**
 * The six digits of a code as people give it: typed in any script and grouped, or a whole message in which it
 * stands, whose first run of six digits it is. Null where there is none.
 */
export function readOneTimeCode(typed: string): string | null {
  const cleaned = cleanCode(typed).replace(/\p{Nd}/gu, digitOf);
  const run = sixDigits.exec(cleaned)?.[0];
  if (run !== undefined) return run;
  const digits = ungroup(betweenDigits(cleaned));
  return /^\d{6}$/.test(digits) ? digits : null;
}

/** The value of a digit of any script: Unicode has those of each in one row, from zero to nine. */
function digitOf(digit: string): string {
  const at = digit.codePointAt(0) ?? 0;
  let before = 0;
  while (/\p{Nd}/u.test(String.fromCodePoint(at - before - 1))) before++;
  return String(before % 10);
}

/** From the first digit to the last one. */
function betweenDigits(text: string): string {
  const first = text.search(/\d/);
  if (first < 0) return '';
  let end = text.length;
  while (!/\d/.test(text.charAt(end - 1))) end--;
  return text.slice(first, end);
}
