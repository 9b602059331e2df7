// From articles to postings: which words and concepts each article has, weighted by field.

import { splitWords, type Word } from '../persian/words.ts';
import type { ConceptMatch, Concepts, LemmaReadings } from './concepts.ts';
import { fieldWeights } from './tuning.ts';
import type { SearchArticle } from './types.ts';
import { Vocabulary } from './vocabulary.ts';
import { stopWords } from './word-lists.ts';

/** A part of an article that is matched by itself. */
export interface Field {
  kind: FieldKind;
  text: string;
  /** Index of its section; -1 outside of sections. */
  section: number;
}

type FieldKind = keyof typeof fieldWeights;

/** The fields of an article in reading order: title, aliases, then each section's heading and text, category. */
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

/** The forms under which a word is indexed: as written, and its half-spaced parts that are no stop words. */
export function formsOf(word: Word): string[] {
  if (word.parts.length === 0) return [word.form];
  return [word.form, ...word.parts.filter((part) => part.length > 1 && !stopWords.has(part))];
}

/** The term of a concept: `#12` for a phrase of the same meaning, `~12` for a related one. */
export const conceptTerm = ({ concept, isRelated }: Pick<ConceptMatch, 'concept' | 'isRelated'>) =>
  `${isRelated ? '~' : '#'}${concept}`;

/** The lemmas of each word of an article, for finding concepts; all are certain. */
export function readingsOf(words: Word[], vocabulary: Vocabulary): LemmaReadings[] {
  return words.map((word) =>
    word.parts.length === 0
      ? vocabulary.readingOf(word.form)
      : new Map(formsOf(word).map((form) => [vocabulary.lemmaOf(form), 1])),
  );
}

/** Articles that have a term, in ascending order, with its weight in each (BM25F: before saturation). */
export interface Postings {
  docs: Uint32Array;
  weights: Float32Array;
}

/** What a set of articles is indexed as. */
export interface Analysis {
  vocabulary: Vocabulary;
  /** By term id of the vocabulary. */
  postings: Postings[];
}

/** Splits, folds and weighs all articles. Time is linear in their text. */
export function analyse(articles: SearchArticle[], concepts: Concepts): Analysis {
  const split = articles.map((article) =>
    fieldsOf(article).map((field) => ({ kind: field.kind, words: splitWords(field.text) })),
  );
  const forms = new Set<string>();
  for (const { words } of split.flat()) {
    for (const word of words) for (const form of formsOf(word)) forms.add(form);
  }
  const vocabulary = new Vocabulary(withConceptTerms(forms, concepts), concepts);
  for (const { kind, words } of split.flat()) {
    if (kind !== 'title' && kind !== 'alias') continue;
    for (const [at, { form }] of words.entries()) {
      if (at > 0) vocabulary.titlePairs.add(words[at - 1]!.form + form);
    }
  }
  const averages = averageLengths(split.flat());
  const lists: number[][] = vocabulary.forms.map(() => []);
  for (const [doc, fields] of split.entries()) {
    const weights = new Map<number, number>();
    for (const { kind, words } of fields) {
      const { boost, lengthShare } = fieldWeights[kind];
      const weight = boost / (1 - lengthShare + (lengthShare * words.length) / averages[kind]);
      for (const id of termIdsOf(words, vocabulary, concepts)) {
        weights.set(id, (weights.get(id) ?? 0) + weight);
      }
    }
    for (const [id, weight] of weights) lists[id]!.push(doc, weight);
  }
  return { vocabulary, postings: lists.map(toPostings) };
}

function withConceptTerms(forms: Set<string>, concepts: Concepts): string[] {
  for (const concept of concepts.lines.keys()) forms.add(`#${concept}`).add(`~${concept}`);
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

function termIdsOf(words: Word[], vocabulary: Vocabulary, concepts: Concepts): number[] {
  const ids: number[] = [];
  const add = (form: string) => {
    const id = vocabulary.idOf(form);
    if (id !== undefined) ids.push(id);
  };
  for (const word of words) {
    if (word.parts.length === 0) add(word.form);
    else for (const form of formsOf(word)) add(form);
  }
  for (const match of concepts.find(readingsOf(words, vocabulary))) add(conceptTerm(match));
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
