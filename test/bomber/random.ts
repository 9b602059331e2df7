/** A source of chance that gives the same again for the same seed (mulberry32). */
export type SeededRandom = ReturnType<typeof seededRandom>;

/** @param seed any whole number */
export function seededRandom(seed: number) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    /** A whole number from 0 to `below` - 1. */
    below: (below: number) => Math.floor(next() * below),
    /** Six digits, as of a guessed code. */
    code: () => String(Math.floor(next() * 1_000_000)).padStart(6, '0'),
    /** One of them. */
    pick: <T>(from: readonly T[]): T => from[Math.floor(next() * from.length)] as T,
  };
}
