/** Events on the document to which the counting of searches listens, with what `detail` holds. */
export interface OutcomeEvents {
  /** Results are shown for this question. */
  'pasokh-results': string;
  /** A request was filed. */
  'pasokh-filed': null;
}
