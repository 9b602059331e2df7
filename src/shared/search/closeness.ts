// A second look at the best articles, word by word: where the query's words stand, how close together, and which
// stretch of the text shows it best.

import { isVerb } from '../persian/lemmas.ts';
import { splitWords, type Word } from '../persian/words.ts';
import { type Field, fieldsOf, formsOf, meaningForm, readingsOf } from './analyse.ts';
import type { Found, Meanings } from './meanings.ts';
import { isEmpty } from './meanings.ts';
import type { Mark, SearchArticle } from './types.ts';
import type { Token } from './understand.ts';
import type { Vocabulary } from './vocabulary.ts';

interface ReadField extends Field {
  words: Word[];
  /** Term ids at each word. */
  ids: number[][];
  found: (Found & { id: number })[];
}

/** An article split and folded, to be looked at by any query. */
export interface ReadArticle {
  article: SearchArticle;
  fields: ReadField[];
  /** Words of the title that say something. */
  titleSize: number;
}

/** Where a query's words stand in a field: word position, which query word, how far it is trusted. */
interface Hit {
  at: number;
  token: number;
  trust: number;
}

export function readArticle(
  article: SearchArticle,
  vocabulary: Vocabulary,
  meanings: Meanings,
): ReadArticle {
  const fields = fieldsOf(article).map((field) => {
    const words = splitWords(field.text);
    const ids = words.map((word) => formsOf(word).map((form) => vocabulary.idOf(form) ?? -1));
    const found = meanings
      .find(readingsOf(words, vocabulary))
      .map((one) => ({ ...one, id: vocabulary.idOf(meaningForm(one)) ?? -1 }));
    return { ...field, words, ids, found };
  });
  const title = fields[0]?.words ?? [];
  const titleSize = title.filter(({ form }) => !isEmpty(form, vocabulary.lemmaOf(form))).length;
  return { article, fields, titleSize };
}

/** Looks up which query words a field's words answer. */
export class Closeness {
  readonly #tokens: Token[];
  readonly #weights: number[];
  readonly #byTerm = new Map<number, { token: number; trust: number }[]>();

  constructor(tokens: Token[], weights: number[]) {
    this.#tokens = tokens;
    this.#weights = weights;
    for (const [token, { terms, share }] of tokens.entries()) {
      if (share === 0) continue;
      for (const [id, trust] of terms) {
        const others = this.#byTerm.get(id);
        if (others) others.push({ token, trust });
        else this.#byTerm.set(id, [{ token, trust }]);
      }
    }
  }

  #hits(field: ReadField): Hit[] {
    const hits: Hit[] = [];
    const add = (at: number, id: number) => {
      for (const { token, trust } of this.#byTerm.get(id) ?? []) hits.push({ at, token, trust });
    };
    for (const [at, ids] of field.ids.entries()) for (const id of ids) add(at, id);
    for (const { at, id } of field.found) for (const position of at) add(position, id);
    return hits.sort((a, b) => a.at - b.at);
  }

