// A query from text to answer: understand, rank, look twice at the best, decide how sure we are.

import { latinFromPersianKeys, persianFromLatinKeys } from '../persian/keyboard.ts';
import { normaliseTyped } from '../persian/letters.ts';
import { splitWords } from '../persian/words.ts';
import { Closeness, type ReadArticle, readArticle, sentences } from './closeness.ts';
import { type Candidate, Ranking } from './rank.ts';
import type { Store } from './store.ts';
import type {
  QueryOptions,
  SearchAnswer,
  SearchEngine,
  SearchResult,
  Suggestion,
} from './types.ts';
import { type Mode, Understanding, type Understood } from './understand.ts';

const longestQuery = 400;
const passageLength = 160;

/** One way to read the query, with what it finds. */
interface Attempt {
  text: string;
  understood: Understood;
  candidates: Candidate[];
  closeness: Closeness;
  sureness: number;
  needed: number;
}

export class Engine implements SearchEngine {
  readonly #store: Store;
  readonly #ranking: Ranking;
  readonly #understanding: Understanding;
  readonly #read = new Map<number, ReadArticle>();

  constructor(store: Store) {
    this.#store = store;
    this.#ranking = new Ranking(store.size);
    this.#understanding = new Understanding(store.vocabulary, store.meanings);
  }

  get size(): number {
    return this.#store.size;
  }

  prepare(): boolean {
    return this.#understanding.prepare();
  }

  async query(
    text: string,
    { limit = 10, literal = false }: QueryOptions = {},
  ): Promise<SearchAnswer> {
    const typed = normaliseTyped(text.slice(0, longestQuery)).replace(/\s+/g, ' ').trimStart();
    if (!typed.trim()) return { sure: [], near: [] };
    const asTyped = await this.#attempt(typed, literal ? 'literal' : 'free');
    const otherKeys = literal || asTyped.sureness >= 0.9 ? undefined : remapped(typed);
    const asMeant =
      otherKeys === undefined ? undefined : await this.#attempt(otherKeys, 'remapped');
    const remap =
      asMeant !== undefined && asMeant.sureness > Math.max(asTyped.sureness, asMeant.needed);
    const attempt = remap ? asMeant : asTyped;
    const results = this.#results(attempt, limit);
    const suggestion = remap
      ? ({ text: attempt.text.trim(), kind: 'layout' } as const)
      : suggestionOf(attempt);
    const isSure = attempt.sureness >= attempt.needed;
    return {
      sure: isSure ? results : [],
      near: isSure ? [] : results.slice(0, 3),
      ...(suggestion && results.length > 0 && { suggestion }),
    };
  }

