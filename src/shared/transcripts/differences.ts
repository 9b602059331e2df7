// Which words of the signed data a page shows otherwise. Words of the page itself are not given out:
// nobody should read them as ours.
import type { Token } from './markup.ts';

/** A text that a page should show; the words from `from` up to, not including, `to` are not there as signed. */
export type Difference = { words: readonly string[]; from: number; to: number };

/** The words of a text, as browsers show them: they draw a form feed without width, which joins words. */
export const wordsOf = (text: string): string[] => text.split(/[ \t\n]+/).filter(Boolean);

/** What of the expected texts is shown otherwise, in time linear to their length. */
export function differingTexts(expected: readonly Token[], shown: readonly Token[]): Difference[] {
  const [ours, theirs] = [textsOf(expected), textsOf(shown)];
  const { from, to } = differingRange(
    ours.map((words) => words.join(' ')),
    theirs.map((words) => words.join(' ')),
  );
  const lost = ours.slice(from, to);
  const found = theirs.slice(from, to + theirs.length - ours.length);
  // One text may be found in pieces, where an element was put into it.
  const instead = lost.length === 1 ? [found.flat()] : found;
  if (lost.length !== instead.length)
    return lost.map((words) => ({ words, from: 0, to: words.length }));
  return lost.flatMap((words, index) => {
    const range = differingRange(words, instead[index] ?? []);
    return words.join(' ') === instead[index]?.join(' ')
      ? []
      : [{ words, ...widened(range, words) }];
  });
}

/** Where a page put something between words, the words beside it count as different. */
const widened = ({ from, to }: { from: number; to: number }, words: readonly string[]) =>
  from < to ? { from, to } : { from: Math.max(0, from - 1), to: Math.min(words.length, to + 1) };

const textsOf = (tokens: readonly Token[]): string[][] =>
  tokens
    .filter(({ kind }) => kind === 'text' || kind === 'foreign')
    .map(({ value }) => wordsOf(value));

/** The part of `ours` without what it begins and ends with in common with `theirs`. */
function differingRange(ours: readonly string[], theirs: readonly string[]) {
  const shorter = Math.min(ours.length, theirs.length);
  let from = 0;
  while (from < shorter && ours[from] === theirs[from]) from += 1;
  let same = 0;
  while (same < shorter - from && ours.at(-1 - same) === theirs.at(-1 - same)) same += 1;
  return { from, to: ours.length - same };
}

/** The words of a field that a page shows otherwise; null for none. A page may put more before or after a field. */
export function rangeOf(
  field: readonly string[],
  differences: readonly Difference[],
): { from: number; to: number } | null {
  for (const { words, from, to } of differences)
    for (const start of [0, words.length - field.length]) {
      if (start < 0 || field.some((word, at) => words[start + at] !== word)) continue;
      const range = { from: Math.max(0, from - start), to: Math.min(field.length, to - start) };
      if (range.from < range.to) return range;
    }
  return null;
}
