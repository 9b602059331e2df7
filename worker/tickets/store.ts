import { and, eq, isNull, ne, type SQL, sql } from 'drizzle-orm';
import type { SQLiteUpdateSetSource } from 'drizzle-orm/sqlite-core';
import type { TicketState } from '#shared/contract/tickets.ts';
import { fragment, isOneOf, statement } from '../foundation/database/statement.ts';
import { messages, ticketHistory, tickets } from './schema.ts';

/** A row of `tickets`. */
export type TicketRow = typeof tickets.$inferSelect;

/** A row of `tickets` to add. */
export type NewTicket = typeof tickets.$inferInsert;

/** A row of `messages` to add. */
export type NewMessage = typeof messages.$inferInsert;

/** A row of `ticket_history` to add. */
export type NewHistory = typeof ticketHistory.$inferInsert;
/** A customer's id, or SQL that gives it. */
export type Given = SQL | string;

/** Adds a ticket; fails on a code that another has. */
export const addTicket = statement((db, ticket: NewTicket) => db.insert(tickets).values(ticket));

/** Adds an entry to a thread; it is chained for transcripts by the timer. */
export const addMessage = statement((db, message: NewMessage) =>
  db.insert(messages).values(message),
);

/** Adds what happened to a ticket to its history. */
export const addHistory = statement((db, entry: NewHistory) =>
  db.insert(ticketHistory).values(entry),
);

/** Scalar: id of the ticket with this fingerprint that was opened after `since` (epoch ms); NULL = none. */
export const sameTicketAfter = fragment(
  ({ fingerprint }: Pick<NewTicket, 'fingerprint'>, since: number) => sql`
  (SELECT id FROM tickets WHERE fingerprint = ${fingerprint} AND created_at > ${since}
    ORDER BY created_at DESC LIMIT 1)`,
);

/** Scalar: id of this customer's message with the same words after `since` (epoch ms); NULL = none. */
export const sameReplyAfter = fragment(
  (
    { ticketId, text, authorId }: Pick<NewMessage, 'ticketId' | 'text' | 'authorId'>,
    since: number,
  ) => sql`
  (SELECT id FROM messages WHERE ticket_id = ${ticketId} AND author = 'customer' AND text = ${text}
    AND author_id IS ${authorId} AND created_at > ${since} LIMIT 1)`,
);

/** Columns to set; a value may be SQL that the batch works out. */
export type TicketChange = SQLiteUpdateSetSource<typeof tickets>;

/** Columns of a ticket that is not put off. */
export const awake = {
  snoozedUntil: null,
  snoozeReason: null,
  snoozedAt: null,
  promiseLeft: null,
} as const;

/** Condition: the ticket is the same customer's and in the same state as when it was read. */
export const isStillInState = fragment(
  ({ id, state, customerId }: Pick<TicketRow, 'id' | 'state' | 'customerId'>) => sql`
  EXISTS (SELECT 1 FROM tickets
    WHERE id = ${id} AND state = ${state} AND customer_id IS ${customerId})`,
);

/** Condition: the ticket is in one of these states. */
export const isInOneOf = fragment(
  (ticketId: string, states: readonly TicketState[]) => sql`
  EXISTS (SELECT 1 FROM tickets
    WHERE id = ${ticketId} AND ${isOneOf(sql`state`, states)})`,
);

/** Condition: the ticket is closed and nobody has rated it. */
export const mayStillBeRated = fragment(
  (ticketId: string) => sql`
  EXISTS (SELECT 1 FROM tickets WHERE id = ${ticketId} AND state = 'closed' AND rating IS NULL)`,
);

/** Condition: it was merged into another ticket, or it was not. */
export const isMerged = fragment(
  (ticketId: string, wanted: 0 | 1) => sql`
  EXISTS (SELECT 1 FROM tickets WHERE id = ${ticketId} AND (merged_into IS NOT NULL) = ${wanted})`,
);

/** Ids of a ticket and of those that were merged into it: their messages are read in its thread. */
export const withMerged = fragment(
  (ticket: Given) => sql`
  (SELECT ${ticket} UNION ALL SELECT id FROM tickets WHERE merged_into = ${ticket})`,
);

/** Condition: its customer is notified as when the ticket was read. */
export const hasStillReplyChannel = fragment(
  ({ id, replyChannel }: Pick<TicketRow, 'id' | 'replyChannel'>) =>
    sql`EXISTS (SELECT 1 FROM tickets WHERE id = ${id} AND reply_channel = ${replyChannel})`,
);

/** Condition: a stage of it promises what it did when the ticket was read. */
export const hasStillStagePromise = fragment(
  ({ id, stageDueAt }: Pick<TicketRow, 'id' | 'stageDueAt'>) =>
    sql`EXISTS (SELECT 1 FROM tickets WHERE id = ${id} AND stage_due_at IS ${stageDueAt})`,
);

const newVersion = (at: number) => ({ updatedAt: at, version: sql`version + 1` });

/** Any change of what somebody reads: it grows the version by one. */
export const changeTicket = statement((db, ticketId: string, at: number, set: TicketChange) =>
  db
    .update(tickets)
    .set({ ...set, ...newVersion(at) })
    .where(eq(tickets.id, ticketId)),
);

/** Scalar: the ticket that this one was merged into, else itself. */
const rootOf = fragment(
  (ticketId: string) =>
    sql`coalesce((SELECT merged_into FROM tickets WHERE id = ${ticketId}), ${ticketId})`,
);

/** The customer has the answers before its eyes now, of merged tickets too. */
export const markAnswersSeen = statement((db, ticketId: string, at: number) =>
  db
    .update(messages)
    .set({ seenAt: at })
    .where(
      and(
        sql`${messages.ticketId} IN ${withMerged(ticketId)}`,
        ne(messages.author, 'customer'),
        eq(messages.internal, false),
        isNull(messages.seenAt),
      ),
    ),
);

/** An agent has the customer's messages before its eyes now, of merged tickets too. */
export const markQuestionsSeen = statement((db, ticketId: string, at: number) =>
  db
    .update(messages)
    .set({ seenAt: at })
    .where(
      and(
        sql`${messages.ticketId} IN ${withMerged(ticketId)}`,
        eq(messages.author, 'customer'),
        isNull(messages.seenAt),
      ),
    ),
);

/**
 * Gives a ticket to the customer who has just proven its address, if nobody has proven it yet; with those of the same
 * address that agents have merged with it.
 */
export const claimTicket = statement(
  (
    db,
    { ticketId, address, customerId }: { ticketId: string; address: string; customerId: string },
    at: number,
  ) =>
    db
      .update(tickets)
      .set({ customerId, contact: null, proven: true, proofId: null, ...newVersion(at) })
      .where(
        and(
          sql`${tickets.id} IN ${withMerged(rootOf(ticketId))}`,
          eq(tickets.contact, address),
          ne(tickets.state, 'unconfirmed'),
        ),
      ),
);
