// What speaks for an article as the answer to a query, in numbers that the decision weighs.

import type { AnalysedArticle } from './analysed-article.ts';
import type { Evidence } from './decision.ts';
import type { ArticleMatch } from './proximity.ts';
import type { QueryToken } from './query-token.ts';
import { inverseFrequency } from './rank.ts';
import { directConfidence } from './tuning.ts';

/** An article and the query that it may answer. */
interface Question {
  article: AnalysedArticle;
  /** How the query's words are in it, and in the other articles that were looked at. */
  match: ArticleMatch;
  others: ArticleMatch[];
  tokens: QueryToken[];
  /** Ranking weight of each token. */
  weights: number[];
  /** What the query asks for, as `questionKindsOf`. */
  questionKinds: number;
  /** Articles in the index. */
  size: number;
}

/** The evidence for one article. */
export function evidenceFor(question: Question): Evidence {
  const { article, match, others, tokens, weights, questionKinds, size } = question;
  const { found, inTitle, ofTitle, clause } = match;
  const sum = (of: (at: number) => number) =>
    weights.reduce((total, weight, at) => total + weight * of(at), 0);
  const total = sum(() => 1) || 1;
  const share = (fits: (at: number) => boolean) => sum((at) => +fits(at)) / total;
  const isMissing = (at: number) => found[at] === 0;
  const isAnywhere = (at: number) => tokens[at]!.terms.size > 0;
  const coverage = sum((at) => found[at]!);
  const most = (of: (other: ArticleMatch) => number) => Math.max(0, ...others.map(of));
  const words = Math.max(
    1,
    tokens.reduce((count, { importance }) => count + Math.min(1, importance), 0),
  );
  return {
    coverage: coverage / total,
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
    ofTitlePerWord: ofTitle / words,
    lead: (coverage - most((other) => sum((at) => other.found[at]!))) / total,
    titleLead: (inTitle - most((other) => other.inTitle)) / total,
    clause,
    words: Math.log(words),
    asksKind: +(questionKinds > 0),
    otherKind: +(
      questionKinds > 0 &&
      article.questionKinds > 0 &&
      (questionKinds & article.questionKinds) === 0
    ),
    untitled: +(article.titleSize === 0),
  };
}
