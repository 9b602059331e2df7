import * as z from 'zod/mini';
import { inputLimits } from '../fields/size-limits.ts';

/** A search that found no answer. Who searched is nowhere in it. */
export const searchMissInput = z.strictObject({
  query: z.string().check(z.minLength(1), z.maxLength(inputLimits.search)),
});

interface SearchMiss {
  query: string;
  /** The week's first day, a Saturday in Tehran, as a Jalali date. */
  week: string;
  count: number;
}

/** Searches without an answer, the latest week first and the most frequent first within it. */
export interface SearchMissesAnswer {
  misses: SearchMiss[];
}
