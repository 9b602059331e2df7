import type { Mark } from './types.ts';

/**
 * For each sentence of a text the range that begins with it and takes in what follows while all fits `length`
 * characters; no range is longer than twice that.
 */
export function* sentencesOf(text: string, length: number): Generator<Mark> {
  const ends = [...text.matchAll(/[.!?؟\n؛]+[»”)]*\s*/gu)].map((end) => end.index + end[0].length);
  if (ends.at(-1) !== text.length) ends.push(text.length);
  const starts = [0, ...ends.slice(0, -1)];
  for (const [at, start] of starts.entries()) {
    let end = ends[at]!;
    for (let next = at + 1; ends[next]! - start <= length; next++) end = ends[next]!;
    yield [start, Math.min(end, start + 2 * length)];
  }
}
