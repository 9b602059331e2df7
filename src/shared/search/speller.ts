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
    for (const [at, word] of this.#words.entries()) {
      // Common words are so many that one of them is near to anything short.
      if (at >= this.#indexedCount && (typed.length < 5 || found.length > 0)) break;
      const distance = word.length < 3 ? best + 1 : this.#distanceTo(at, typed, bits, best);
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
    const bits = letterBits(typed);
    const found = this.#words.filter(
      (word, at) =>
        word.length > 1 && this.#distanceTo(at, typed, bits, distance) <= distance && fits(word),
    );
    return alternatives(found, confidence);
  }

  /** The edit distance of the word number `at`; Infinity above `limit`. */
  #distanceTo(at: number, typed: string, bits: number, limit: number): number {
    const word = this.#words[at]!;
    const more = Math.abs(word.length - typed.length);
    return canBeWithin(limit, more, bits, this.#bits[at]!)
      ? editDistance(typed, word, limit)
      : Number.POSITIVE_INFINITY;
  }
}

const alternatives = (words: string[], confidence: number): Alternative[] =>
  words.slice(0, 6).map((form) => ({ form, confidence, source: 'typo' }));

function maxDistanceOf(typed: string): number {
  const bound = maxEditDistance.find(({ maxLetters }) => typed.length <= maxLetters);
  return bound?.distance ?? 0;
}
