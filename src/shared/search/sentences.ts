import type { Mark } from './types.ts';

/** Stands between two cells of a table in the text of an article, and nowhere else in it. */
export const cellEnd = '\t';

/**
 * For each sentence of a text the range that begins with it and takes in what follows while all fits `length`
 * characters; no range is longer than twice that. None holds rows of a table and other text.
 */
export function* sentencesOf(text: string, length: number): Generator<Mark> {
  const ends = [...text.matchAll(/[.!?؟\n؛]+[»”)]*\s*/gu)].map((end) => end.index + end[0].length);
  if (ends.at(-1) !== text.length) ends.push(text.length);
  const starts = [0, ...ends.slice(0, -1)];
  const areRows = starts.map((start, at) => isRow(text, [start, ends[at]!]));
  for (const [at, start] of starts.entries()) {
    let end = ends[at]!;
    for (let next = at + 1; ends[next]! - start <= length && areRows[next] === areRows[at]; next++)
      end = ends[next]!;
    yield [start, end - start > 2 * length ? wordEnd(text, start, start + 2 * length) : end];
  }
}

/** Where the last word ends that stands whole before `end`; `end` itself where the text has no space to end at. */
function wordEnd(text: string, start: number, end: number): number {
  for (let at = end; at > start; at--) if (/\s/.test(text[at]!)) return at;
  return end;
}

/** The first of these ranges that shows no row of a table; undefined where a text has nothing else. */
export function firstProse(text: string, length: number): Mark | undefined {
  for (const range of sentencesOf(text, length)) if (!isRow(text, range)) return range;
  return undefined;
}

/** Whether a range of a text shows cells of a table. */
export const isRow = (text: string, [from, to]: Readonly<Mark>): boolean =>
  text.slice(from, to).includes(cellEnd);
