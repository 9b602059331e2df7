import { read, type Step, write } from '../../foundation/database/steps.ts';
import type { RequestContext } from '../../foundation/ports/services.ts';
import { endErased, mergeSegments, readErased, setErased } from './store-erased.ts';

/** Of the index at a time, each of 4 kB: a run takes about twenty milliseconds. */
const pagesPerRun = 200;

/** Takes the words that were erased out of the index too, some pages at each run, until none is left. */
export async function* forgettingErased({ db }: Pick<RequestContext, 'db'>): Step {
  const [[erased]] = yield* read([readErased(db)]);
  if (!erased) return;
  const { phase, structure } = erased;
  if (phase === 0) yield* write([mergeSegments(db, -pagesPerRun), setErased(db, 0, 1)]);
  else if (isMerging(structure)) yield* write([mergeSegments(db, pagesPerRun)]);
  else yield* write([phase === 1 ? endErased(db) : setErased(db, 2, 0)]);
}

/**
 * Whether a merge of segments is under way. The record is four bytes, then numbers: of levels, of segments, of writes; and
 * for each level how many of its segments are being merged, how many it has, and three for each (fts5_index.c).
 */
export function isMerging(structure: string): boolean {
  const numbers = numbersOf(structure.slice(8));
  let levels = numbers[0] ?? 0;
  for (let at = 3; levels > 0; levels--) {
    const [merging = 0, segments = 0] = numbers.slice(at, at + 2);
    if (merging > 0) return true;
    at += 2 + 3 * segments;
  }
  return false;
}

/** Seven bits a byte, the highest first; a byte below 128 ends a number. */
function numbersOf(hex: string): number[] {
  const numbers: number[] = [];
  let value = 0;
  for (let at = 0; at < hex.length; at += 2) {
    const byte = Number.parseInt(hex.slice(at, at + 2), 16);
    value = value * 128 + (byte & 127);
    if (byte >= 128) continue;
    numbers.push(value);
    value = 0;
  }
  return numbers;
}
