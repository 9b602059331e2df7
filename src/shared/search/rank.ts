// BM25F over the query's words, each answered by its best terms, with how sure we may be of every article.

import type { Postings } from './analyse.ts';
import type { Token } from './understand.ts';

/** An article that has something of the query. */
export interface Candidate {
  doc: number;
  score: number;
  /** Share of the query's meaning that the article covers, 0 to 1. */
  cover: number;
}

const saturation = 1.4;
/** What a word costs that no article has, as a share of the rarest word's weight. */
const unknownShare = 0.7;

/** Scratch space for one query at a time, sized by the number of articles. */
export class Ranking {
  readonly #size: number;
  readonly #score: Float32Array;
  readonly #cover: Float32Array;
  readonly #sum: Float32Array;
  readonly #trust: Float32Array;
  /** Articles that any word led to so far, and those of the current word. */
  readonly #seen: Uint32Array;
  #seenCount = 0;
  readonly #touched: Uint32Array;

  constructor(size: number) {
    this.#size = size;
    this.#score = new Float32Array(size);
    this.#cover = new Float32Array(size);
    this.#sum = new Float32Array(size);
    this.#trust = new Float32Array(size);
    this.#seen = new Uint32Array(size);
    this.#touched = new Uint32Array(size);
  }

  /** The `most` best articles, best first, and the weight of each token. */
  rank(
    tokens: Token[],
    postingsOf: (id: number) => Postings,
    most: number,
  ): { candidates: Candidate[]; weights: number[] } {
    const weights = tokens.map((token) =>
      token.share > 0 ? this.#addToken(token, postingsOf) : 0,
    );
    const whole = weights.reduce((sum, weight) => sum + weight, 0);
    const best = this.#takeBest(whole, most);
    return { candidates: best, weights };
  }

  /** Keeps the best in a short sorted list, and wipes the scratch space. */
  #takeBest(whole: number, most: number): Candidate[] {
    const best: Candidate[] = [];
    for (let at = 0; at < this.#seenCount; at++) {
      const doc = this.#seen[at]!;
      const cover = this.#cover[doc]! / whole;
      const score = this.#score[doc]! * (0.5 + 0.5 * cover);
      this.#score[doc] = 0;
      this.#cover[doc] = 0;
      if (best.length === most && score < best[most - 1]!.score) continue;
      let place = best.length;
      while (place > 0 && isBefore(score, doc, best[place - 1]!)) place--;
      best.splice(place, 0, { doc, score, cover });
      if (best.length > most) best.pop();
    }
    this.#seenCount = 0;
    return best;
  }

  #addToken(token: Token, postingsOf: (id: number) => Postings): number {
    let touched = 0;
    let best = 0;
    for (const [id, trust] of token.terms) {
      const { docs, weights } = postingsOf(id);
      if (docs.length > 0 && trust > best) best = trust;
      for (let at = 0; at < docs.length; at++) {
        const doc = docs[at]!;
        const before = this.#trust[doc]!;
        if (before === 0) this.#touched[touched++] = doc;
        if (trust > before) this.#trust[doc] = trust;
        this.#sum[doc]! += weights[at]! * trust;
      }
    }
    let frequency = 0;
    for (let at = 0; at < touched; at++) {
      if (this.#trust[this.#touched[at]!]! >= best * 0.9) frequency++;
    }
    const weight = token.share * this.#rarity(frequency);
    for (let at = 0; at < touched; at++) this.#settle(this.#touched[at]!, weight);
    return weight;
  }

  #settle(doc: number, weight: number): void {
    const trust = this.#trust[doc]!;
    const sum = this.#sum[doc]!;
    if (this.#cover[doc] === 0) this.#seen[this.#seenCount++] = doc;
    this.#score[doc]! += (weight * trust * sum) / (sum + saturation);
    this.#cover[doc]! += weight * trust;
    this.#trust[doc] = 0;
    this.#sum[doc] = 0;
  }

  #rarity(frequency: number): number {
    return frequency === 0
      ? unknownShare * Math.log(1 + this.#size)
      : Math.log(1 + this.#size / frequency);
  }
}

function isBefore(score: number, doc: number, other: Candidate): boolean {
  return score > other.score || (score === other.score && doc < other.doc);
}
