import * as z from 'zod/mini';
import { idSchema, lineSchema } from './parts.ts';

/**
 * A step of a request type's own course, such as «پذیرفته شد»: agents move requests from one to another,
 * customers follow it. Requests begin at the first.
 */
export const stageSchema = z.strictObject({
  id: idSchema,
  title: lineSchema,
  /** What the customer reads while the request stands here. */
  next: z.optional(lineSchema),
  /** A key of `promises`: by when a later stage is reached, counted from the moment this one is. */
  promise: z.optional(idSchema),
  /** The stage that is promised; the next of the course where it is left out. */
  until: z.optional(idSchema),
  /** A key of `calendars` that this promise is counted in; the department's where it is left out. */
  calendar: z.optional(idSchema),
  /** Whether reaching it answers the request: then nothing is owed but what the stage promises. */
  answers: z._default(z.boolean(), false),
  /** Off the course, shown once it is reached: «پذیرفته نشد». */
  aside: z._default(z.boolean(), false),
});
