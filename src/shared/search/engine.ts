// A query from text to answer: expand, rank, score the best by proximity, decide whether one of them is an answer.

import { latinFromPersianKeys, persianFromLatinKeys } from '../persian/keyboard.ts';
import { normaliseTyped } from '../persian/letters.ts';
import { splitWords } from '../persian/words.ts';
import type { AnalysedArticle } from './analysed-article.ts';
import { clausesOf } from './clauses.ts';
import type { Concepts } from './concepts.ts';
import { answerProbability, type Evidence } from './decision.ts';
import { evidenceFor } from './evidence.ts';
import type { IndexReader } from './index-reader.ts';
import { pinnedDoc, withPinnedFirst } from './pinned.ts';
import { type ArticleMatch, Proximity } from './proximity.ts';
import {
  type ExpandedQuery,
  type ExpansionMode,
  QueryExpander,
  type Replacement,
} from './query-expansion.ts';
import type { QueryToken } from './query-token.ts';
import { questionFactor, questionKindsOf } from './question-kinds.ts';
import { type Candidate, Ranker } from './rank.ts';
import { suggestionOf, toResult } from './results.ts';
import {
  layoutRetryProbability,
  longQueryWords,
  maxQueryLength,
  minResultShare,
  onlyStopWordsImportance,
  sureProbability,
} from './tuning.ts';
import type {
  QueryOptions,
  SearchAnswer,
  SearchArticle,
  SearchEngine,
  SearchResult,
} from './types.ts';

const noTerm = -1;
/** Analysed articles that are kept for the next query. */
const maxAnalysed = 2000;

/** One interpretation of a query, with what it finds. */
interface Interpretation {
  text: string;
  query: ExpandedQuery;
  /** Best first. */
  candidates: Candidate[];
  proximity: Proximity;
  /** For the best candidate. */
  evidence: Evidence | undefined;
  /** That the best candidate answers; 0 where there is none. */
  probability: number;
  /** No word of it says what is asked. */
  isEmpty: boolean;
}

/** The engine over any index. */
export class Engine implements SearchEngine {
  readonly #index: IndexReader;
  readonly #ranker: Ranker;
  readonly #expander: QueryExpander;
  readonly #analysed = new Map<number, AnalysedArticle>();

  constructor(index: IndexReader) {
    this.#index = index;
    this.#ranker = new Ranker(index.size);
    this.#expander = new QueryExpander(index.vocabulary, index.concepts);
  }

  get size(): number {
    return this.#index.size;
  }

  get concepts(): Concepts {
    return this.#index.concepts;
  }

  lemmaOf(form: string): string {
    return this.#index.vocabulary.lemmaOf(form);
  }

  prepare(): boolean {
    return this.#expander.prepare();
  }

  get seen(): Iterable<SearchArticle> {
    return [...this.#analysed.values()].map(({ article }) => article);
  }

  async query(text: string, options: QueryOptions = {}): Promise<SearchAnswer> {
    const { literal } = options;
    const typed = normaliseTyped(text.slice(0, maxQueryLength)).replace(/\s+/g, ' ').trimStart();
    if (!typed.trim()) return { sure: [], near: [] };
    const asTyped = await this.#interpret(typed, literal ? 'literal' : 'free');
    const pinned = pinnedDoc(this.#index.pins, typed);
    if (pinned !== undefined) return this.#answerPinned(pinned, asTyped, options);
    const remapped = await this.#interpretRemapped(asTyped, literal);
    const best = remapped ?? asTyped;
    if (best.evidence) options.onDecision?.(best.evidence);
    const results = this.#results(best, options);
    const suggestion = remapped
      ? ({ text: best.text.trim(), kind: 'layout' } as const)
      : suggestionOf(best.text, this.#replacements(best));
    const isSure = best.probability >= sureProbability;
    return {
      sure: isSure ? results : [],
      near: isSure ? [] : results.slice(0, 3),
      ...(suggestion && results.length > 0 && { suggestion }),
      ...(best.isEmpty && results.length === 0 && { isEmptyOfContent: true }),
    };
  }

  async #answerPinned(
    doc: number,
    found: Interpretation,
    options: QueryOptions,
  ): Promise<SearchAnswer> {
    await this.#index.loadArticles([doc]);
    const isAnswered = found.probability >= sureProbability;
    const candidates = withPinnedFirst(found.candidates, doc, isAnswered);
    return { sure: this.#results({ ...found, candidates }, options), near: [] };
  }

  #replacements({ query, candidates: [first] }: Interpretation): Replacement[] {
    const { vocabulary } = this.#index;
    const fields = first ? this.#analysedArticle(first.doc).fields : [];
    return this.#expander.replacementsOf(query.tokens, (form) =>
      [vocabulary.idOf(form), ...vocabulary.idsOfLemma(vocabulary.lemmaOf(form))].some(
        (id = noTerm) =>
          fields.some(({ terms }) => terms.some((term, at) => at % 2 > 0 && term === id * 4)),
      ),
    );
  }

  /** The query as typed on the other keyboard layout, where that has an answer and a better one. */
  async #interpretRemapped(
    { text, probability }: Interpretation,
    literal: boolean | undefined,
  ): Promise<Interpretation | undefined> {
    const isTried = !literal && probability < layoutRetryProbability;
    const other = isTried ? onOtherLayout(text) : undefined;
    if (other === undefined) return undefined;
    const remapped = await this.#interpret(other, 'remapped');
    const isBetter = remapped.probability > Math.max(probability, sureProbability);
    return isBetter && isReadable(remapped.query.tokens) ? remapped : undefined;
  }

