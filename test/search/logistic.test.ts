import { expect, test } from 'vitest';
import { type Example, fitLogistic } from '../../scripts/lib/logistic.ts';

const example = (isWanted: boolean, weight: number, ...values: number[]): Example => ({
  isWanted,
  weight,
  values,
});
const probability = ([slope = 0, bias = 0]: number[], value: number) =>
  1 / (1 + Math.exp(-(slope * value + bias)));

test('without a penalty, probabilities are the shares of the examples', () => {
  const examples = [
    example(true, 1, 10),
    example(false, 3, 10),
    example(true, 3, 30),
    example(false, 1, 30),
  ];
  const weights = fitLogistic(examples, 0);
  expect(weights).toHaveLength(2);
  expect(probability(weights, 10)).toBeCloseTo(0.25, 3);
  expect(probability(weights, 30)).toBeCloseTo(0.75, 3);
});

test('the scale of a value does not matter', () => {
  const at = (scale: number) =>
    fitLogistic([example(true, 1, scale), example(false, 1, 0), example(true, 1, 0)], 0.1);
  const [one, thousand] = [at(1), at(1000)];
  expect(thousand[0]! * 1000).toBeCloseTo(one[0]!, 6);
  expect(thousand[1]).toBeCloseTo(one[1]!, 6);
});

test('a penalty draws weights towards 0, but not the bias', () => {
  const examples = [example(true, 9, 1), example(false, 1, 0), example(true, 1, 0)];
  const [free, held] = [fitLogistic(examples, 0.01), fitLogistic(examples, 1)];
  expect(held[0]).toBeGreaterThan(0);
  expect(held[0]! * 5).toBeLessThan(free[0]!);
  expect(probability(held, 0)).toBeCloseTo(10 / 11, 1);
});

test('a value that is always the same weighs nothing', () => {
  const weights = fitLogistic([example(true, 1, 5, 1), example(false, 1, 5, 0)], 0.1);
  expect(weights[0]).toBe(0);
  expect(weights[1]).toBeGreaterThan(0);
});

test('the same examples give the same weights', () => {
  const examples = [example(true, 2, 1, 4), example(false, 1, 2, 3), example(true, 1, 0, 1)];
  expect(fitLogistic(examples, 0.1)).toEqual(fitLogistic(structuredClone(examples), 0.1));
});
