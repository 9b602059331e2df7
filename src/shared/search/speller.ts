import { canBeWithin, editDistance, letterBits } from '../persian/spelling.ts';
import type { Alternative, KnownWords } from './alternatives.ts';
import { maxEditDistance, pairedSpelling, spellingConfidence } from './tuning.ts';

/** Finds the words nearest to a misspelt one. Building it takes time linear in the words. */
export class Speller {
  readonly #words: string[];
  readonly #bits: Int32Array;
  readonly #indexedCount: number;

  constructor({ words, indexedCount }: KnownWords) {
    this.#words = words;
    this.#bits = Int32Array.from(words, letterBits);
    this.#indexedCount = indexedCount;
  }

  /** Up to six words at the same, smallest edit distance; none for a word under 3 or over 30 letters. */
  corrections(typed: string): Alternative[] {
    if (typed.length < 3 || typed.length > 30) return [];
    const bits = letterBits(typed);
    let best = maxDistanceOf(typed);
    let found: string[] = [];
    for (let at = 0; at < this.#words.length; at++) {
      const word = this.#words[at]!;
      const more = Math.abs(word.length - typed.length);
      if (word.length < 3 || !canBeWithin(best, more, bits, this.#bits[at]!)) continue;
      // Common words are so many that one of them is near to anything short.
      if (at >= this.#indexedCount && (typed.length < 5 || found.length > 0)) break;
      const distance = editDistance(typed, word, best);
      if (distance > best) continue;
      if (distance < best) found = [];
      best = distance;
      found.push(word);
    }
    const confidence = spellingConfidence.base - (best * spellingConfidence.slope) / typed.length;
    return alternatives(found, confidence);
  }

  /** Up to six words within a slip of a short one, among those that `fits` accepts: too many others are as near. */
  shortCorrections(typed: string, fits: (word: string) => boolean): Alternative[] {
    const { mostLetters, distance, confidence } = pairedSpelling;
    if (typed.length < 2 || typed.length > mostLetters) return [];
    const found = this.#words.filter(
      (word) => word.length > 1 && fits(word) && editDistance(typed, word, distance) <= distance,
    );
    return alternatives(found, confidence);
  }
}

const alternatives = (words: string[], confidence: number): Alternative[] =>
  words.slice(0, 6).map((form) => ({ form, confidence, source: 'typo' }));

function maxDistanceOf(typed: string): number {
  const bound = maxEditDistance.find(({ maxLetters }) => typed.length <= maxLetters);
  return bound?.distance ?? 0;
}
