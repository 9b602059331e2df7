import type { Postings } from './analyse.ts';
import type { AnalysedArticle } from './analysed-article.ts';
import type { Concepts } from './concepts.ts';
import type { Pins } from './pinned.ts';
import type { Vocabulary } from './vocabulary.ts';

/** What the engine reads of an index. `load…` answers a promise only where something must be fetched first. */
export interface IndexReader {
  /** Number of articles. */
  readonly size: number;
  readonly vocabulary: Vocabulary;
  readonly concepts: Concepts;
  /** Articles that editors pinned for a query. */
  readonly pins: Pins;
  /** How many of the best articles to score by proximity. */
  readonly rerankDepth: number;
  /** Makes the postings of these terms ready; rejects with IndexFault. */
  loadTerms(ids: number[]): Promise<unknown> | undefined;
  /** Makes these articles ready; rejects with IndexFault. */
  loadArticles(docs: number[]): Promise<unknown> | undefined;
  /** Of a term that was loaded. */
  postings(id: number): Postings;
  /** One that was loaded, analysed. */
  article(doc: number): AnalysedArticle;
}
