// How the words of a query are in an article: side by side or apart, in the title or in the text. It scores the best
// candidates again, and finds what to show of them.

import { isVerb } from '../persian/lemmas.ts';
import { addTo } from './add-to.ts';
import type { AnalysedArticle, AnalysedField } from './analysed-article.ts';
import type { QueryToken } from './query-token.ts';
import { sentencesOf } from './sentences.ts';
import {
  bodyPairShare,
  clauseBase,
  clauseGain,
  completionConfidence,
  inTitleGain,
  lightWordImportance,
  proximityGain,
  proximityWindow,
  reversedPairShare,
  titleGain,
} from './tuning.ts';
import type { Mark } from './types.ts';

/** A word of a field that answers a query token. */
interface Hit {
  /** Index of the word in its field. */
  position: number;
  /** Index of the token in the query. */
  token: number;
  confidence: number;
  /** Whether a phrase of the same meaning stands here, and not the word itself. */
  isSynonym: boolean;
}

/** A part of a field, as a half-open range of characters. */
interface Passage {
  field: AnalysedField;
  from: number;
  to: number;
}

/** How a query's words are in an article. */
export interface ArticleMatch {
  /** The best confidence of each token, 0 where the article has no word that answers it. */
  found: number[];
  /** Most weight of the query that one title or alias has. */
  inTitle: number;
  /** Share of a title or alias that the query names, from 0 to 1. */
  ofTitle: number;
  /** How close the query's words are in one field, from 0 to 1. */
  pairs: number;
  /** Share that it has of a clause, of the best one, from 0 to 1; 0 for a query of one clause. */
  clause: number;
}

const nothing: never[] = [];

/** Looks a query's tokens up in articles. */
export class Proximity {
  readonly #tokens: QueryToken[];
  readonly #weights: number[];
  readonly #totalWeight: number;
  readonly #clauses: number[];
  readonly #byTerm = new Map<number, { token: number; confidence: number }[]>();
  readonly #known = new Map<AnalysedField, Hit[]>();
  /** Neighbours among the tokens that ask for something, and what both weigh. */
  readonly #pairs: { first: number; second: number; weight: number }[] = [];

  /** `weights` has the ranking weight of each token, `clauses` its clause. */
  constructor(tokens: QueryToken[], weights: number[], clauses: number[]) {
    this.#clauses = clauses;
    this.#tokens = tokens;
    this.#weights = weights;
    this.#totalWeight = weights.reduce((sum, weight) => sum + weight, 0) || 1;
    let before: number | undefined;
    for (const [token, { terms, importance }] of tokens.entries()) {
      if (importance === 0) continue;
      if (before !== undefined) {
        const weight = Math.sqrt(weights[before]! * weights[token]!);
        this.#pairs.push({ first: before, second: token, weight });
      }
      before = token;
      for (const [id, confidence] of terms) addTo(this.#byTerm, id, { token, confidence });
    }
  }

  /** Rank, decision, passage and marks all ask for the hits of the best articles. */
  #hits(field: AnalysedField): Hit[] {
    const known = this.#known.get(field);
    if (known) return known;
    const hits: Hit[] = [];
    this.#known.set(field, hits);
    for (let at = 0; at < field.terms.length; at += 2) {
      const term = field.terms[at + 1]!;
      for (const { token, confidence } of this.#byTerm.get(term >> 2) ?? nothing) {
        hits.push({ position: field.terms[at]!, token, confidence, isSynonym: term % 4 > 0 });
      }
    }
    return hits;
  }

  /** Factor of 1 or more: query words close together in one field or in the title, and a title that the query names. */
  boost({ pairs, ofTitle, inTitle, clause }: ArticleMatch): number {
    const share = inTitle / this.#totalWeight;
    return (
      1 + proximityGain * pairs + titleGain * ofTitle + inTitleGain * share + clauseGain * clause
    );
  }

  /** Share of a clause's weight that the article has, of the best one; 0 where there is only one. */
  #bestClause(found: number[]): number {
    const last = this.#clauses.at(-1) ?? 0;
    if (last === 0) return 0;
    const all = new Array<number>(last + 1).fill(this.#totalWeight * clauseBase);
    const had = new Array<number>(last + 1).fill(0);
    for (const [at, clause] of this.#clauses.entries()) {
      all[clause]! += this.#weights[at]!;
      had[clause]! += this.#weights[at]! * found[at]!;
    }
    return Math.max(...had.map((weight, clause) => weight / all[clause]!));
  }

