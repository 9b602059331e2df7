import { and, eq, lte, type SQL, sql } from 'drizzle-orm';
import type { ReplyChannel } from '#shared/settings/schema.ts';
import type { Database } from '../../foundation/database/database.ts';
import { fragment, statement } from '../../foundation/database/statement.ts';
import { moves } from '../moves/moves.ts';
import { messages, tickets } from '../schema.ts';
import { isInOneOf, type TicketChange } from '../store.ts';
import { markErased } from '../words/store-erased.ts';

// The timer writes about many tickets in one transaction. One that changed since it was read must not
// undo the others, so its statements carry a condition in place of a guard.

/** Condition: the move with this history row took place. */
export const wasMoved = fragment(
  (historyId: string) => sql`EXISTS (SELECT 1 FROM ticket_history WHERE id = ${historyId})`,
);

/** A move by the table, where the ticket still stands as the table wants it, quiet since `quietSince`. */
export function moveByTimer(
  db: Database,
  {
    move,
    ticketId,
    historyId,
    at,
    why,
    quietSince = at,
  }: {
    move: 'expire' | 'rest';
    ticketId: string;
    historyId: string;
    at: number;
    why?: string;
    quietSince?: number;
  },
  set: TicketChange = {},
) {
  const { by, from, to } = moves[move];
  const entry = { historyId, ticketId, at, by, to, why: why ?? null, quietSince };
  return [
    addMove(db, entry, isInOneOf(ticketId, from)),
    setState(
      db,
      ticketId,
      { ...set, state: to, stateSince: at, updatedAt: at },
      wasMoved(historyId),
    ),
  ] as const;
}

/** Condition on `tickets`: nothing moved since, it is not put off, and no stage promises what is still to come. */
const isQuiet = fragment(
  (since: number) => sql`
  state_since <= ${since} AND coalesce(stage_since, 0) <= ${since} AND stage_due_at IS NULL
  AND snoozed_until IS NULL`,
);

type Move = {
  historyId: string;
  ticketId: string;
  at: number;
  by: string;
  to: string;
  why: string | null;
  quietSince: number;
};

const addMove = statement((db, move: Move, isAllowed: SQL) =>
  db.run(sql`
    INSERT INTO ticket_history (id, ticket_id, at, actor, kind, from_value, to_value, why)
    SELECT ${move.historyId}, id, ${move.at}, ${move.by}, 'state', state, ${move.to}, ${move.why}
    FROM tickets
    WHERE id = ${move.ticketId} AND ${isQuiet(move.quietSince)} AND ${isAllowed}`),
);

const setState = statement((db, ticketId: string, set: TicketChange, when: SQL) =>
  db
    .update(tickets)
    .set({ ...set, version: sql`version + 1` })
    .where(and(eq(tickets.id, ticketId), when)),
);

/** Tickets are unconfirmed from their filing or never, so the index of states knows how old they are. */
export const listUnconfirmedSince = statement((db, since: number, limit: number) =>
  db
    .select({ id: tickets.id })
    .from(tickets)
    .where(and(eq(tickets.state, 'unconfirmed'), lte(tickets.stateSince, since)))
    .limit(limit),
);

/** Takes everything a person wrote or was known by out of an expired ticket. */
export const eraseExpired = (db: Database, ticketId: string, when: SQL) => [
  freeFiles(db, ticketId, when),
  deleteMessages(db, ticketId, when),
  eraseTicket(db, ticketId, when),
  markErased(db),
];

/** Files that no message holds are swept with the uploads that no form took. */
const freeFiles = statement((db, ticketId: string, when: SQL) =>
  db.run(sql`
    UPDATE attachments SET taken_by = NULL
    WHERE taken_by IN (SELECT id FROM messages WHERE ticket_id = ${ticketId}) AND ${when}`),
);

const deleteMessages = statement((db, ticketId: string, when: SQL) =>
  db.delete(messages).where(and(eq(messages.ticketId, ticketId), when)),
);

const eraseTicket = statement((db, ticketId: string, when: SQL) =>
  db
    .update(tickets)
    .set({
      title: '',
      facts: {},
      contact: null,
      proofId: null,
      fingerprint: '',
      promiseDueAt: null,
      unread: false,
    })
    .where(and(eq(tickets.id, ticketId), when)),
);

/**
 * Requests that wait for a link sent to a mailbox and were not reminded yet. CROSS JOIN keeps the
 * tickets first: live proofs are many.
 */
export const listToRemind = statement(
  (db, { filedBefore, now }: { filedBefore: number; now: number }, limit: number) =>
    db.all<{ id: string; proofId: string; address: string; expiresAt: number }>(sql`
    SELECT tickets.id, proofs.id AS proofId, proofs.address, proofs.expires_at AS expiresAt
    FROM tickets CROSS JOIN proofs ON proofs.id = tickets.proof_id
    WHERE tickets.state = 'unconfirmed' AND tickets.reminded_at IS NULL
      AND tickets.state_since <= ${filedBefore} AND proofs.kind = 'email_link'
      AND proofs.expires_at > ${now} AND proofs.superseded_at IS NULL
    LIMIT ${limit}`),
);

/** Condition: the ticket waits for its proof and no reminder was sent. */
export const stillUnreminded = fragment(
  (ticketId: string) => sql`
  EXISTS (SELECT 1 FROM tickets WHERE id = ${ticketId} AND state = 'unconfirmed' AND reminded_at IS NULL)`,
);

/** Notes the reminder, once: a repeated one changes no row. */
export const markReminded = statement((db, ticketId: string, at: number) =>
  db
    .update(tickets)
    .set({ remindedAt: at })
    .where(and(eq(tickets.id, ticketId), stillUnreminded(ticketId))),
);

/** Answered tickets in which nothing moved since, with the address for notifying their customers. */
export const listQuiet = statement((db, since: number, limit: number) =>
  db.all<{
    id: string;
    code: string;
    replyChannel: ReplyChannel;
    mobile: string | null;
    email: string | null;
  }>(sql`
    SELECT id, code, reply_channel AS replyChannel,
      (SELECT address FROM identities WHERE identities.customer_id = tickets.customer_id
        AND kind = 'mobile' AND proven_at IS NOT NULL LIMIT 1) AS mobile,
      (SELECT address FROM identities WHERE identities.customer_id = tickets.customer_id
        AND kind = 'email' AND proven_at IS NOT NULL LIMIT 1) AS email
    FROM tickets WHERE state = 'answered' AND ${isQuiet(since)} LIMIT ${limit}`),
);
