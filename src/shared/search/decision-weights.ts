// Written by `npm run search:train`, which says what they are fitted on.

/** Weights of the evidence in the decision between `sure` and `near`. */
export const decisionWeights = {
  bias: -2.19,
  coverage: 1.98,
  directWeight: 0.72,
  missingHere: -1.32,
  missingAnywhere: -1.74,
  missingWord: -0.84,
  foreign: -1.88,
  inTitle: 0.77,
  ofTitle: 1.74,
  ofTitlePerWord: 2.93,
  lead: 1.96,
  titleLead: 1.31,
  clause: 2.36,
  words: 0.38,
  asksKind: 0.23,
  otherKind: -0.45,
  untitled: 2.86,
};
