import * as z from 'zod/mini';

/** How the desk works. */
export const deskSchema = z.strictObject({
  /** Who answers a request that nobody has gets it. */
  assignOnReply: z._default(z.boolean(), true),
  snooze: z._default(
    z.strictObject({
      /**
       * What becomes of the promise while a request is put off: `runs` keeps its instant; `pauses` stops it, and it
       * goes on with the working time that it had left.
       */
      promise: z._default(z.enum(['runs', 'pauses']), 'runs'),
    }),
    { promise: 'runs' },
  ),
});
