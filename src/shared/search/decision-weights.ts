// Written by `npm run search:train`, which says what they are fitted on.

/** Weights of the evidence in the decision between `sure` and `near`. */
export const decisionWeights = {
  bias: -1.95,
  coverage: 1.77,
  directWeight: 1.01,
  missingHere: -1.35,
  missingAnywhere: -1.39,
  missingWord: -0.73,
  foreign: -1.99,
  inTitle: 1.42,
  ofTitle: 2.28,
  pairs: 0.63,
  clause: 2.33,
  words: 0.19,
  single: 0.49,
  untitled: 2.84,
};
