/** One example of a logistic regression. */
export interface Example {
  values: number[];
  /** Whether it is one of those to find. */
  isWanted: boolean;
  /** How much it counts. */
  weight: number;
}

const rounds = 4000;
const rate = 0.5;

/**
 * Weights of a logistic model, the bias last, by gradient descent on values that are brought to one scale. `penalty` draws
 * the weights towards 0; from 4 on they would swing out. The same examples give the same weights.
 */
export function fitLogistic(examples: Example[], penalty: number): number[] {
  const size = examples[0]!.values.length;
  const places = Array.from({ length: size }, (_, at) => at);
  const total = examples.reduce((sum, { weight }) => sum + weight, 0);
  const mean = places.map(
    (at) => examples.reduce((sum, { values }) => sum + values[at]!, 0) / examples.length,
  );
  const spread = places.map((at) => {
    const square = (sum: number, { values }: Example) => sum + (values[at]! - mean[at]!) ** 2;
    return Math.sqrt(examples.reduce(square, 0) / examples.length) || 1;
  });
  const scaled = examples.map(({ values }) =>
    values.map((value, at) => (value - mean[at]!) / spread[at]!),
  );
  const weights = places.map(() => 0);
  let bias = 0;
  for (let round = 0; round < rounds; round++) {
    const slope = weights.map((weight) => -penalty * weight);
    let biasSlope = 0;
    for (const [at, { isWanted, weight }] of examples.entries()) {
      const row = scaled[at]!;
      const sum = row.reduce((all, value, place) => all + value * weights[place]!, bias);
      const error = ((+isWanted - 1 / (1 + Math.exp(-sum))) * weight) / total;
      for (const place of places) slope[place]! += error * row[place]!;
      biasSlope += error;
    }
    for (const place of places) weights[place]! += rate * slope[place]!;
    bias += rate * biasSlope;
  }
  const unscaled = weights.map((weight, at) => weight / spread[at]!);
  return [...unscaled, bias - unscaled.reduce((sum, weight, at) => sum + weight * mean[at]!, 0)];
}
