// What a page lists of an answer, the same in the box and on the page of results.

import type { SearchAnswer, SearchResult } from './types.ts';

/** Results that are listed at most. */
export const listedResults = 6;
/** What the page of results asks for: more than it lists, so that each category has its own. */
export const resultsForCategories = 24;
/** Results below this share of the best one's score are not listed. */
const leastShare = 0.4;

/** A category with results. */
export interface ResultCategory {
  /** Its folder. */
  id: string;
  title: string;
  /** How many its own list shows. */
  count: number;
}

/** The results of an answer that are near enough to its best one. */
function worthyOf({ sure, near }: SearchAnswer): SearchResult[] {
  const results = sure.length > 0 ? sure : near;
  const least = (results[0]?.score ?? 0) * leastShare;
  return results.filter(({ score }) => score >= least);
}

/** The first folder of its address. */
const categoryOf = ({ url }: SearchResult): string => url.split('/')[1] ?? '';

/** A shorter list is seen at a glance. */
const leastToDivide = 4;

const ofCategory = (answer: SearchAnswer, category?: string): SearchResult[] =>
  worthyOf(answer).filter((result) => !category || categoryOf(result) === category);

/** The results to list, best first, at most `listedResults`; of one category where its id is given. */
export const listedOf = (answer: SearchAnswer, category?: string): SearchResult[] =>
  ofCategory(answer, category).slice(0, listedResults);

/** Whether more results are worth listing than `listedOf` lists. */
export const isShortened = (answer: SearchAnswer, category?: string): boolean =>
  ofCategory(answer, category).length > listedResults;

/** The categories of all results that are worth listing, those with the most first; none where there is nothing to choose. */
export function categoriesOf(answer: SearchAnswer): ResultCategory[] {
  const results = worthyOf(answer);
  const categories = new Map<string, ResultCategory>();
  for (const result of results) {
    const id = categoryOf(result);
    const title = result.category[0] ?? '';
    const count = Math.min((categories.get(id)?.count ?? 0) + 1, listedResults);
    if (title) categories.set(id, { id, title, count });
  }
  if (results.length < leastToDivide || categories.size < 2) return [];
  return [...categories.values()].sort((a, b) => b.count - a.count);
}
