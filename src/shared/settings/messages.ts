import * as z from 'zod/mini';
import { lineSchema } from './parts.ts';

/**
 * The text of one message. Placeholders stand in braces: `{code}`. Which message has which
 * placeholders is said by each feature's `messages.ts` and checked at start.
 */
export const messageSchema = z.strictObject({
  sms: z.optional(
    z.strictObject({
      text: z.string().check(z.minLength(1), z.maxLength(900)),
      /** Approved pattern per provider, and which of its values is which placeholder. */
      patterns: z._default(
        z.record(
          z.enum(['kavenegar', 'smsir', 'melipayamak']),
          z.optional(
            z.strictObject({ name: lineSchema, values: z.record(z.string(), z.string()) }),
          ),
        ),
        {} as never,
      ),
    }),
  ),
  email: z.optional(
    z.strictObject({
      subject: lineSchema,
      text: z.string().check(z.minLength(1), z.maxLength(4000)),
    }),
  ),
});

export const messagesSchema = z.record(z.string(), messageSchema);

export type MessageTemplate = z.infer<typeof messageSchema>;
