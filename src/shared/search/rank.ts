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

const saturation = 1.2;
/** What a word costs that no article has, as a share of the rarest word's weight. */
const unknownShare = 0.85;

/** Scratch space for one query at a time, sized by the number of articles. */
export class Ranking {
  readonly #size: number;
  readonly #score: Float32Array;
  readonly #cover: Float32Array;
  readonly #sum: Float32Array;
  readonly #trust: Float32Array;

  constructor(size: number) {
    this.#size = size;
    this.#score = new Float32Array(size);
    this.#cover = new Float32Array(size);
    this.#sum = new Float32Array(size);
    this.#trust = new Float32Array(size);
  }

  /** Every article that any word leads to; weights of the words are in the same order as the tokens. */
  rank(
    tokens: Token[],
    postingsOf: (id: number) => Postings,
  ): { candidates: Candidate[]; weights: number[] } {
    const seen = new Set<number>();
    const weights: number[] = [];
    let whole = 0;
    for (const token of tokens) {
      const weight = token.share > 0 ? this.#addToken(token, postingsOf, seen) : 0;
      weights.push(weight);
      whole += weight;
    }
    const candidates: Candidate[] = [];
    for (const doc of seen) {
      const cover = whole > 0 ? this.#cover[doc]! / whole : 0;
      candidates.push({ doc, score: this.#score[doc]! * (0.35 + 0.65 * cover), cover });
      this.#score[doc] = 0;
      this.#cover[doc] = 0;
    }
    candidates.sort((a, b) => b.score - a.score || a.doc - b.doc);
    return { candidates, weights };
  }

  #addToken(token: Token, postingsOf: (id: number) => Postings, seen: Set<number>): number {
    const touched: number[] = [];
    let best = 0;
    for (const [id, trust] of token.terms) {
      const { docs, weights } = postingsOf(id);
      if (docs.length > 0 && trust > best) best = trust;
      for (let at = 0; at < docs.length; at++) {
        const doc = docs[at]!;
        if (this.#trust[doc] === 0) touched.push(doc);
        if (trust > this.#trust[doc]!) this.#trust[doc] = trust;
        this.#sum[doc]! += weights[at]! * trust;
      }
    }
    const frequency = touched.filter((doc) => this.#trust[doc]! >= best * 0.8).length;
    const weight = token.share * this.#rarity(frequency);
    for (const doc of touched) {
      const trust = this.#trust[doc]!;
      const sum = this.#sum[doc]!;
      this.#score[doc]! += (weight * trust * sum) / (sum + saturation);
      this.#cover[doc]! += weight * trust;
      this.#trust[doc] = 0;
      this.#sum[doc] = 0;
      seen.add(doc);
    }
    return weight;
  }

  #rarity(frequency: number): number {
    const rare = (count: number) => Math.log(1 + (this.#size - count + 0.5) / (count + 0.5));
    return frequency === 0 ? unknownShare * rare(0.5) : rare(Math.min(frequency, this.#size));
  }
}
