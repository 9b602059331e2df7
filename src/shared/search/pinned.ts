// Pinned answers: queries for which editors chose the article. The index has them as numbers, so that they cost no letters
// of its alphabet and nothing where there are none.

import { splitWords } from '../persian/words.ts';
import type { ByteReader, ByteWriter } from './bytes.ts';
import { checksum } from './file-format.ts';
import type { Candidate } from './rank.ts';
import type { SearchArticle } from './types.ts';

/** Numbers of articles by the checksum of their pinned query. */
export type Pins = ReadonlyMap<number, number>;

/**
 * A query as pins compare it: its words folded and joined, so that spaces, half-spaces, punctuation and kinds of
 * letters and digits do not matter. Empty where the text has no word.
 */
export const foldPinned = (text: string): string =>
  splitWords(text)
    .map(({ form }) => form)
    .join('');

const keyOf = (text: string): number => checksum(new TextEncoder().encode(foldPinned(text)));

/** Writes the pins of all articles at the end of the first file of an index; writes nothing where there are none. */
export function writePins(out: ByteWriter, articles: readonly SearchArticle[]): void {
  for (const [doc, { pinned = [] }] of articles.entries()) {
    for (const query of pinned) {
      out.number(keyOf(query));
      out.number(doc);
    }
  }
}

/** Reads what `writePins` wrote, up to the end of the bytes. @throws IndexFault where a pin is cut short. */
export function readPins(from: ByteReader): Pins {
  const pins = new Map<number, number>();
  while (!from.isAtEnd) pins.set(from.number(), from.number());
  return pins;
}

/** The number of the article that is pinned for this query, if one is. */
export const pinnedDoc = (pins: Pins, query: string): number | undefined =>
  pins.size > 0 ? pins.get(keyOf(query)) : undefined;

/** The same candidates with the pinned article as the first; alone where none of the others is an answer. */
export function withPinnedFirst(
  candidates: readonly Candidate[],
  doc: number,
  isAnswered: boolean,
): Candidate[] {
  const score = Math.max(1, candidates[0]?.score ?? 0);
  const others = isAnswered ? candidates.filter((candidate) => candidate.doc !== doc) : [];
  return [{ doc, score }, ...others];
}
