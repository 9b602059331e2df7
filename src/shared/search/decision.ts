// Whether the best article is an answer: a logistic model over the evidence for it.

import { decisionWeights } from './decision-weights.ts';

/** What speaks for an article as the answer. Shares are of the query's weight: the sum of what its words weigh, rarer words more. */
export interface Evidence {
  /** Share that the article has, each word by its confidence. */
  coverage: number;
  /** Logarithm of one more than what it has as typed or inflected, in weights of the rarest possible word. */
  directWeight: number;
  /** Share that only other articles have. */
  missingHere: number;
  /** Share that no article has. */
  missingAnywhere: number;
  /** Weight of the heaviest missing word, in weights of the rarest possible one. */
  missingWord: number;
  /** Share of words of other subjects. */
  foreign: number;
  /** Share that one title or alias has. */
  inTitle: number;
  /** Share of a title or alias that the query names. */
  ofTitle: number;
  /** That share for each important word of the query: a short query that names a title means it. */
  ofTitlePerWord: number;
  /** How much more it has, each word by its confidence, than the article among the others that has the most. */
  lead: number;
  /** How much more one title or alias of it has than any of the others. */
  titleLead: number;
  /** Share that the article has of the best clause; 0 for a query of one clause. */
  clause: number;
  /** Logarithm of the number of important words; at least 0. */
  words: number;
  /** 1 where the query asks for a kind of thing, such as a deadline or a cost, else 0. */
  asksKind: number;
  /** 1 where title and aliases answer other kinds alone, else 0. */
  otherKind: number;
  /** 1 for an article without a title, else 0. */
  untitled: number;
}

/** Weight of each kind of evidence. */
export type DecisionWeights = Record<keyof Evidence | 'bias', number>;

/** Probability that an article answers the query, from 0 to 1, as it was among the training queries. */
export function answerProbability(
  evidence: Evidence,
  weights: DecisionWeights = decisionWeights,
): number {
  let sum = weights.bias;
  for (const name of Object.keys(evidence) as (keyof Evidence)[])
    sum += weights[name] * evidence[name];
  return 1 / (1 + Math.exp(-sum));
}
