/** A mutant that changes nothing that anybody can see, and why. */
export type Equivalent = { file: string; removed: string; reason: string };

export const equivalents: readonly Equivalent[] = [
  {
    file: 'worker/transcripts/store.ts',
    removed: 'other.chain_position IS NOT NULL',
    reason: 'what is not chained has no link and sorts last: without a chain both answer NULL',
  },
  {
    file: 'worker/transcripts/store.ts',
    removed: 'messages.link IS NULL',
    reason:
      'who chained the message meanwhile has moved the end, which the next condition compares',
  },
];