  /** Factor from 1 up: query words side by side, in one field, and a title that is said whole. */
  factor(read: ReadArticle): number {
    let pairs = 0;
    let titled = 0;
    for (const field of read.fields) {
      if (field.kind === 'category') continue;
      const hits = this.#hits(field);
      const boost = field.kind === 'text' ? 0.8 : 1;
      pairs = Math.max(pairs, this.#nearPairs(hits) * boost);
      if (field.kind === 'title' || field.kind === 'alias') {
        titled = Math.max(titled, this.#saidWhole(hits, field, read));
      }
    }
    return 1 + 0.57 * pairs + 0.4 * titled;
  }

  /** Weight of the query's words that name a thing and are not in this article, and of those that are in none. */
  unnamed(read: ReadArticle): { here: number; anywhere: number } {
    const met = new Set(
      read.fields.flatMap((field) => this.#hits(field).map(({ token }) => token)),
    );
    const weight = { here: 0, anywhere: 0 };
    for (const [at, token] of this.#tokens.entries()) {
      if (met.has(at) || !isName(token)) continue;
      weight.here += this.#weights[at]!;
      if (token.terms.size === 0) weight.anywhere += this.#weights[at]!;
    }
    return weight;
  }

  /** Share of the query's neighbouring words that stand near each other here. */
  #nearPairs(hits: Hit[]): number {
    const asked = this.#tokens.flatMap(({ share }, token) => (share > 0 ? [token] : []));
    if (asked.length < 2) return 0;
    let near = 0;
    let all = 0;
    for (let pair = 1; pair < asked.length; pair++) {
      const [first, second] = [asked[pair - 1]!, asked[pair]!];
      const weight = Math.sqrt(this.#weights[first]! * this.#weights[second]!);
      all += weight;
      near += weight * nearness(hits, first, second);
    }
    return all > 0 ? near / all : 0;
  }

  #saidWhole(hits: Hit[], field: ReadField, read: ReadArticle): number {
    const size = field.kind === 'title' ? read.titleSize : field.words.length;
    const trusts = new Map<number, number>();
    for (const { at, trust } of hits) trusts.set(at, Math.max(trust, trusts.get(at) ?? 0));
    let said = 0;
    for (const trust of trusts.values()) said += trust;
    return size > 0 ? Math.min(1, said / size) : 0;
  }

  /** Marks of the words in a text that answer the query. */
  marks(field: ReadField, from = 0, to = Number.POSITIVE_INFINITY): Mark[] {
    const marked = new Set(this.#hits(field).map(({ at }) => at));
    return field.words.flatMap((word, at): Mark[] =>
      marked.has(at) && word.start >= from && word.end <= to
        ? [[word.start - from, word.end - from]]
        : [],
    );
  }

  /** The stretch of up to `most` characters that answers best, or undefined if no section does. */
  passage(
    read: ReadArticle,
    most: number,
  ): { field: ReadField; from: number; to: number } | undefined {
    let best: { field: ReadField; from: number; to: number } | undefined;
    let bestValue = 0;
    let heading: { section: number; value: number } | undefined;
    for (const field of read.fields) {
      const hits = this.#hits(field);
      if (field.kind === 'heading') {
        const value = this.#worth(hits, field, 0, field.text.length);
        heading = { section: field.section, value };
      }
      if (field.kind !== 'text') continue;
      const above = heading?.section === field.section ? heading.value : 0;
      for (const [from, to] of sentences(field.text, most)) {
        const value = above + this.#worth(hits, field, from, to);
        if (value > bestValue) {
          bestValue = value;
          best = { field, from, to };
        }
      }
    }
    return best;
  }

  #worth(hits: Hit[], field: ReadField, from: number, to: number): number {
    const best = new Map<number, number>();
    for (const { at, token, trust } of hits) {
      const { start, end } = field.words[at]!;
      if (start >= from && end <= to) best.set(token, Math.max(trust, best.get(token) ?? 0));
    }
    let value = 0;
    for (const [token, trust] of best) value += trust * this.#weights[token]!;
    return value;
  }
}

/** Verbs, numbers and beginnings say little about what is asked for. */
function isName({ form, share }: Token): boolean {
  return share >= 1 && form.length > 2 && !/^\d/.test(form) && !isVerb(form);
}

function nearness(hits: Hit[], first: number, second: number): number {
  let best = 0;
  for (const one of hits) {
    if (one.token !== first) continue;
    for (const other of hits) {
      if (other.token !== second) continue;
      const distance = Math.abs(other.at - one.at);
      if (distance > 6) continue;
      const value = Math.sqrt(one.trust * other.trust) / Math.max(1, distance - 0.5) ** 0.5;
      const ordered = other.at >= one.at ? 1 : 0.9;
      if (value * ordered > best) best = value * ordered;
    }
  }
  return best;
}

/** Sentences of a text, short ones joined with the next while both fit. */
export function* sentences(text: string, most: number): Generator<Mark> {
  const ends = [...text.matchAll(/[.!?؟\n؛]+[»”)]*\s*/gu)].map((end) => end.index + end[0].length);
  if (ends.at(-1) !== text.length) ends.push(text.length);
  const starts = [0, ...ends.slice(0, -1)];
  for (const [at, start] of starts.entries()) {
    let end = ends[at]!;
    for (const next of ends.slice(at + 1)) if (next - start <= most) end = next;
    yield [start, Math.min(end, start + 2 * most)];
  }
}
