import type { TicketState } from '../tickets.ts';

/** A request that resembles another and was answered. `at` is in epoch milliseconds. */
export type SimilarRequest = {
  code: string;
  title: string;
  state: TicketState;
  stateTitle: string;
  rating: number | null;
  /** The last answer of an agent. */
  answer: string;
  by: string | null;
  at: number;
};

/** What `GET /api/desk/tickets/<code>/similar` answers: a few, the best rated first. */
export type SimilarAnswer = { similar: SimilarRequest[] };