  async #attempt(text: string, mode: Mode): Promise<Attempt> {
    const understood = this.#understanding.understand(text, mode);
    const { tokens } = understood;
    if (tokens.every(({ share }) => share === 0)) for (const token of tokens) token.share = 0.5;
    const asked = tokens.filter(({ share }) => share > 0);
    const terms = new Set(asked.flatMap((token) => [...token.terms.keys()]));
    await this.#store.needTerms([...terms]);
    const { candidates: best, weights } = this.#ranking.rank(
      tokens,
      (id) => this.#store.postings(id),
      this.#store.secondLooks,
    );
    const closeness = new Closeness(tokens, weights);
    await this.#store.needArticles(best.map(({ doc }) => doc));
    const whole = weights.reduce((sum, weight) => sum + weight, 0) || 1;
    for (const candidate of best) {
      candidate.score *= closeness.factor(this.#look(candidate.doc)) / whole;
    }
    best.sort((a, b) => b.score - a.score || a.doc - b.doc);
    const words = asked.reduce((sum, { share }) => sum + Math.min(1, share), 0);
    const { needed, leastCover } = neededFor(words);
    const sureness = Math.max(
      0,
      ...best.slice(0, 3).map((candidate) => {
        const isOther = words <= 5.5 && this.#isOfAnother(candidate, closeness, needed);
        return isOther ? 0 : this.#sureness(candidate, leastCover);
      }),
    );
    return { text, understood, candidates: best, closeness, sureness, needed };
  }

  /** «ساعت کاری موزه»: a short question names a thing that is not in the article, and that thing is much of it. */
  #isOfAnother({ doc, cover, score }: Candidate, closeness: Closeness, needed: number): boolean {
    const read = this.#look(doc);
    if (read.titleSize === 0 || cover >= 0.66) return false;
    const { here, anywhere } = closeness.unnamed(read);
    const rare = rareShare * Math.log(1 + this.size);
    return anywhere >= rare || (here >= rare && score < needed * 1.6);
  }

  /** An article that passes over too much of what was asked is no answer, however well it has the rest. */
  #sureness({ doc, score, cover }: Candidate, least: number): number {
    const isTitled = this.#look(doc).titleSize > 0;
    if (cover < least * (isTitled ? 1 : 0.7)) return 0;
    return score / (isTitled ? 1 : ceilingWithoutTitle);
  }

  #look(doc: number): ReadArticle {
    const known = this.#read.get(doc);
    if (known) return known;
    if (this.#read.size > 2000) this.#read.clear();
    const { vocabulary, meanings } = this.#store;
    const read = readArticle(this.#store.article(doc), vocabulary, meanings);
    this.#read.set(doc, read);
    return read;
  }

  #results({ candidates, closeness }: Attempt, limit: number): SearchResult[] {
    const least = (candidates[0]?.score ?? 0) * 0.2;
    return candidates
      .filter(({ score }) => score > least)
      .slice(0, limit)
      .map(({ doc, score }) => toResult(this.#look(doc), score, closeness));
  }
}

/**
 * The score from which the best article is an answer and not a chance resemblance. Two words that both miss the title
 * and stand apart are chance; in a long question the same share of words is much more.
 */
function neededFor(words: number): { needed: number; leastCover: number } {
  if (words <= 1.2) return { needed: 0.3, leastCover: 0.5 };
  if (words <= 2.2) return { needed: 0.33, leastCover: 0.5 };
  if (words <= 3.2) return { needed: 0.28, leastCover: 0.42 };
  return { needed: words <= 5.2 ? 0.23 : 0.18, leastCover: 0.3 };
}

/** How much of the rarest word's weight makes a word that an answer may not miss. */
const rareShare = 0.69;

/** Articles without a title cannot score as high, so less of them is as sure. */
const ceilingWithoutTitle = 0.45;

function remapped(typed: string): string | undefined {
  const other = /[آ-ی]/.test(typed) ? latinFromPersianKeys(typed) : persianFromLatinKeys(typed);
  return other !== typed ? other : undefined;
}

function suggestionOf({ text, understood: { replaced } }: Attempt): Suggestion | undefined {
  const better = new Map(replaced.map(({ from, to }) => [from, to]));
  let corrected = '';
  let end = 0;
  for (const { form, start, end: next } of splitWords(text)) {
    corrected += text.slice(end, start) + (better.get(form) ?? text.slice(start, next));
    end = next;
  }
  corrected = (corrected + text.slice(end)).trim();
  if (corrected === text.trim()) return undefined;
  return {
    text: corrected,
    kind: replaced.some(({ way }) => way === 'finglish') ? 'finglish' : 'typo',
  };
}

function toResult(read: ReadArticle, score: number, closeness: Closeness): SearchResult {
  const { id, url, title, category, sections } = read.article;
  const found = closeness.passage(read, passageLength);
  const field = found?.field ?? read.fields.find(({ kind }) => kind === 'text');
  const [from, to] = found
    ? [found.from, found.to]
    : [...sentences(field?.text ?? '', passageLength)][0]!;
  const slug = found ? sections[found.field.section]?.slug : undefined;
  return {
    id,
    url: slug ? `${url}#${slug}` : url,
    title,
    titleMarks: closeness.marks(read.fields[0]!),
    category,
    passage: field?.text.slice(from, to).trimEnd() ?? '',
    passageMarks: field ? closeness.marks(field, from, to) : [],
    score,
  };
}
