/**
 * How hard a request gets as its address exceeds what is usual. A step up the ladder multiplies
 * the address limit; above the last step, the address is stopped. The first costs a laptop a tenth
 * of a second and a cheap phone half of one; the last takes a laptop seven seconds.
 */
const ladder = [
  { share: 1, counters: 400 },
  { share: 2, counters: 1_600 },
  { share: 5, counters: 6_400 },
  { share: 10, counters: 25_600 },
] as const;

/** Index of the hardest level. */
export const topLevel = ladder.length - 1;

/** What a caller has solved: null for nothing. */
export type SolvedLevel = number | null;

/** How many requests of an address pass within the window, for somebody who solved `level`. */
export const allowanceFor = (limit: number, level: SolvedLevel): number =>
  limit * (ladder[level ?? 0]?.share ?? 1);

/** The level to be solved for the next request of an address that has made `count` in this window. */
export const levelFor = (limit: number, count: number): number => {
  const level = ladder.findIndex(({ share }) => count < limit * share);
  return level === -1 ? topLevel : level;
};

/** Solutions lie between half of this and this: the solver tries that many keys. */
export const countersOf = (level: number): number => ladder[level]?.counters ?? ladder[0].counters;
