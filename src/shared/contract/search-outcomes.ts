import * as z from 'zod/mini';
import { inputLimits } from '../fields/size-limits.ts';

/** How a search ended. Who searched is nowhere in it. */
export const searchOutcomeInput = z.strictObject({
  query: z.string().check(z.minLength(1), z.maxLength(inputLimits.search)),
  /** The path of the result that was opened; absent where none was. */
  opened: z.optional(z.string().check(z.maxLength(300))),
  /** A request was filed after it. */
  asked: z.optional(z.literal(true)),
});

/** A report of it that was checked. */
export type SearchOutcomeInput = z.infer<typeof searchOutcomeInput>;
