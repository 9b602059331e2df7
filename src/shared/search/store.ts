// What the engine asks an index for. A divided index may first have to fetch; `need…` then answers a promise.

import type { Postings } from './analyse.ts';
import type { Meanings } from './meanings.ts';
import type { SearchArticle } from './types.ts';
import type { Vocabulary } from './vocabulary.ts';

export interface Store {
  readonly size: number;
  readonly vocabulary: Vocabulary;
  readonly meanings: Meanings;
  /** How many articles deserve a second look, since each may cost a fetch. */
  readonly secondLooks: number;
  needTerms(ids: number[]): Promise<void> | undefined;
  needArticles(docs: number[]): Promise<void> | undefined;
  /** Only for terms that were asked for before. */
  postings(id: number): Postings;
  /** Only for articles that were asked for before. */
  article(doc: number): SearchArticle;
}
