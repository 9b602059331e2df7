import * as z from 'zod/mini';
import { inputLimits } from '../../fields/size-limits.ts';
import { idText } from './ids.ts';

/** Shows one Sheba of a ticket's facts in full, or the one before a change; that is recorded. */
export const fullFactInput = z.strictObject({
  field: idText,
  /** The row of the history that has the value of before. */
  entry: z.optional(z.string().check(z.maxLength(inputLimits.messageId))),
});

/** What reading a fact or a mobile number in full answers. */
export type FullAnswer = { value: string };

/**
 * What agents read in full and which lists they took out, the newest first: who, when, and of which request; null where it
 * was a list. Instants are epoch milliseconds.
 */
export type SensitiveReadsAnswer = {
  reads: { id: string; at: number; agent: string; code: string | null; field: string }[];
  now: number;
};
