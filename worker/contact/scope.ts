import { hours } from '../foundation/ports/clock.ts';

/** Purpose of proofs that open a guest's request; stored in rows. */
export const filePurpose = 'file_ticket';

/** How long a browser may go on with a request that waits: the request itself is kept as long. */
export const waitingMs = hours(24);
