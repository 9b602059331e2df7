// BM25F over the tokens of a query, each matched by its best terms.

import type { Postings } from './analyse.ts';
import type { QueryToken } from './query-token.ts';
import { coverageBase, frequencyConfidence, termSaturation, unknownTermShare } from './tuning.ts';

/** An article that has a word of the query. */
export interface Candidate {
  /** Number of the article in its index. */
  doc: number;
  score: number;
}

/** The weight of a word that `frequency` of `size` articles have: its inverse document frequency. */
export function inverseFrequency(size: number, frequency: number): number {
  return Math.log(1 + size / frequency);
}

/** Ranks one query at a time; its scratch arrays are as long as the index has articles. */
export class Ranker {
  readonly #size: number;
  readonly #score: Float32Array;
  readonly #coverage: Float32Array;
  /** Of the current token: term weights times confidence, and the best confidence. */
  readonly #sum: Float32Array;
  readonly #confidence: Float32Array;
  /** Articles that the current token matched. */
  readonly #touched: Uint32Array;

  constructor(size: number) {
    this.#size = size;
    this.#score = new Float32Array(size);
    this.#coverage = new Float32Array(size);
    this.#sum = new Float32Array(size);
    this.#confidence = new Float32Array(size);
    this.#touched = new Uint32Array(size);
  }

  /** The best articles, at most `count`, best first; and the weight of each token. Ties go to the earlier article. */
  rank(
    tokens: QueryToken[],
    postingsOf: (id: number) => Postings,
    count: number,
  ): { candidates: Candidate[]; weights: number[] } {
    const weights = tokens.map((token) =>
      token.importance > 0 ? this.#addToken(token, postingsOf) : 0,
    );
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    return { candidates: this.#takeBest(total, count), weights };
  }

  /** The best articles from a short sorted list; clears the scratch arrays. */
  #takeBest(totalWeight: number, count: number): Candidate[] {
    const best: Candidate[] = [];
    for (let doc = 0; doc < this.#size; doc++) {
      if (this.#coverage[doc] === 0) continue;
      const coverage = this.#coverage[doc]! / totalWeight;
      const score = this.#score[doc]! * (coverageBase + (1 - coverageBase) * coverage);
      this.#score[doc] = 0;
      this.#coverage[doc] = 0;
      if (best.length === count && score <= best[count - 1]!.score) continue;
      let place = best.length;
      while (place > 0 && score > best[place - 1]!.score) place--;
      best.splice(place, 0, { doc, score });
      if (best.length > count) best.pop();
    }
    return best;
  }

  #addToken(token: QueryToken, postingsOf: (id: number) => Postings): number {
    let touched = 0;
    let best = 0;
    for (const [id, confidence] of token.terms) {
      const { docs, weights } = postingsOf(id);
      if (docs.length > 0 && confidence > best) best = confidence;
      for (let at = 0; at < docs.length; at++) {
        const doc = docs[at]!;
        const before = this.#confidence[doc]!;
        if (before === 0) this.#touched[touched++] = doc;
        if (confidence > before) this.#confidence[doc] = confidence;
        this.#sum[doc]! += weights[at]! * confidence;
      }
    }
    let frequency = 0;
    for (let at = 0; at < touched; at++) {
      if (this.#confidence[this.#touched[at]!]! >= best * frequencyConfidence) frequency++;
    }
    const weight =
      token.importance *
      (frequency > 0
        ? inverseFrequency(this.#size, frequency)
        : unknownTermShare * inverseFrequency(this.#size, 1));
    // Adds the token's share to each article, and clears what was gathered for the token.
    for (let at = 0; at < touched; at++) {
      const doc = this.#touched[at]!;
      const confidence = this.#confidence[doc]!;
      const sum = this.#sum[doc]!;
      this.#score[doc]! += (weight * confidence * sum) / (sum + termSaturation);
      this.#coverage[doc]! += weight * confidence;
      this.#confidence[doc] = 0;
      this.#sum[doc] = 0;
    }
    return weight;
  }
}