  async #interpret(text: string, mode: ExpansionMode): Promise<Interpretation> {
    const query = this.#expander.expand(text, mode);
    const { tokens } = query;
    if (mode !== 'literal') leaveRepeatsOut(tokens);
    const isEmpty = tokens.every(({ importance }) => importance === 0);
    if (isEmpty) for (const token of tokens) token.importance = onlyStopWordsImportance;
    const asked = tokens.filter(({ importance }) => importance > 0);
    const terms = new Set(asked.flatMap((token) => [...token.terms.keys()]));
    await this.#index.loadTerms([...terms]);
    const ranked = this.#ranker.rank(
      tokens,
      (id) => this.#index.postings(id),
      this.#index.rerankDepth,
    );
    const { weights } = ranked;
    const clauses = clausesOf(
      text,
      tokens.map(({ form }) => form),
    );
    const proximity = new Proximity(tokens, weights, clauses);
    await this.#index.loadArticles(ranked.candidates.map(({ doc }) => doc));
    const candidates = isEmpty
      ? ranked.candidates.filter(({ doc }) => this.#isNamed(doc, tokens))
      : ranked.candidates;
    const questionKinds = questionKindsOf(tokens.map(readForm));
    const totalWeight = weights.reduce((sum, weight) => sum + weight, 0) || 1;
    const matches = new Map<Candidate, ArticleMatch>();
    for (const candidate of candidates) {
      const analysed = this.#analysedArticle(candidate.doc);
      const match = proximity.match(analysed);
      matches.set(candidate, match);
      candidate.score *=
        (proximity.boost(match) * questionFactor(questionKinds, analysed.questionKinds)) /
        totalWeight;
    }
    candidates.sort((a, b) => b.score - a.score || a.doc - b.doc);
    const [best, ...others] = candidates;
    const evidence =
      best &&
      evidenceFor({
        article: this.#analysedArticle(best.doc),
        match: matches.get(best)!,
        others: others.map((other) => matches.get(other)!),
        tokens,
        weights,
        questionKinds,
        size: this.size,
      });
    const isForeign = tokens.some((token) => this.#isForeign(token));
    const probability = evidence && !isForeign ? answerProbability(evidence) : 0;
    return { text, query, candidates, proximity, evidence, probability, isEmpty };
  }

  /** «کد رهگیری گمرک»: another service or a public office, which no article names. */
  #isForeign({ form, importance }: QueryToken): boolean {
    const { vocabulary, concepts } = this.#index;
    return importance > 1 && concepts.foreignQualifiers.has(vocabulary.lemmaOf(form));
  }

  /** «چطور کار می‌کند؟»: words without content find only an article with a title or alias of nothing else. */
  #isNamed(doc: number, tokens: QueryToken[]): boolean {
    const lemma = (form: string) => this.#index.vocabulary.lemmaOf(form);
    const asked = new Set(tokens.map(({ form }) => lemma(form)));
    return this.#analysedArticle(doc).fields.some(
      ({ kind, text }) =>
        (kind === 'title' || kind === 'alias') &&
        splitWords(text).every(({ form }) => asked.has(lemma(form))),
    );
  }

  #analysedArticle(doc: number): AnalysedArticle {
    const known = this.#analysed.get(doc);
    if (known) return known;
    if (this.#analysed.size > maxAnalysed) this.#analysed.clear();
    const analysed = this.#index.article(doc);
    this.#analysed.set(doc, analysed);
    return analysed;
  }

  #results(
    { candidates, proximity }: Interpretation,
    { limit = 10, shown = limit }: QueryOptions,
  ): SearchResult[] {
    const least = (candidates[0]?.score ?? 0) * minResultShare;
    return candidates
      .filter(({ score }) => score > least)
      .slice(0, limit)
      .map(({ doc, score }, at) =>
        toResult(this.#analysedArticle(doc), score, at < shown ? proximity : undefined),
      );
  }
}

/** A word that a long question repeats counts once. */
function leaveRepeatsOut(tokens: QueryToken[]): void {
  const seen = new Set<string>();
  if (tokens.length < longQueryWords) return;
  for (const token of tokens) {
    if (seen.has(token.form)) token.importance = 0;
    seen.add(token.form);
  }
}

/** The word in Persian letters: Finglish as it was read. */
function readForm({ form, alternatives }: QueryToken): string {
  return /^[a-z]/.test(form) ? (alternatives[0]?.form ?? form) : form;
}

/** Whether most letters belong to known words of two or more: any keys make a letter that some article has. */
function isReadable(tokens: QueryToken[]): boolean {
  let [known, unknown] = [0, 0];
  for (const { form, alternatives } of tokens) {
    if (form.length < 2 || /\d/.test(form)) continue;
    if (alternatives.length > 0) known += form.length;
    else unknown += form.length;
  }
  return known > unknown;
}

/** Undefined where the keys are no others, or both layouts were used. */
function onOtherLayout(typed: string): string | undefined {
  const isPersian = /[آ-ی]/.test(typed);
  if (isPersian && /[a-z]/i.test(typed)) return undefined;
  const other = isPersian ? latinFromPersianKeys(typed) : persianFromLatinKeys(typed);
  return other !== typed ? other : undefined;
}
