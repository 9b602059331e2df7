// Letters that sound alike or lie side by side are confused more often than others, so they cost less.
const costs = new Map<string, number>();
for (const [cost, groups] of [
  [
    0.9,
    'سصث زذضظ تط هح قغ اع کگ یئ پب چج خح فق دذ رز شس بی ثق لا تا نت من کم گچ طظ رذ وپ عغ نم کج حخ ژز',
  ],
  [0.5, 'سصث زذضظ تط هح قغ'],
] as const) {
  for (const group of groups.split(' ')) {
    for (const one of group) for (const other of group) costs.set(one + other, cost);
  }
}

/**
 * Weighted edit distance with swaps of neighbours: 1 for a common slip, a little more for an unlikely one, half for
 * letters that sound alike. Returns Infinity as soon as it must exceed `limit`.
 */
export function editDistance(typed: string, word: string, limit: number): number {
  const width = word.length + 1;
  if (Math.abs(typed.length - word.length) > limit) return Number.POSITIVE_INFINITY;
  let before: number[] = [];
  let row = Array.from({ length: width }, (_, at) => at);
  for (let i = 1; i <= typed.length; i++) {
    const next = [i];
    let least = i;
    for (let j = 1; j < width; j++) {
      const a = typed[i - 1]!;
      const b = word[j - 1]!;
      let cost = Math.min(row[j - 1]! + changeCost(a, b), row[j]! + 1, next[j - 1]! + 1);
      if (i > 1 && j > 1 && a !== b && a === word[j - 2] && b === typed[i - 2]) {
        cost = Math.min(cost, before[j - 2]! + 0.9);
      }
      next.push(cost);
      if (cost < least) least = cost;
    }
    if (least > limit) return Number.POSITIVE_INFINITY;
    before = row;
    row = next;
  }
  return row[width - 1]! <= limit ? row[width - 1]! : Number.POSITIVE_INFINITY;
}

function changeCost(a: string, b: string): number {
  return a === b ? 0 : (costs.get(a + b) ?? 1.1);
}

/** Which letters a word has, as bits: two words n edits apart differ in at most 2n bits. */
export function letterBits(word: string): number {
  let bits = 0;
  for (let at = 0; at < word.length; at++) bits |= 1 << ((word.charCodeAt(at) * 7) % 31);
  return bits;
}
