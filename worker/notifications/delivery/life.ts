import { hours } from '../../foundation/ports/clock.ts';

/** No message waits longer for its next try. */
export const longestWaitMs: number = hours(1);
