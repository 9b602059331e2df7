import { canonicalMobile } from '#shared/fields/mobile.ts';
import { parseTrackingCode } from '#shared/fields/tracking-code.ts';
import { toLatinDigits } from '#shared/persian/digits.ts';
import { ungroup } from '#shared/persian/typed.ts';
import { matchOf, termsOf } from '../../tickets/words/fold-words.ts';
import type { WantedWords } from './store-search.ts';

/** Reads typed words; nothing of it is refused. */
export function wantedWords(words: string): WantedWords {
  return { match: matchOf(words), person: personIn(words), code: codeIn(words) };
}

function personIn(words: string): WantedWords['person'] {
  const mobile = canonicalMobile(words);
  if (mobile) return { address: mobile, isWhole: true, rest: [] };
  const typed = words.split(/\s+/);
  for (const [i, word] of typed.entries()) {
    const rest = () => termsOf(typed.toSpliced(i, 1).join(' '));
    const address = canonicalMobile(word) ?? (word.includes('@') ? word.toLowerCase() : null);
    if (address) return { address, isWhole: true, rest: rest() };
    const digits = toLatinDigits(word);
    if (/^\d{4}$/.test(digits)) return { address: digits, isWhole: false, rest: rest() };
  }
  return null;
}

/** Symbols that are read as another one: O for 0, I and L for 1. */
const alike: Readonly<Record<string, string>> = { O: '0', I: '1', L: '1' };

function codeIn(words: string): string | null {
  const whole = parseTrackingCode(words);
  if (whole) return whole;
  const typed = ungroup(words).toUpperCase();
  return /^[0-9A-Z]{4,12}$/.test(typed) ? typed.replace(/[OIL]/g, (sign) => alike[sign]!) : null;
}
