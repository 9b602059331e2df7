// Written by `npm run search:train`, which says what they are fitted on.

/** Weights of the evidence in the decision between `sure` and `near`. */
export const decisionWeights = {
  bias: -2.82,
  coverage: 2.05,
  direct: 0.49,
  missingHere: -2.16,
  missingAnywhere: -0.76,
  missingWord: -1.25,
  foreign: -3.68,
  inTitle: 1.61,
  ofTitle: 2.56,
  words: 1.08,
  single: 0.82,
  untitled: 3.56,
};
