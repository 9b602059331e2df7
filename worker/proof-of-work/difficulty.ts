// How hard the work is. One derivation takes 0.2 ms on a server's core and 1.2 ms on a phone that is six times slower,
// whose times are named here; whoever has two cores for ten minutes makes six million of them.

/**
 * Derivations of each level. The first takes such a phone a second, the fourth above it ten, and the last
 * two minutes.
 */
const derivations = [750, 1_600, 3_200, 5_400, 8_200, 16_000, 32_000, 64_000, 96_000] as const;

/** What a caller has solved: null for nothing. */
export type SolvedLevel = number | null;

/** How many keys a solver of this level derives. */
export const derivationsOf = (level: number): number => derivations[level] ?? derivations[8];

/**
 * Where the level rises, as multiples of what is usual. What others do, to one prefix or in all, never makes
 * anybody wait for more than ten seconds.
 */
export const stepsOfOthers = [1, 1.25, 1.5, 2] as const;

/** The same for what comes from the requester's own network, up to the hardest level, whose index is their number. */
export const stepsOfNetwork = [1, 1.2, 1.4, 1.6, 1.8, 2, 2.25, 2.5] as const;
