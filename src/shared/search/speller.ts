import { editDistance, letterBits } from '../persian/spelling.ts';
import { type Alternative, commonWords, ownWords } from './candidates.ts';
import type { Meanings } from './meanings.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Finds the words nearest to a slip of the finger or of the ear. */
export class Speller {
  readonly #words: string[];
  readonly #bits: Int32Array;
  /** How many of the words are our own. */
  readonly #own: number;

  constructor(vocabulary: Vocabulary, meanings: Meanings) {
    const words = new Set(ownWords(vocabulary, meanings));
    this.#own = words.size;
    for (const word of commonWords()) words.add(word);
    this.#words = [...words];
    this.#bits = Int32Array.from(this.#words, letterBits);
  }

  near(typed: string): Alternative[] {
    if (typed.length < 3 || typed.length > 30) return [];
    // Of three letters only one that sounds alike may be another: «حزف».
    const limit = typed.length < 4 ? 0.5 : typed.length < 5 ? 1 : typed.length < 8 ? 1.15 : 2.1;
    const bits = letterBits(typed);
    let best = limit;
    let found: string[] = [];
    for (let at = 0; at < this.#words.length; at++) {
      const word = this.#words[at]!;
      if (word.length < 3 || Math.abs(word.length - typed.length) > best) continue;
      if (bitCount(bits ^ this.#bits[at]!) > 2 * Math.floor(limit / 0.5)) continue;
      // Common words are so many that one of them is near to anything short.
      if (at >= this.#own && (typed.length < 5 || found.length > 0)) break;
      const distance = editDistance(typed, word, best);
      if (distance > best) continue;
      if (distance < best) found = [];
      best = distance;
      found.push(word);
    }
    const trust = 0.93 - (best * 1.2) / typed.length;
    return found.slice(0, 6).map((form) => ({ form, trust, way: 'typo' as const }));
  }
}

function bitCount(bits: number): number {
  let left = bits;
  let count = 0;
  for (; left !== 0; count++) left &= left - 1;
  return count;
}
