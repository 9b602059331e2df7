import * as z from 'zod/mini';
import { lineSchema } from './parts.ts';
import { replyChannelSchema } from './reply-channels.ts';

/** How the contact form leads through its steps. */
export const contactSchema = z.strictObject({
  /**
   * What is asked first: the `topic`, or how the `answer` is to come; then `/contact/` asks it before it lists the
   * topics, and each form shows its three steps in that order.
   */
  first: z._default(z.enum(['topic', 'answer']), 'topic'),
  /** How customers say where they hear of answers: they `choose` among the reply channels, or `tick` one box for the first. */
  notify: z._default(z.enum(['choose', 'tick']), 'choose'),
  /** The organisation's own words for reply channels; the product's where they are left out. */
  words: z._default(
    z.partialRecord(replyChannelSchema, z.strictObject({ label: lineSchema, hint: lineSchema })),
    {},
  ),
});

/** How the contact form leads through its steps, all filled in. */
export type ContactSettings = z.infer<typeof contactSchema>;
