import { and, eq, getTableColumns, isNull, type SQL, sql } from 'drizzle-orm';
import { fragment, statement } from '../foundation/database/statement.ts';
import { isBlockedUnproven } from '../people/store.ts';
import { newestLikeProof, subjectOfProof } from '../proofs/store.ts';
import { moves } from '../tickets/moves/moves.ts';
import { messages, tickets } from '../tickets/schema.ts';
import type { NewHistory, TicketChange } from '../tickets/store.ts';
import { filePurpose } from './scope.ts';

/**
 * Condition: the request still waits for this proof. It holds as well for one that was never filed,
 * for a block stopped it (R10).
 */
export const waitsForProof = fragment(
  (ticketId: string, proofId: string) => sql`
  NOT EXISTS (SELECT 1 FROM tickets WHERE id = ${ticketId}
    AND (state <> 'unconfirmed' OR proof_id IS NOT ${proofId}))`,
);

/** Condition: the same, where it was filed without the proof in the meantime too. */
export const isUnprovenBy = fragment(
  (ticketId: string, proofId: string) => sql`
  NOT EXISTS (SELECT 1 FROM tickets WHERE id = ${ticketId}
    AND (customer_id IS NOT NULL OR state = 'expired' OR proof_id IS NOT ${proofId}))`,
);

/** What the sender of an unproven ticket wrote was written before its author was known; those who take part are known. */
export const setAuthor = statement((db, ticketId: string, customerId: string) =>
  db
    .update(messages)
    .set({ authorId: customerId })
    .where(
      and(
        eq(messages.ticketId, ticketId),
        eq(messages.author, 'customer'),
        isNull(messages.authorId),
      ),
    ),
);

/** The ticket that the proof is about, whether it still waits for it or not. */
export const findTicketAbout = statement((db, proofId: string) =>
  db
    .select(getTableColumns(tickets))
    .from(tickets)
    .where(sql`${tickets.id} = ${subjectOfProof(proofId, filePurpose)}`),
);

/** Scalar: the proof that the request about which this one was begun waits for now. */
export const proofInForce = fragment(
  (proofId: string) => sql`coalesce(
    (SELECT proof_id FROM tickets WHERE id = ${subjectOfProof(proofId, filePurpose)}),
    ${newestLikeProof(proofId)})`,
);

/**
 * Lets a waiting ticket in without its proof, where no block stops it, which nobody is shown (R10). Behind a
 * guard of `waitsForProof`.
 */
export const letInUnproven = statement((db, ticketId: string, at: number, set: TicketChange) =>
  db
    .update(tickets)
    .set({
      ...set,
      state: moves.file_unproven.to,
      stateSince: at,
      updatedAt: at,
      version: sql`${tickets.version} + 1`,
    })
    .where(
      and(
        eq(tickets.id, ticketId),
        eq(tickets.state, moves.file_unproven.from[0]),
        sql`NOT ${isBlockedUnproven(sql`${tickets.contact}`)}`,
      ),
    ),
);

const wasLetIn = (ticketId: SQL | string) =>
  sql`EXISTS (SELECT 1 FROM tickets WHERE id = ${ticketId} AND state = ${moves.file_unproven.to})`;

/** Adds to the history of a ticket that `letInUnproven` has let in. */
export const addHistoryOfLetIn = statement(
  (db, { id, ticketId, at, actor, kind, fromValue, toValue }: NewHistory) =>
    db.run(sql`
      INSERT INTO ticket_history (id, ticket_id, at, actor, kind, from_value, to_value)
      SELECT ${id}, ${ticketId}, ${at}, ${actor}, ${kind}, ${fromValue}, ${toValue}
      WHERE ${wasLetIn(sql`${ticketId}`)}`),
);

/** Takes back what was queued about a ticket that was not let in. */
export const dropNoticesUnlessLetIn = statement((db, ticketId: string) =>
  db.run(
    sql`DELETE FROM outbox WHERE ticket_id = ${ticketId} AND NOT ${wasLetIn(sql`${ticketId}`)}`,
  ),
);
