// Written by `npm run search:train`, which says what they are fitted on.

/** Weights of the evidence in the decision between `sure` and `near`. */
export const decisionWeights = {
  bias: -1.81,
  coverage: 1.9,
  direct: 0.55,
  missingHere: -1.4,
  missingAnywhere: -0.94,
  missingWord: -0.46,
  foreign: -1.52,
  inTitle: 1.43,
  ofTitle: 2.25,
  clause: 1.66,
  words: 0.65,
  single: 0.4,
  untitled: 2.96,
};
