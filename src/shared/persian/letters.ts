import { toLatinDigits } from './digits.ts';
import { toNormalForm } from './normal-form.ts';

/** Zero-width non-joiner, the Persian half-space. */
export const HALF_SPACE = '\u200c';

// Letters that are written differently and read alike, once marks and hamzas are gone.
const alike: Record<string, string> = {
  ي: 'ی',
  ى: 'ی',
  ې: 'ی',
  ے: 'ی',
  ك: 'ک',
  ڪ: 'ک',
  ة: 'ه',
  ە: 'ه',
  ہ: 'ه',
  ھ: 'ه',
  ٱ: 'ا',
};
const alikeLetters = /[يىېےكڪةەہھٱ]/g;

// Marks, tatweel, lone hamza, joiners and everything invisible.
const unseen = /[\p{M}\p{Cf}\p{Cc}ـء\u115f\u1160\u3164\uffa0]/gu;

/**
 * One spelling for comparing, never for showing: ي/ك/ة/ۀ/أ/إ/آ become ی/ک/ه/ه/ا/ا/ا, ئ and ؤ their bare letter, marks,
 * tatweel, lone hamza and half-spaces vanish (so «پیامک‌ها» equals «پیامکها»), Latin loses case and accents,
 * presentation forms are spelled out. Digits and spaces stay as they are. Idempotent.
 */
export function foldLetters(text: string): string {
  return toNormalForm(text.toWellFormed(), 'NFKD')
    .toLowerCase()
    .normalize('NFKD')
    .replace(unseen, '')
    .replace(alikeLetters, (letter) => alike[letter] ?? letter);
}

/** foldLetters with Latin digits and single spaces: two texts that a reader calls the same come out equal. */
export function foldText(text: string): string {
  // Before, for tabs are invisible to foldLetters; after, for what it removes may part two spaces.
  return toLatinDigits(foldLetters(text.replace(/\s+/g, ' ')))
    .replace(/ {2,}/g, ' ')
    .trim();
}

// Controls but tab and newline, bidi embeddings, overrides and isolates, byte order marks, interlinear and tag characters.
const neverTyped =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: removing them is the purpose
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu;

/**
 * What a person typed, made safe to keep and to show: NFC, newlines as \n, without controls, bidi overrides and lone
 * surrogates. Half-spaces, letters and digits stay as typed.
 */
export function normaliseTyped(text: string): string {
  const typed = text
    .replace(/\p{Cs}/gu, '')
    .replace(/\r\n?/g, '\n')
    .replace(neverTyped, '');
  return toNormalForm(typed, 'NFC');
}