  /** How the query's words are in an article. */
  match(analysed: AnalysedArticle): ArticleMatch {
    const match = { found: this.#tokens.map(() => 0), inTitle: 0, ofTitle: 0, pairs: 0, clause: 0 };
    for (const field of analysed.fields) {
      const hits = this.#hits(field);
      for (const { token, confidence } of hits)
        if (confidence > match.found[token]!) match.found[token] = confidence;
      if (field.kind === 'category') continue;
      const share = field.kind === 'text' ? bodyPairShare : 1;
      match.pairs = Math.max(match.pairs, this.#pairProximity(hits) * share);
      if (field.kind === 'title' || field.kind === 'alias') {
        match.ofTitle = Math.max(match.ofTitle, titleMatch(hits, field, analysed));
        match.inTitle = Math.max(match.inTitle, this.#weightOf(hits));
      }
    }
    match.clause = this.#bestClause(match.found);
    return match;
  }

  /** Sum of the weights of the query's words among these hits, each by its best confidence. */
  #weightOf(hits: Hit[]): number {
    let weight = 0;
    for (const [token, confidence] of surest(hits, 'token'))
      weight += confidence * this.#weights[token]!;
    return weight;
  }

  /** How close neighbouring query words stand to each other, from 0 to 1. */
  #pairProximity(hits: Hit[]): number {
    let near = 0;
    let all = 0;
    for (const { first, second, weight } of this.#pairs) {
      all += weight;
      near += weight * proximityOf(hits, first, second);
    }
    return all > 0 ? near / all : 0;
  }

  /**
   * Ranges of the words in a field that a reader looks for, in order, counted from `from`; only those that end by `to`,
   * each spelling once, and at most `most`, the words of the query that say most first. They are content words as typed or
   * inflected; phrases of the same meaning only where none of these stands here.
   */
  marks(field: AnalysedField, most: number, from = 0, to = Number.POSITIVE_INFINITY): Mark[] {
    const hits = this.#hitsIn({ field, from, to }).filter(
      // A word that is known by itself is no beginning of another one.
      ({ token, confidence }) =>
        confidence > completionConfidence.ofKnownWord && this.#isContent(token),
    );
    const typed = hits.filter(({ isSynonym }) => !isSynonym);
    const words = firstOfEach(typed.length > 0 ? typed : hits, ({ position }) => {
      const [start, end] = rangeOf(field, position);
      return field.text.slice(start, end);
    });
    const ofOwn = firstOfEach(words, ({ token }) => token).sort(
      (a, b) => this.#weights[b.token]! - this.#weights[a.token]!,
    );
    return [...new Set([...ofOwn, ...words])]
      .slice(0, most)
      .sort((a, b) => a.position - b.position)
      .map(({ position }) => {
        const [start, end] = rangeOf(field, position);
        return [start - from, end - from];
      });
  }

  #hitsIn({ field, from, to }: Passage): Hit[] {
    return this.#hits(field).filter(({ position }) => {
      const [start, end] = rangeOf(field, position);
      return start >= from && end <= to;
    });
  }

  /** Whether a word of the query says what is asked about: no stop word, and no verb that goes with any noun. */
  #isContent(token: number): boolean {
    const { importance, form } = this.#tokens[token]!;
    return importance >= 1 || (importance >= lightWordImportance && !isVerb(form));
  }

  /** The sentences of about `length` characters that answer best; undefined if no section has a query word. */
  passage(analysed: AnalysedArticle, length: number): Passage | undefined {
    let best: Passage | undefined;
    let bestScore = 0;
    let heading: { section: number; score: number } | undefined;
    for (const field of analysed.fields) {
      if (field.kind === 'heading') {
        heading = { section: field.section, score: this.#weightOf(this.#hits(field)) };
      }
      if (field.kind !== 'text') continue;
      const above = heading?.section === field.section ? heading.score : 0;
      for (const [from, to] of sentencesOf(field.text, length)) {
        const passage = { field, from, to };
        const score = above + this.#weightOf(this.#hitsIn(passage));
        if (score > bestScore) {
          bestScore = score;
          best = passage;
        }
      }
    }
    return best;
  }
}

/** Where a word of a field begins and ends. */
const rangeOf = ({ spans }: AnalysedField, position: number): Mark => [
  spans[position * 2]!,
  spans[position * 2 + 1]!,
];

/** Those that are the first of their key. */
function firstOfEach<One>(all: readonly One[], keyOf: (one: One) => unknown): One[] {
  const keys = new Set<unknown>();
  return all.filter((one) => {
    const key = keyOf(one);
    return !keys.has(key) && keys.add(key);
  });
}

/** The best confidence of the hits of each token, or at each position. */
function surest(hits: Hit[], by: 'token' | 'position'): Map<number, number> {
  const best = new Map<number, number>();
  for (const hit of hits) best.set(hit[by], Math.max(hit.confidence, best.get(hit[by]) ?? 0));
  return best;
}

/** Share of a title or alias that the query names, from 0 to 1. */
function titleMatch(hits: Hit[], field: AnalysedField, { titleSize }: AnalysedArticle): number {
  const size = field.kind === 'title' ? titleSize : field.spans.length / 2;
  let matched = 0;
  for (const confidence of surest(hits, 'position').values()) matched += confidence;
  return size > 0 ? Math.min(1, matched / size) : 0;
}

/** How close two query words come in a field: 1 side by side and certain, 0 beyond `proximityWindow`. */
function proximityOf(hits: Hit[], first: number, second: number): number {
  let best = 0;
  let from = 0;
  for (const one of hits) {
    if (one.token !== first) continue;
    while (hits[from]!.position < one.position - proximityWindow) from++;
    for (let at = from; hits[at] && hits[at]!.position <= one.position + proximityWindow; at++) {
      const other = hits[at]!;
      if (other.token !== second) continue;
      const distance = Math.abs(other.position - one.position);
      const confidence = Math.sqrt(one.confidence * other.confidence);
      const value = confidence / Math.max(1, distance - 0.5) ** 0.5;
      const order = other.position >= one.position ? 1 : reversedPairShare;
      if (value * order > best) best = value * order;
    }
  }
  return best;
}
