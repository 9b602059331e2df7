/** Random numbers: the same ones for the same seed. */
export type SeededRandom = {
  /** A whole number below 2^32. */
  bits(): number;
  /** A whole number from 0 to below `count`. */
  below(count: number): number;
  /** True in this share of all calls. */
  is(share: number): boolean;
  /** One of these, all as likely. */
  of<Item>(items: readonly Item[]): Item;
};

/** A generator of its own for each seed (sfc32 of PractRand). */
export function seededRandom(seed: number): SeededRandom {
  let [a, b, c, count] = [0, seed >>> 0, 0x9e3779b9, 1];
  const bits = () => {
    const sum = (((a + b) | 0) + count) | 0;
    count = (count + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return sum >>> 0;
  };
  for (let i = 0; i < 16; i++) bits();
  const below = (most: number) => Math.floor((bits() / 2 ** 32) * most);
  return {
    bits,
    below,
    is: (share) => bits() < share * 2 ** 32,
    of: (items) => items[below(items.length)]!,
  };
}

const tableBits = 20;

/**
 * Ranks from 0 to below `count` in a table of 2^20 places: rank r fills as many of them as Zipf's law gives it,
 * 1 / (r + 1) of what rank 0 has, and at least one.
 */
export function zipfTable(count: number): Uint32Array {
  const weights = Array.from({ length: count }, (_, rank) => 1 / (rank + 1));
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  const places = 2 ** tableBits - count;
  const table = new Uint32Array(2 ** tableBits);
  let sum = 0;
  let from = 0;
  for (const [rank, weight] of weights.entries()) {
    sum += weight;
    const until = rank + 1 + Math.round((places * sum) / whole);
    table.fill(rank, from, until);
    from = until;
  }
  return table;
}

/** A rank of the table. */
export const pickRank = (table: Uint32Array, random: SeededRandom): number =>
  table[random.bits() >>> (32 - tableBits)]!;
