// Written by `npm run search:train`, which says what they are fitted on.

/** Weights of the evidence in the decision between `sure` and `near`. */
export const decisionWeights = {
  bias: -2.91,
  coverage: 2.13,
  direct: 0.5,
  missingHere: -1.84,
  missingAnywhere: -1.02,
  missingWord: -1.32,
  foreign: -3.44,
  inTitle: 1.47,
  ofTitle: 2.68,
  words: 1.08,
  single: 0.87,
  untitled: 3.59,
};
