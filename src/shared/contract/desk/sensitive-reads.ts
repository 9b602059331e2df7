import * as z from 'zod/mini';
import { idText } from './ids.ts';

/** Shows one Sheba of a ticket's facts in full; that is recorded. */
export const fullFactInput = z.strictObject({ field: idText });

/** What reading a fact or a mobile number in full answers. */
export type FullAnswer = { value: string };

/** Readings of what threads show in part, the newest first: who read what of which request. Instants are epoch milliseconds. */
export type SensitiveReadsAnswer = {
  reads: { id: string; at: number; agent: string; code: string | null; field: string }[];
  now: number;
};
