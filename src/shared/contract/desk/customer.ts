import * as z from 'zod/mini';
import { deskLimits } from '../../fields/size-limits.ts';
import type { TicketState } from '../tickets.ts';

// What a desk knows of the sender of a request besides that request.

/** Query of `GET /api/desk/tickets/<code>/customer`. */
export const customerCardQuery = z.strictObject({
  /** `next` of the page before. */
  after: z.optional(z.string().check(z.maxLength(deskLimits.cursor))),
});

/** Another request of the same sender. Instants are epoch milliseconds. */
export type EarlierRequest = {
  code: string;
  title: string;
  state: TicketState;
  stateTitle: string;
  department: string;
  createdAt: number;
  updatedAt: number;
  rating: number | null;
};

/** A note of a colleague on another request of the same sender. */
export type EarlierNote = {
  id: string;
  code: string;
  /** The agent's name. */
  by: string | null;
  at: number;
  text: string;
};

/**
 * What `GET /api/desk/tickets/<code>/customer` answers: requests of the same customer, or of the same unproven contact,
 * besides this one, last changed first. Those out of the agent's reach are counted and no more.
 */
export type CustomerCard = {
  now: number;
  /** Since when this is a customer; null for one who proved nothing. */
  since: number | null;
  requests: EarlierRequest[];
  /** The last ten of others in which the customer takes part; none on pages but the first. */
  joined: EarlierRequest[];
  /** `after` of the next page; null behind the last. */
  next: string | null;
  /** Null on pages but the first; each number ends at 1000. */
  totals: {
    within: number;
    elsewhere: number;
    rated: number;
    /** 1 to 5; null where nothing was rated. */
    averageRating: number | null;
  } | null;
  /** The newest three; none on pages but the first. */
  notes: EarlierNote[];
};
