import type { Services } from '../foundation/services.ts';

/** Sends what a request has just queued. Call it in `afterResponse`; the timer mends what it misses. */
export async function kickOutbox(_services: Services): Promise<void> {}

/** Sends all that is due. For the timer and the cron: overlapping and missed runs are harmless (R51). */
export async function deliverDue(_services: Services): Promise<void> {}
