import * as z from 'zod/mini';
import { idText } from './ids.ts';

/** Shows one Sheba of a ticket's facts in full; that is recorded. */
export const fullFactInput = z.strictObject({ field: idText });

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
