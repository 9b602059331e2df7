// Written by `npm run search:train`, which says what they are fitted on.

/** Weights of the evidence in the decision between `sure` and `near`. */
export const decisionWeights = {
  bias: -1.82,
  coverage: 1.65,
  directWeight: 1.01,
  missingHere: -1.31,
  missingAnywhere: -1.22,
  missingWord: -0.67,
  foreign: -1.89,
  inTitle: 1.42,
  ofTitle: 2.24,
  pairs: 0.56,
  clause: 2.08,
  words: 0.24,
  single: 0.53,
  untitled: 2.89,
};
