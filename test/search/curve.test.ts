import { expect, test } from 'vitest';
import type { DecisionWeights, Evidence } from '#shared/search/decision.ts';
import { curveOf, thresholdsAt } from '../../scripts/lib/search-curve.ts';
import type { ScoredQuery } from '../../scripts/lib/search-scores.ts';

/** Evidence and weights by which `probabilityOf(0.3)` has the probability 0.3. */
const weights = { bias: 0, coverage: 1 } as DecisionWeights;
const evidenceOf = (probability: number) =>
  ({ coverage: Math.log(probability / (1 - probability)) }) as Evidence;

const scored = (probability: number | null, without?: number): ScoredQuery => ({
  phenomenon: 'exact',
  query: 'رمز',
  relevant: { a: 2 },
  wanted: ['a'],
  sure: [],
  near: [],
  scores: [],
  evidence: probability === null ? undefined : evidenceOf(probability),
  ...(without !== undefined && { without: { isSure: false, evidence: evidenceOf(without) } }),
  ms: 1,
});
const negative = (probability: number): ScoredQuery => ({
  ...scored(probability),
  phenomenon: 'negative',
});

test('a threshold refuses what is below it', () => {
  const all = [
    scored(0.9, 0.6),
    scored(0.4, 0.2),
    scored(null, 0.1),
    scored(0.7, 0.3),
    negative(0.2),
    negative(0.5),
  ];
  expect(curveOf(all, [0.15, 0.45, 0.8], weights)).toEqual([
    { threshold: 0.15, zeroHit: 0.25, noAnswer: 0, deletion: 0.75 },
    { threshold: 0.45, zeroHit: 0.5, noAnswer: 0.5, deletion: 0.25 },
    { threshold: 0.8, zeroHit: 0.75, noAnswer: 1, deletion: 0 },
  ]);
});

test('what was not tried has no share', () => {
  expect(curveOf([scored(0.9)], [0.5], weights)).toEqual([
    { threshold: 0.5, zeroHit: 0, noAnswer: null, deletion: null },
  ]);
});

test('at the threshold of a share, so many are refused', () => {
  const all = [0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95].map((one) => scored(one));
  const shares = [0, 0.1, 0.3, 1];
  const thresholds = thresholdsAt([...all, negative(0.01)], shares, weights);
  expect(thresholds.map((one) => Number(one.toFixed(6)))).toEqual([0.2, 0.3, 0.5, 0.95]);
  const refused = curveOf(all, thresholds, weights).map(({ zeroHit }) => zeroHit);
  expect(refused).toEqual([0, 0.1, 0.3, 0.9]);
});

test('thresholds of no queries are 0', () => {
  expect(thresholdsAt([], [0.1])).toEqual([0]);
});
