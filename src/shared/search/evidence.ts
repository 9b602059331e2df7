// What speaks for an article as the answer to a query, in numbers that the decision weighs.

import type { AnalysedArticle } from './analysed-article.ts';
import type { Evidence } from './decision.ts';
import type { Proximity } from './proximity.ts';
import type { QueryToken } from './query-token.ts';
import { inverseFrequency } from './rank.ts';
import { directConfidence } from './tuning.ts';

/** The evidence for one article; `weights` has the ranking weight of each token, `size` counts the index's articles. */
export function evidenceFor(
  analysed: AnalysedArticle,
  proximity: Proximity,
  tokens: QueryToken[],
  weights: number[],
  size: number,
): Evidence {
  const { found, inTitle, ofTitle, clause, pairs } = proximity.match(analysed);
  const sum = (of: (at: number) => number) =>
    weights.reduce((total, weight, at) => total + weight * of(at), 0);
  const total = sum(() => 1) || 1;
  const share = (fits: (at: number) => boolean) => sum((at) => +fits(at)) / total;
  const isMissing = (at: number) => found[at] === 0;
  const isAnywhere = (at: number) => tokens[at]!.terms.size > 0;
  const words = tokens.reduce((count, { importance }) => count + Math.min(1, importance), 0);
  return {
    coverage: sum((at) => found[at]!) / total,
    directWeight: Math.log(
      1 + sum((at) => +(found[at]! >= directConfidence)) / inverseFrequency(size, 1),
    ),
    missingHere: share((at) => isMissing(at) && isAnywhere(at)),
    missingAnywhere: share((at) => isMissing(at) && !isAnywhere(at)),
    missingWord:
      Math.max(0, ...weights.filter((_, at) => isMissing(at))) / inverseFrequency(size, 1),
    foreign: share((at) => tokens[at]!.importance > 1),
    inTitle: inTitle / total,
    ofTitle,
    pairs,
    clause,
    words: Math.log(Math.max(1, words)),
    single: +(words <= 1.2),
    untitled: +(analysed.titleSize === 0),
  };
}
