import { toLatinDigits } from './digits.ts';
import { normaliseTyped } from './letters.ts';
import { toNormalForm } from './normal-form.ts';
import { isUnseen } from './unseen.ts';

const invisible = /\p{Cf}/gu;
const dashes = /[\p{Pd}\u2212\u2043\u0640]/gu;

/** Whether the text runs over more than one line. */
export function hasLineBreak(text: string): boolean {
  return /[\n\r\u0085\u2028\u2029\v\f]/.test(text);
}

/**
 * Prose as it is kept: `normaliseTyped`, one kind of line break, never two empty lines in a row.
 * Half-spaces, letters and digits stay as the person wrote them. Empty where a reader would see nothing.
 */
export function cleanText(typed: string): string {
  const kept = normaliseTyped(typed.replace(/[\u0085\u2028\u2029\v\f]/g, '\n'))
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
  return isUnseen(kept) ? '' : kept;
}

/** The same on one line: every run of spaces and line breaks is one space. */
export function cleanLine(typed: string): string {
  return cleanText(typed).replace(/\s+/g, ' ');
}

/**
 * A number or code as a machine wants it: Latin digits, one kind of dash and of space, nothing
 * invisible. Line breaks stay, since two lines are two numbers.
 */
export function cleanCode(typed: string): string {
  return toLatinDigits(toNormalForm(typed.toWellFormed(), 'NFKC'))
    .replace(invisible, '')
    .replace(dashes, '-')
    .replace(/(?![\n\r\u2028\u2029\v\f])\s+/g, ' ')
    .replace(/^ | $/g, '');
}

/** The same, without the dashes, underscores and spaces that group it. */
export function ungroup(typed: string): string {
  return cleanCode(typed).replace(/[ \-_]/g, '');
}
