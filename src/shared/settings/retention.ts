import * as z from 'zod/mini';
import { dayCountSchema } from './parts.ts';

const dayCount = (value: number) => z._default(dayCountSchema, value);

/** How long things are kept, in days. The privacy page prints these. */
export const retentionSchema = z.strictObject({
  /** A closed ticket's text. */
  closedTickets: dayCount(730),
  attachments: dayCount(365),
  /** Identity documents and other files marked sensitive. */
  sensitiveAttachments: dayCount(30),
  /** What was sent to whom, without the text. */
  sentMessages: dayCount(90),
  /** Counts of searches: those that found nothing, and how others ended. */
  searchMisses: dayCount(90),
  /** What readers said of articles. */
  feedback: dayCount(365),
});
