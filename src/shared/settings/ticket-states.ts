/** Every state of a ticket, in their order. */
export const ticketStates = [
  'unconfirmed',
  'waiting',
  'in_review',
  'answered',
  'closed',
  'expired',
] as const;
/** State of a ticket; `unconfirmed` and `expired` never reach the desk. */
export type TicketState = (typeof ticketStates)[number];

/** The organisation's own words for states; the product's where they are left out. */
export type OwnStateWords = Readonly<Partial<Record<TicketState, string>>>;
