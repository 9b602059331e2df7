import * as z from 'zod/mini';
import { settingsLimits } from '../fields/size-limits.ts';
import { lineSchema } from './parts.ts';

/**
 * The text of one message. Placeholders are in braces: `{code}`. Which message has which
 * placeholders is said by each feature's `messages.ts` and checked at start.
 */
const messageSchema = z.strictObject({
  sms: z.optional(
    z.strictObject({
      text: z.string().check(z.minLength(1), z.maxLength(settingsLimits.smsText)),
      /** Approved pattern per provider, and which of its values is which placeholder. */
      patterns: z._default(
        z.partialRecord(
          z.enum(['kavenegar', 'smsir', 'melipayamak']),
          z.strictObject({ name: lineSchema, values: z.record(z.string(), z.string()) }),
        ),
        {},
      ),
    }),
  ),
  email: z.optional(
    z.strictObject({
      subject: lineSchema,
      text: z.string().check(z.minLength(1), z.maxLength(settingsLimits.emailText)),
    }),
  ),
});

/** Message texts by the message's name; only those an organisation writes itself. */
export const messagesSchema = z.record(z.string(), messageSchema);

/** The texts of one message, by channel. */
export type MessageTemplate = z.infer<typeof messageSchema>;
