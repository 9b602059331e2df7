import { answerProbability, type DecisionWeights, type Evidence } from '#shared/search/decision.ts';
import { isAnswerable, type ScoredQuery } from './search-scores.ts';

/** What a threshold would come to; shares as in `Summary`, null where nothing of the kind was asked. */
interface CurvePoint {
  threshold: number;
  zeroHit: number | null;
  noAnswer: number | null;
  deletion: number | null;
}

/** The probability of what was found, 0 where nothing was. */
const probabilityBy =
  (weights?: DecisionWeights) =>
  ({ evidence }: { evidence: Evidence | undefined }): number =>
    evidence ? answerProbability(evidence, weights) : 0;

/** The decision at each of these thresholds. */
export function curveOf(
  scored: ScoredQuery[],
  thresholds: number[],
  weights?: DecisionWeights,
): CurvePoint[] {
  const probability = probabilityBy(weights);
  const answerable = scored.filter(isAnswerable);
  const asked = answerable.map(probability);
  const negative = scored.filter((one) => !isAnswerable(one)).map(probability);
  const without = answerable.flatMap(({ without }) => (without ? [probability(without)] : []));
  const share = (all: number[], fits: (one: number) => boolean) =>
    all.length > 0 ? all.filter(fits).length / all.length : null;
  return thresholds.map((threshold) => ({
    threshold,
    zeroHit: share(asked, (one) => one < threshold),
    noAnswer: share(negative, (one) => one < threshold),
    deletion: share(without, (one) => one >= threshold),
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
    .map(probabilityBy(weights))
    .sort((a, b) => a - b);
  return zeroHits.map(
    (share) => asked[Math.min(asked.length - 1, Math.floor(share * asked.length))] ?? 0,
  );
}
