import type { TicketState } from '#shared/contract/tickets.ts';
import type { ActorKind } from '../schema.ts';

/** Who may make a move, and from where to where. */
export type MoveRule = {
  by: ActorKind;
  from: readonly TicketState[];
  to: TicketState;
  /** It takes a merged ticket apart again; any other move is refused to one. */
  ofMerged?: true;
};

/**
 * Every way a ticket goes from one state to another, and who may take it there. What is not in
 * this table cannot happen (R38).
 */
export const moves = {
  /** The sender proved that the phone or mailbox is its own. */
  confirm: { by: 'customer', from: ['unconfirmed'], to: 'waiting' },
  /** The sender files it without a proof, where its type lets the unproven in. */
  file_unproven: { by: 'customer', from: ['unconfirmed'], to: 'waiting' },
  /** Nobody proved anything for 24 hours. */
  expire: { by: 'system', from: ['unconfirmed'], to: 'expired' },
  open: { by: 'agent', from: ['waiting'], to: 'in_review' },
  route: { by: 'agent', from: ['waiting', 'in_review', 'answered'], to: 'in_review' },
  /** A reply implies having opened. */
  answer: { by: 'agent', from: ['waiting', 'in_review', 'answered'], to: 'answered' },
  close: { by: 'agent', from: ['waiting', 'in_review', 'answered'], to: 'closed' },
  /** Its thread goes on in another request of the same customer. */
  merge: { by: 'agent', from: ['waiting', 'in_review', 'answered'], to: 'closed' },
  /** A request that still waits for an answer was merged into this one. */
  take_in: { by: 'agent', from: ['answered'], to: 'in_review' },
  /** A merged request goes on by itself again, in the state that it had. */
  part_waiting: { by: 'agent', from: ['closed'], to: 'waiting', ofMerged: true },
  part_in_review: { by: 'agent', from: ['closed'], to: 'in_review', ofMerged: true },
  part_answered: { by: 'agent', from: ['closed'], to: 'answered', ofMerged: true },
  /** The customer has more to say after an answer. */
  write: { by: 'customer', from: ['answered'], to: 'waiting' },
  /** The same within the reopening window. */
  reopen: { by: 'customer', from: ['closed'], to: 'waiting' },
  /** An agent takes a closed one up again. */
  reopen_by_agent: { by: 'agent', from: ['closed'], to: 'in_review' },
  /** «حل شد» */
  solve: { by: 'customer', from: ['waiting', 'in_review', 'answered'], to: 'closed' },
  /** Nobody wrote for the quiet days. */
  rest: { by: 'system', from: ['answered'], to: 'closed' },
} as const satisfies Record<string, MoveRule>;

/** A key of `moves`. */
export type MoveName = keyof typeof moves;

/** States in which the organisation owes an answer. */
export const owedStates = ['waiting', 'in_review'] as const satisfies TicketState[];
/** States in which a ticket is neither closed nor hidden. */
export const openStates = ['waiting', 'in_review', 'answered'] as const satisfies TicketState[];
/** One of them. */
export type OpenState = (typeof openStates)[number];

/** Whether the ticket is neither closed nor hidden. */
export const isOpenState = (state: TicketState): boolean =>
  openStates.some((open) => open === state);

/** Whether a stage promises something that is still to come: then its customer cannot close it. */
export const isStageOwed = ({
  state,
  stageDueAt,
}: {
  state: TicketState;
  stageDueAt: number | null;
}): boolean => isOpenState(state) && stageDueAt !== null;
