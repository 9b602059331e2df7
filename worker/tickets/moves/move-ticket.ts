import type { BatchStep } from '../../foundation/database/commit.ts';
import { guard } from '../../foundation/database/guard.ts';
import { guardAgainstConflict } from '../../foundation/database/retry-on-conflict.ts';
import { makeId } from '../../foundation/ports/random.ts';
import type { RequestContext } from '../../foundation/ports/services.ts';
import {
  addHistory,
  awake,
  changeTicket,
  isInOneOf,
  isMerged,
  isStillInState,
  type TicketChange,
  type TicketRow,
} from '../store.ts';
import { type MoveName, type MoveRule, moves } from './moves.ts';

/** One move of a ticket and who makes it. */
export type Move = {
  move: MoveName;
  /** A customer's or agent's id by the table of moves, null for the system. */
  actorId: string | null;
  /** Shown to the customer in the history. */
  why?: string | null;
};

/**
 * The steps of one move of a ticket that was just read; commit them in `retryOnConflict`. They refuse
 * with `move_refused` where the table of moves knows no such move from its state (R38). `set` names
 * further columns. Every move but that of opening ends that the ticket is put off.
 */
export function moveTicket(
  context: Pick<RequestContext, 'db' | 'clock' | 'randomBytes'>,
  ticket: Pick<TicketRow, 'id' | 'state' | 'customerId'>,
  { move, actorId, why = null }: Move,
  set: TicketChange = {},
): readonly BatchStep[] {
  const { db, clock } = context;
  const at = clock.now();
  const { by, from, to, ofMerged }: MoveRule = moves[move];
  return [
    guardAgainstConflict(db, isStillInState(ticket)),
    guard(db, isInOneOf(ticket.id, from), 'move_refused'),
    guard(db, isMerged(ticket.id, ofMerged ? 1 : 0), 'move_refused'),
    addHistory(db, {
      id: makeId(context),
      ticketId: ticket.id,
      at,
      actor: by,
      actorId,
      kind: 'state',
      fromValue: ticket.state,
      toValue: to,
      why,
    }),
    changeTicket(db, ticket.id, at, {
      ...(move !== 'open' && awake),
      ...set,
      state: to,
      stateSince: at,
    }),
  ];
}
