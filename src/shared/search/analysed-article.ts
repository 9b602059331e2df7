// An article split and folded, with term ids and concepts at each word; it serves any query.

import { splitWords, type Word } from '../persian/words.ts';
import { conceptTerm, type Field, fieldsOf, formsOf, readingsOf } from './analyse.ts';
import type { ConceptMatch, Concepts } from './concepts.ts';
import { questionKindsOf } from './question-kinds.ts';
import type { SearchArticle } from './types.ts';
import type { Vocabulary } from './vocabulary.ts';
import { isStopWord } from './word-lists.ts';

/** A field with its words and terms. */
export interface AnalysedField extends Field {
  words: Word[];
  /** Term ids of each word; -1 for a form that is not in the vocabulary. */
  termIds: number[][];
  /** Concepts found, with the term id of each. */
  concepts: (ConceptMatch & { id: number })[];
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

/** Analyses one article against the vocabulary of its index. */
export function analyseArticle(
  article: SearchArticle,
  vocabulary: Vocabulary,
  concepts: Concepts,
): AnalysedArticle {
  const fields = fieldsOf(article).map((field) => {
    const words = splitWords(field.text);
    const termIds = words.map((word) => formsOf(word).map((form) => vocabulary.idOf(form) ?? -1));
    const matches = concepts
      .find(readingsOf(words, vocabulary))
      .map((match) => ({ ...match, id: vocabulary.idOf(conceptTerm(match)) ?? -1 }));
    return { ...field, words, termIds, concepts: matches };
  });
  const title = fields[0]?.words ?? [];
  const titleSize = title.filter(({ form }) => !isStopWord(form, vocabulary.lemmaOf(form))).length;
  const questionKinds = fields
    .filter(({ kind }) => kind === 'title' || kind === 'alias')
    .reduce((kinds, { words }) => kinds | questionKindsOf(words.map(({ form }) => form)), 0);
  return { article, fields, titleSize, questionKinds };
}
