import { makeId } from '../foundation/chance.ts';
import type { BatchStep } from '../foundation/database.ts';
import { Problem } from '../foundation/problem.ts';
import { guardAgainstConflict } from '../foundation/retry-on-conflict.ts';
import type { Work } from '../foundation/services.ts';
import { type MoveName, mayMakeMove, moves } from './moves.ts';
import {
  addHistory,
  changeTicket,
  isStillInState,
  type TicketChange,
  type TicketRow,
} from './store.ts';

export type Move = {
  move: MoveName;
  /** A customer's or agent's id by the table of moves, null for the system. */
  actorId: string | null;
  /** Shown to the customer in the history. */
  why?: string | null;
};

/**
 * The steps of one move of a ticket that was just read: it still stands as it was read, its history,
 * the ticket. Run the commit in `retryOnConflict`. `set` names further columns.
 * @throws Problem `move_refused` where the table of moves knows no such move from its state (R38).
 */
export function moveTicket(
  work: Pick<Work, 'db' | 'clock' | 'chance'>,
  ticket: Pick<TicketRow, 'id' | 'state' | 'customerId'>,
  { move, actorId, why = null }: Move,
  set: TicketChange = {},
): readonly BatchStep[] {
  const { db, clock } = work;
  const at = clock.now();
  if (!mayMakeMove(move, ticket.state)) throw new Problem('move_refused');
  const { by, to } = moves[move];
  return [
    guardAgainstConflict(db, isStillInState(ticket)),
    addHistory(db, {
      id: makeId(work),
      ticketId: ticket.id,
      at,
      actor: by,
      actorId,
      kind: 'state',
      fromValue: ticket.state,
      toValue: to,
      why,
    }),
    changeTicket(db, ticket.id, at, { ...set, state: to, stateSince: at }),
  ];
}
