import { toLatinDigits } from './digits.ts';
import { foldLetters } from './letters.ts';

/** One word of a text: what is compared, and where it stands in the text as shown. */
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
const mixesPersianAndDigits = /(?=.*\p{N})(?=.*[آ-ی])/su;
const joiners = /[\u200b-\u200d]+/;

const remembered = new Map<string, Pick<Word, 'form' | 'parts'>>();

/** The words of a text in order. Index and query both come through here. */
export function splitWords(text: string, atMost = Number.POSITIVE_INFINITY): Word[] {
  const words: Word[] = [];
  for (const match of text.matchAll(wordPattern)) {
    if (words.length >= atMost) break;
    const [raw] = match;
    if (raw.length > 64) continue;
    if (mixesPersianAndDigits.test(raw)) {
      for (const piece of raw.matchAll(besideDigits)) {
        addWord(words, piece[0], match.index + piece.index);
      }
    } else addWord(words, raw, match.index);
  }
  return words;
}

function addWord(words: Word[], raw: string, start: number): void {
  const folded = remembered.get(raw) ?? remember(raw);
  if (folded.form) words.push({ ...folded, start, end: start + raw.length });
}

function remember(raw: string): Pick<Word, 'form' | 'parts'> {
  const parts = raw.split(joiners).map(foldWord).filter(Boolean);
  const folded = { form: parts.join(''), parts: parts.length > 1 ? parts : [] };
  if (remembered.size > 50_000) remembered.clear();
  remembered.set(raw, folded);
  return folded;
}

/** The compared form of one word. */
export function foldWord(word: string): string {
  return toLatinDigits(foldLetters(word));
}
