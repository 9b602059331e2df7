// From articles to postings: which words and concepts each article has, weighted by field.

import {
  type AnalysedArticle,
  type AnalysedField,
  analyseArticle,
  formsOf,
  type SplitField,
  splitFields,
} from './analysed-article.ts';
import type { Concepts } from './concepts.ts';
import { fieldWeights } from './tuning.ts';
import type { SearchArticle } from './types.ts';
import { Vocabulary } from './vocabulary.ts';

/** Articles that have a term, in ascending order, with its weight in each (BM25F: before saturation). */
export interface Postings {
  docs: Uint32Array;
  weights: Float32Array;
}

/** Average number of words of each kind of field. */
type Averages = Record<keyof typeof fieldWeights, number>;

/** What a set of articles is indexed as. */
export interface Analysis {
  vocabulary: Vocabulary;
  /** By term id of the vocabulary. */
  postings: Postings[];
  articles: AnalysedArticle[];
}

/** Splits, folds and weighs all articles. Time is linear in their text. */
export function analyse(articles: SearchArticle[], concepts: Concepts): Analysis {
  const split = articles.map(splitFields);
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
  const analysed = articles.map((article, doc) =>
    analyseArticle(article, split[doc]!, vocabulary, concepts),
  );
  const lists: number[][] = vocabulary.forms.map(() => []);
  for (const [doc, { fields }] of analysed.entries()) {
    for (const [id, weight] of weightsOf(fields, averages)) lists[id]!.push(doc, weight);
  }
  return { vocabulary, postings: lists.map(toPostings), articles: analysed };
}

/** What each term of an article weighs in it. */
function weightsOf(fields: AnalysedField[], averages: Averages): Map<number, number> {
  const weights = new Map<number, number>();
  for (const { kind, spans, terms } of fields) {
    const { boost, lengthShare } = fieldWeights[kind];
    const length = spans.length / 2;
    const weight = boost / (1 - lengthShare + (lengthShare * length) / averages[kind]);
    for (let at = 1; at < terms.length; at += 2) {
      const term = terms[at]!;
      // A phrase counts once, where it begins.
      if (term % 4 < 2) weights.set(term >> 2, (weights.get(term >> 2) ?? 0) + weight);
    }
  }
  return weights;
}

function withConceptTerms(forms: Set<string>, concepts: Concepts): string[] {
  for (const concept of concepts.lines.keys()) forms.add(`#${concept}`).add(`~${concept}`);
  return [...forms].sort();
}

function averageLengths(fields: SplitField[]): Averages {
  const averages = { title: 1, alias: 1, heading: 1, text: 1, category: 1 };
  for (const kind of Object.keys(averages) as (keyof Averages)[]) {
    const same = fields.filter((field) => field.kind === kind);
    const total = same.reduce((sum, { words }) => sum + words.length, 0);
    averages[kind] = Math.max(1, total / Math.max(1, same.length));
  }
  return averages;
}

const toPostings = (list: number[]): Postings => ({
  docs: Uint32Array.from(list.filter((_, at) => at % 2 === 0)),
  weights: Float32Array.from(list.filter((_, at) => at % 2 === 1)),
});
