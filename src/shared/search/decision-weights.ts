// Written by `npm run search:train`, which says what they are fitted on.

/** Weights of the evidence in the decision between `sure` and `near`. */
export const decisionWeights = {
  bias: -2.99,
  coverage: 2.61,
  direct: 0.37,
  missingHere: -1.79,
  missingAnywhere: -1.86,
  missingWord: -1.12,
  foreign: -3.26,
  inTitle: 1.41,
  ofTitle: 2.74,
  clause: 2.79,
  words: 0.78,
  single: 0.65,
  untitled: 3.59,
};
