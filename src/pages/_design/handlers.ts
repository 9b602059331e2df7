// Handlers that components of the catalogue get, which nothing calls or nothing follows from.
import type { Perform } from '../../desk/thread/use-thread.browser.ts';

/** Does nothing. */
export const nothing = () => {};

/** Ends at once, and nothing follows. */
export const done = async () => {};

/** Ends never, as an answer that is on its way. */
export const never = () => new Promise<never>(() => {});

/** Acts that the server refuses. */
export const perform: Perform = async () => 'این کار انجام نشد.';
