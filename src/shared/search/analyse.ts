// From articles to postings: which words and meanings stand where, weighted by field.

import { splitWords, type Word } from '../persian/words.ts';
import { empty, type Found, type Meanings, type Readings } from './meanings.ts';
import type { SearchArticle } from './types.ts';
import { Vocabulary } from './vocabulary.ts';

/** A stretch of an article that is matched by itself. */
export interface Field {
  kind: FieldKind;
  text: string;
  /** Of the section it belongs to; -1 outside of sections. */
  section: number;
}

export type FieldKind = 'title' | 'alias' | 'heading' | 'text' | 'category';

// BM25F: how much a word in the field counts, and how much the field's length tempers it.
const fieldWeights: Record<FieldKind, [boost: number, lengthShare: number]> = {
  title: [3.5, 0.35],
  alias: [3.2, 0.2],
  heading: [2, 0.3],
  text: [1, 0.8],
  category: [0.6, 0],
};

export function fieldsOf(article: SearchArticle): Field[] {
  const fields: Field[] = [{ kind: 'title', text: article.title, section: -1 }];
  for (const alias of article.aliases) fields.push({ kind: 'alias', text: alias, section: -1 });
  for (const [section, { heading, text }] of article.sections.entries()) {
    if (heading) fields.push({ kind: 'heading', text: heading, section });
    fields.push({ kind: 'text', text, section });
  }
  fields.push({ kind: 'category', text: article.category.join(' '), section: -1 });
  return fields;
}

/** The forms under which a word is found: as written, and its pieces between half-spaces that say something. */
export function formsOf(word: Word): string[] {
  if (word.parts.length === 0) return [word.form];
  return [word.form, ...word.parts.filter((part) => part.length > 1 && !empty.has(part))];
}

export const meaningForm = ({ meaning, loose }: Pick<Found, 'meaning' | 'loose'>) =>
  `${loose ? '~' : '#'}${meaning}`;

/** What may be read at each word, for finding meanings. */
export function readingsOf(words: Word[], vocabulary: Vocabulary): Readings[] {
  return words.map((word) =>
    word.parts.length === 0
      ? vocabulary.readingOf(word.form)
      : new Map(formsOf(word).map((form) => [vocabulary.lemmaOf(form), 1])),
  );
}

/** Articles that have a term, in order, with its weight in each: field boosts and lengths are in it already. */
export interface Postings {
  docs: Uint32Array;
  weights: Float32Array;
}

export interface Analysis {
  vocabulary: Vocabulary;
  /** By term id of the vocabulary. */
  postings: Postings[];
}

/** Splits, folds and weighs all articles. Time is linear in their text. */
export function analyse(articles: SearchArticle[], meanings: Meanings): Analysis {
  const split = articles.map((article) =>
    fieldsOf(article).map((field) => ({ kind: field.kind, words: splitWords(field.text) })),
  );
  const forms = new Set<string>();
  for (const { words } of split.flat()) {
    for (const word of words) for (const form of formsOf(word)) forms.add(form);
  }
  const vocabulary = new Vocabulary(withMeanings(forms, meanings), meanings);
  const averages = averageLengths(split.flat());
  const lists: number[][] = vocabulary.forms.map(() => []);
  for (const [doc, fields] of split.entries()) {
    const weights = new Map<number, number>();
    for (const { kind, words } of fields) {
      const [boost, share] = fieldWeights[kind];
      const weight = boost / (1 - share + (share * words.length) / averages[kind]);
      for (const id of idsIn(words, vocabulary, meanings)) {
        weights.set(id, (weights.get(id) ?? 0) + weight);
      }
    }
    for (const [id, weight] of weights) lists[id]!.push(doc, weight);
  }
  return { vocabulary, postings: lists.map(toPostings) };
}

function withMeanings(forms: Set<string>, meanings: Meanings): string[] {
  for (const meaning of meanings.lines.keys()) forms.add(`#${meaning}`).add(`~${meaning}`);
  return [...forms].sort();
}

function averageLengths(fields: { kind: FieldKind; words: Word[] }[]): Record<FieldKind, number> {
  const averages = { title: 1, alias: 1, heading: 1, text: 1, category: 1 };
  for (const kind of Object.keys(averages) as FieldKind[]) {
    const lengths = fields.filter((field) => field.kind === kind).map(({ words }) => words.length);
    const total = lengths.reduce((sum, length) => sum + length, 0);
    averages[kind] = Math.max(1, total / Math.max(1, lengths.length));
  }
  return averages;
}

function idsIn(words: Word[], vocabulary: Vocabulary, meanings: Meanings): number[] {
  const ids: number[] = [];
  const add = (form: string) => {
    const id = vocabulary.idOf(form);
    if (id !== undefined) ids.push(id);
  };
  for (const word of words) {
    if (word.parts.length === 0) add(word.form);
    else for (const form of formsOf(word)) add(form);
  }
  for (const found of meanings.find(readingsOf(words, vocabulary))) add(meaningForm(found));
  return ids;
}

function toPostings(list: number[]): Postings {
  const size = list.length / 2;
  const postings = { docs: new Uint32Array(size), weights: new Float32Array(size) };
  for (let at = 0; at < size; at++) {
    postings.docs[at] = list[at * 2]!;
    postings.weights[at] = list[at * 2 + 1]!;
  }
  return postings;
}
