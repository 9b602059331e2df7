import { answerProbability, type DecisionWeights, type Evidence } from '#shared/search/decision.ts';
import { isAnswerable, type ScoredQuery } from './search-scores.ts';

/** What a threshold would come to; shares as in `Summary`. */
interface CurvePoint {
  threshold: number;
  zeroHit: number;
  noAnswer: number;
  deletion: number;
}

/** The decision at each of these thresholds; needs queries that deletion was tried on. */
export function curveOf(
  scored: ScoredQuery[],
  thresholds: number[],
  weights?: DecisionWeights,
): CurvePoint[] {
  const probability = (evidence: Evidence | undefined) =>
    evidence ? answerProbability(evidence, weights) : 0;
  const answerable = scored.filter(isAnswerable);
  const asked = answerable.map(({ evidence }) => probability(evidence));
  const negative = scored
    .filter((one) => !isAnswerable(one))
    .map(({ evidence }) => probability(evidence));
  const without = answerable.flatMap(({ without }) =>
    without ? [probability(without.evidence)] : [],
  );
  const below = (all: number[], threshold: number) =>
    all.filter((one) => one < threshold).length / (all.length || 1);
  return thresholds.map((threshold) => ({
    threshold,
    zeroHit: below(asked, threshold),
    noAnswer: below(negative, threshold),
    deletion: 1 - below(without, threshold),
  }));
}

/** Thresholds at which the first so many of the answerable queries are refused: one point for each. */
export function thresholdsAt(
  scored: ScoredQuery[],
  zeroHits: number[],
  weights?: DecisionWeights,
): number[] {
  const asked = scored
    .filter(isAnswerable)
    .map(({ evidence }) => (evidence ? answerProbability(evidence, weights) : 0))
    .sort((a, b) => a - b);
  return zeroHits.map(
    (share) => asked[Math.min(asked.length - 1, Math.floor(share * asked.length))] ?? 0,
  );
}
