import { editDistance, letterBits } from '../persian/spelling.ts';
import { type Alternative, commonWords, indexedWords } from './alternatives.ts';
import type { Concepts } from './concepts.ts';
import { maxEditDistance, pairedSpelling, spellingConfidence } from './tuning.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Finds the words nearest to a misspelt one. Building it takes time linear in the vocabulary. */
export class Speller {
  /** Words of the index first, then common words. */
  readonly #words: string[];
  readonly #bits: Int32Array;
  readonly #indexedCount: number;

  constructor(vocabulary: Vocabulary, concepts: Concepts) {
    const words = new Set(indexedWords(vocabulary, concepts));
    this.#indexedCount = words.size;
    for (const word of commonWords()) words.add(word);
    this.#words = [...words];
    this.#bits = Int32Array.from(this.#words, letterBits);
  }

  /** Up to six words at the same, smallest edit distance; none for a word under 3 or over 30 letters. */
  corrections(typed: string): Alternative[] {
    if (typed.length < 3 || typed.length > 30) return [];
    const limit = maxDistanceOf(typed);
    const bits = letterBits(typed);
    let best = limit;
    let found: string[] = [];
    for (let at = 0; at < this.#words.length; at++) {
      const word = this.#words[at]!;
      if (word.length < 3 || Math.abs(word.length - typed.length) > best) continue;
      if (bitCount(bits ^ this.#bits[at]!) > 2 * Math.floor(limit / 0.5)) continue;
      // Common words are so many that one of them is near to anything short.
      if (at >= this.#indexedCount && (typed.length < 5 || found.length > 0)) break;
      const distance = editDistance(typed, word, best);
      if (distance > best) continue;
      if (distance < best) found = [];
      best = distance;
      found.push(word);
    }
    const confidence = spellingConfidence.base - (best * spellingConfidence.slope) / typed.length;
    return found.slice(0, 6).map((form) => ({ form, confidence, source: 'typo' as const }));
  }

  /** Up to six words within a slip of a short one, among those that `fits` accepts: too many others are as near. */
  shortCorrections(typed: string, fits: (word: string) => boolean): Alternative[] {
    const { mostLetters, distance, confidence } = pairedSpelling;
    if (typed.length < 2 || typed.length > mostLetters) return [];
    return this.#words
      .filter(
        (word) =>
          word.length > 1 &&
          Math.abs(word.length - typed.length) < 2 &&
          fits(word) &&
          editDistance(typed, word, distance) <= distance,
      )
      .slice(0, 6)
      .map((form) => ({ form, confidence, source: 'typo' as const }));
  }
}

function maxDistanceOf(typed: string): number {
  const bound = maxEditDistance.find(({ maxLetters }) => typed.length <= maxLetters);
  return bound?.distance ?? 0;
}

function bitCount(bits: number): number {
  let left = bits;
  let count = 0;
  for (; left !== 0; count++) left &= left - 1;
  return count;
}
