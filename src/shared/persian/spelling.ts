// Letters that sound alike or lie side by side are confused more often than others, so they cost less.
const soundAlike = 'سصث زذضظ تط هح قغ'.split(' ');
const costs = new Map<number, number>();
/** Two letters as one number: letters of the Persian script are below 2^11, no code unit is above 2^16. */
const pairOf = (a: number, b: number) => a * 65536 + b;
for (const [cost, groups] of [
  [0.9, 'اع کگ یئ پب چج خح فق دذ رز شس بی ثق لا تا نت من کم گچ طظ رذ وپ عغ نم کج حخ ژز'.split(' ')],
  [0.5, soundAlike],
] as const) {
  for (const group of groups) {
    for (const one of group) {
      for (const other of group) costs.set(pairOf(one.charCodeAt(0), other.charCodeAt(0)), cost);
    }
  }
}

// Rows of the table that a distance needs, used again by each call.
let [before, row, next]: [number[], number[], number[]] = [[], [], []];

/**
 * Weighted edit distance with swaps of neighbours: 1 for a common slip, a little more for an unlikely one, half for
 * letters that sound alike. Returns Infinity as soon as it must exceed `limit`.
 */
export function editDistance(typed: string, word: string, limit: number): number {
  const width = word.length;
  if (Math.abs(typed.length - width) > limit) return Number.POSITIVE_INFINITY;
  // A letter more or less costs 1, so cells that are farther from the diagonal exceed the limit.
  const band = Math.floor(limit);
  for (let j = 0; j <= width; j++) row[j] = j;
  for (let i = 1; i <= typed.length; i++) {
    const a = typed.charCodeAt(i - 1);
    const first = Math.max(1, i - band);
    const last = Math.min(width, i + band);
    next[first - 1] = first > 1 ? Number.POSITIVE_INFINITY : i;
    let least = next[first - 1]!;
    for (let j = first; j <= last; j++) {
      const b = word.charCodeAt(j - 1);
      const isSwap = i > 1 && j > 1 && a !== b && a === word.charCodeAt(j - 2);
      let cost = Math.min(row[j - 1]! + changeCost(a, b), row[j]! + 1, next[j - 1]! + 1);
      if (isSwap && b === typed.charCodeAt(i - 2)) cost = Math.min(cost, before[j - 2]! + 0.9);
      next[j] = cost;
      if (cost < least) least = cost;
    }
    if (least > limit) return Number.POSITIVE_INFINITY;
    next[last + 1] = Number.POSITIVE_INFINITY;
    [before, row, next] = [row, next, before];
  }
  return row[width]! <= limit ? row[width]! : Number.POSITIVE_INFINITY;
}

function changeCost(a: number, b: number): number {
  return a === b ? 0 : (costs.get(pairOf(a, b)) ?? 1.1);
}

const firstAlike = new Map<number, number>();
for (const group of soundAlike) {
  for (const letter of group) firstAlike.set(letter.charCodeAt(0), group.charCodeAt(0));
}

/** Which letters a word has, as bits; letters that sound alike have one. */
export function letterBits(word: string): number {
  let bits = 0;
  for (let at = 0; at < word.length; at++) {
    const code = word.charCodeAt(at);
    bits |= 1 << (firstAlike.get(code) ?? code);
  }
  return bits;
}

/**
 * Whether two words can be within an edit distance, by their bits and how many letters one has more. Each of these costs 1
 * and changes a bit; another letter that sounds differently costs 0.9, less what rounding takes, and changes two.
 */
export function canBeWithin(distance: number, more: number, bits: number, other: number): boolean {
  let left = bits ^ other;
  let most = more + 2 * Math.floor((distance - more) / 0.89);
  for (; left !== 0 && most >= 0; most--) left &= left - 1;
  return most >= 0;
}
