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
