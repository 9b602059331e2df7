import { toLatinDigits } from './digits.ts';

const directionOverrides = /[\u202a-\u202e\u2066-\u2069]/g;
const invisible = /\p{Cf}/gu;
const controls = /(?![\n\t])\p{Cc}/gu;
const anyLineBreak = /\r\n?|[\u0085\u2028\u2029\v\f]/g;
const dashes = /[\p{Pd}\u2212\u2043\u0640]/gu;

/** Whether the text runs over more than one line. */
export function hasLineBreak(text: string): boolean {
  return /[\n\r\u0085\u2028\u2029\v\f]/.test(text);
}

/**
 * Prose as it is kept: NFC, one kind of line break, no control characters and nothing that
 * overrides direction. Half-spaces, letters and digits stay as the person wrote them.
 */
export function cleanText(typed: string): string {
  return typed
    .toWellFormed()
    .normalize('NFC')
    .replace(anyLineBreak, '\n')
    .replace(directionOverrides, '')
    .replace(controls, '')
    .replace(/[^\S\n]+\n/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
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
  return toLatinDigits(typed.toWellFormed().normalize('NFKC'))
    .replace(invisible, '')
    .replace(dashes, '-')
    .replace(/(?![\n\r\u2028\u2029\v\f])\s+/g, ' ')
    .replace(/^ +| +$/g, '');
}

/** The same, without the dashes, underscores and spaces that group it. */
export function ungroup(typed: string): string {
  return cleanCode(typed).replace(/[ \-_]/g, '');
}
