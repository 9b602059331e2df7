import { toLatinDigits } from './digits.ts';
import { foldLetters } from './letters.ts';

/** One word of a text: what is compared, and where it is in the text as shown. */
export interface Word {
  /** Folded and joined: half-spaces gone, digits Latin. */
  form: string;
  /** Folded pieces between half-spaces, when there is more than one. */
  parts: string[];
  start: number;
  end: number;
}

// A half-space or a bidi mark inside a word does not end it; here is the one place that decides this.
const wordPattern = /[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}\p{Cf}ـ]*[\p{L}\p{M}\p{N}])?/gu;
const besideDigits = /\p{N}+|\P{N}+/gu;
const joiners = /[\u200b-\u200d]+/;

interface Folded extends Pick<Word, 'form' | 'parts'> {
  isMixed: boolean;
}

const remembered = new Map<string, Folded>();
const noParts: string[] = [];

/** The words of a text in order. Index and query both come through here. */
export function splitWords(text: string, atMost = Number.POSITIVE_INFINITY): Word[] {
  const words: Word[] = [];
  for (const match of text.matchAll(wordPattern)) {
    if (words.length >= atMost) break;
    const [raw] = match;
    if (raw.length > 64) continue;
    const { form, parts, isMixed } = remembered.get(raw) ?? remember(raw);
    if (isMixed) addPieces(words, raw, match.index);
    else if (form) words.push({ form, parts, start: match.index, end: match.index + raw.length });
  }
  return words;
}

/** «۲۴رقمی» is two words. */
function addPieces(words: Word[], raw: string, start: number): void {
  for (const { 0: piece, index } of raw.matchAll(besideDigits)) {
    const { form, parts } = remembered.get(piece) ?? remember(piece);
    const at = start + index;
    if (form) words.push({ form, parts, start: at, end: at + piece.length });
  }
}

function remember(raw: string): Folded {
  const parts = raw.split(joiners).map(foldWord).filter(Boolean);
  const form = parts.join('');
  const folded = {
    form,
    parts: parts.length > 1 ? parts : noParts,
    isMixed: /\d/.test(form) && /[آ-ی]/.test(form),
  };
  if (remembered.size > 50_000) remembered.clear();
  remembered.set(raw, folded);
  return folded;
}

/** The compared form of one word. */
function foldWord(word: string): string {
  return toLatinDigits(foldLetters(word));
}
