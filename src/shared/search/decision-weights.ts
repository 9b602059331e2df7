// Written by `npm run search:train`, which says what they are fitted on.

/** Weights of the evidence in the decision between `sure` and `near`. */
export const decisionWeights = {
  bias: -1.92,
  coverage: 1.77,
  directWeight: 1.01,
  missingHere: -1.38,
  missingAnywhere: -1.35,
  missingWord: -0.74,
  foreign: -2.04,
  inTitle: 1.4,
  ofTitle: 2.27,
  pairs: 0.65,
  clause: 2.82,
  words: 0.16,
  single: 0.5,
  untitled: 2.82,
};
