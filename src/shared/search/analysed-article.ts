// An article split and folded, with the terms that stand at each word; it serves any query.

import { splitWords, type Word } from '../persian/words.ts';
import type { Concepts, LemmaReadings } from './concepts.ts';
import { questionKindsOf } from './question-kinds.ts';
import type { fieldWeights } from './tuning.ts';
import type { SearchArticle } from './types.ts';
import type { Vocabulary } from './vocabulary.ts';
import { stopWords } from './word-lists.ts';

/** A part of an article that is matched by itself. */
interface Field {
  kind: keyof typeof fieldWeights;
  text: string;
  /** Index of its section; -1 outside of sections. */
  section: number;
}

/** A field with its words. */
export interface SplitField extends Field {
  words: Word[];
}

/** A field with its terms, in little memory: thousands of articles are kept. */
export interface AnalysedField extends Field {
  /** Begin and end of each word in the text, one after the other. */
  spans: Int32Array;
  /**
   * Pairs in the order of words: the number of a word, and a term id times 4, and 1 more for a phrase of a concept that
   * begins there, 2 more where it goes on.
   */
  terms: Int32Array;
}

/** An article with its analysed fields, the title first. */
export interface AnalysedArticle {
  article: SearchArticle;
  fields: AnalysedField[];
  /** Number of words of the title that are no stop words. */
  titleSize: number;
  /** What its title and aliases say that it answers, as `questionKindsOf`. */
  questionKinds: number;
}

/** The fields of an article in reading order: title, aliases, then each section's heading and text, category. */
export function splitFields({ title, aliases, sections, category }: SearchArticle): SplitField[] {
  const fields: SplitField[] = [];
  const add = (kind: Field['kind'], text: string, section = -1) =>
    fields.push({ kind, text, section, words: splitWords(text) });
  add('title', title);
  for (const alias of aliases) add('alias', alias);
  for (const [section, { heading, text }] of sections.entries()) {
    if (heading) add('heading', heading, section);
    add('text', text, section);
  }
  add('category', category.join(' '));
  return fields;
}

/** The forms under which a word is indexed: as written, and its half-spaced parts that are no stop words. */
export function formsOf(word: Word): string[] {
  if (word.parts.length === 0) return [word.form];
  return [word.form, ...word.parts.filter((part) => part.length > 1 && !stopWords.has(part))];
}

/** Analyses one article, split into these fields, against the vocabulary of its index. */
export function analyseArticle(
  article: SearchArticle,
  split: SplitField[],
  vocabulary: Vocabulary,
  concepts: Concepts,
): AnalysedArticle {
  const fields = split.map(({ words, ...field }) => ({
    ...field,
    spans: Int32Array.from(words.flatMap(({ start, end }) => [start, end])),
    terms: termsOf(words, vocabulary, concepts),
  }));
  const titleSize = split[0]!.words.filter(({ form }) => !vocabulary.isEmpty(form)).length;
  const questionKinds = split
    .filter(({ kind }) => kind === 'title' || kind === 'alias')
    .reduce((kinds, { words }) => kinds | questionKindsOf(words.map(({ form }) => form)), 0);
  return { article, fields, titleSize, questionKinds };
}

function termsOf(words: Word[], vocabulary: Vocabulary, concepts: Concepts): Int32Array {
  const conceptsAt: number[][] = words.map(() => []);
  for (const match of concepts.find(words.map((word) => readingsOf(word, vocabulary)))) {
    const id = vocabulary.idOfConcept(match.concept, match.isRelated);
    for (const [at, position] of match.positions.entries())
      if (id !== undefined) conceptsAt[position]!.push(id * 4 + (at > 0 ? 2 : 1));
  }
  const terms: number[] = [];
  for (const [position, word] of words.entries()) {
    for (const form of formsOf(word)) {
      const id = vocabulary.idOf(form);
      if (id !== undefined) terms.push(position, id * 4);
    }
    for (const term of conceptsAt[position]!) terms.push(position, term);
  }
  return Int32Array.from(terms);
}

/** The lemmas of a word of an article, for finding concepts; all are certain. */
const readingsOf = (word: Word, vocabulary: Vocabulary): LemmaReadings =>
  word.parts.length === 0
    ? vocabulary.readingOf(word.form)
    : new Map(formsOf(word).map((form) => [vocabulary.lemmaOf(form), 1]));
