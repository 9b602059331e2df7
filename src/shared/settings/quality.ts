import * as z from 'zod/mini';
import { ticketLimits } from '../fields/size-limits.ts';

const verdict = z.enum(['off', 'warn', 'refuse']);

/** What the form coach looks at, and whether it warns or refuses. It never changes what was typed. */
export const qualitySchema = z.strictObject({
  /** Titles of which nothing is left without greetings, the words around a noun and `emptyTitleWords`: «یک مشکل دارم». */
  emptyTitle: z._default(verdict, 'warn'),
  /** Words and phrases that say nothing in this organisation: سؤال، درخواست، پنل … */
  emptyTitleWords: z._default(z.array(z.string()), []),
  /** Runs of ؟؟ or !!. */
  repeatedMarks: z._default(verdict, 'warn'),
  /** Persian in Latin letters: pardakht nemishe. */
  finglish: z._default(verdict, 'warn'),
  /** A long text without spaces, or all in Latin letters. */
  gluedText: z._default(verdict, 'warn'),
  /** Slang and the spellings of the street, where formal Persian is wanted: «داداش پولمو خوردین». Only ever a hint. */
  formalLanguage: z.optional(z.enum(['off', 'warn'])),
  /** Fewer characters than this say too little. */
  minTitleLength: z._default(z.int().check(z.minimum(1), z.maximum(ticketLimits.title)), 4),
  minTextLength: z._default(z.int().check(z.minimum(1), z.maximum(ticketLimits.text)), 15),
});

/** What the form coach looks at, all filled in. */
export type Quality = z.infer<typeof qualitySchema>;
