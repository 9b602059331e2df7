/** Whether a text has the two letters or digits from which on it is searched; before, the most asked questions are shown. */
export const hasQuestion = (text: string): boolean =>
  (text.match(/(?!\p{DI})[\p{L}\p{N}]/gu)?.length ?? 0) > 1;
