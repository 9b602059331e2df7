// Whether the best article is an answer: a logistic model over the evidence for it.

import { decisionWeights } from './decision-weights.ts';
import type { Evidence } from './evidence.ts';

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
