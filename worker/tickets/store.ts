import { and, eq, isNull, ne, type SQL, sql } from 'drizzle-orm';
import type { SQLiteUpdateSetSource } from 'drizzle-orm/sqlite-core';
import type { TicketState } from '#shared/contract/tickets.ts';
import type { Database } from '../foundation/database/database.ts';
import { messages, ticketHistory, tickets } from './schema.ts';

export type TicketRow = typeof tickets.$inferSelect;
export type NewTicket = typeof tickets.$inferInsert;
export type NewNotification = typeof messages.$inferInsert;
export type NewHistory = typeof ticketHistory.$inferInsert;
/** A customer's id, or SQL that gives it. */
export type Given = SQL | string;

export const addTicket = (db: Database, ticket: NewTicket) => db.insert(tickets).values(ticket);

export const addMessage = (db: Database, message: NewNotification) =>
  db.insert(messages).values(message);

export const addHistory = (db: Database, entry: NewHistory) =>
  db.insert(ticketHistory).values(entry);

/** Scalar: id of the ticket with this fingerprint that was opened after `since` (epoch ms); NULL = none. */
export const sameTicketAfter = (
  { fingerprint }: Pick<NewTicket, 'fingerprint'>,
  since: number,
): SQL => sql`
  (SELECT id FROM tickets WHERE fingerprint = ${fingerprint} AND created_at > ${since}
    ORDER BY created_at DESC LIMIT 1)`;

/** Scalar: id of the customer's message with the same words after `since` (epoch ms); NULL = none. */
export const sameReplyAfter = (
  { ticketId, text }: Pick<NewNotification, 'ticketId' | 'text'>,
  since: number,
): SQL => sql`
  (SELECT id FROM messages WHERE ticket_id = ${ticketId} AND author = 'customer' AND text = ${text}
    AND created_at > ${since} LIMIT 1)`;

/** Columns to set; a value may be SQL that the batch works out. */
export type TicketChange = SQLiteUpdateSetSource<typeof tickets>;

/** Condition: the ticket is the same customer's and in the same state as when it was read. */
export const isStillInState = ({
  id,
  state,
  customerId,
}: Pick<TicketRow, 'id' | 'state' | 'customerId'>): SQL => sql`
  EXISTS (SELECT 1 FROM tickets
    WHERE id = ${id} AND state = ${state} AND customer_id IS ${customerId})`;

/** Condition: the ticket is in one of these states. */
export const isInOneOf = (ticketId: string, states: readonly TicketState[]): SQL => sql`
  EXISTS (SELECT 1 FROM tickets
    WHERE id = ${ticketId} AND state IN (SELECT value FROM json_each(${JSON.stringify(states)})))`;

/** Condition: the ticket is closed and nobody has rated it. */
export const mayStillBeRated = (ticketId: string): SQL => sql`
  EXISTS (SELECT 1 FROM tickets WHERE id = ${ticketId} AND state = 'closed' AND rating IS NULL)`;

/** Condition: its customer is notified as when the ticket was read. */
export const hasStillReplyChannel = ({
  id,
  replyChannel,
}: Pick<TicketRow, 'id' | 'replyChannel'>): SQL =>
  sql`EXISTS (SELECT 1 FROM tickets WHERE id = ${id} AND reply_channel = ${replyChannel})`;

const newVersion = (at: number) => ({ updatedAt: at, version: sql`version + 1` });

/** Any change of what somebody reads: it grows the version by one. */
export const changeTicket = (db: Database, ticketId: string, at: number, set: TicketChange) =>
  db
    .update(tickets)
    .set({ ...set, ...newVersion(at) })
    .where(eq(tickets.id, ticketId));

/** The customer has the answers before its eyes now. */
export const markAnswersSeen = (db: Database, ticketId: string, at: number) =>
  db
    .update(messages)
    .set({ seenAt: at })
    .where(
      and(
        eq(messages.ticketId, ticketId),
        ne(messages.author, 'customer'),
        eq(messages.internal, false),
        isNull(messages.seenAt),
      ),
    );

/** An agent has the customer's messages before its eyes now. */
export const markQuestionsSeen = (db: Database, ticketId: string, at: number) =>
  db
    .update(messages)
    .set({ seenAt: at })
    .where(
      and(
        eq(messages.ticketId, ticketId),
        eq(messages.author, 'customer'),
        isNull(messages.seenAt),
      ),
    );

/** Gives a ticket to the customer who has just proven its address, if nobody has proven it yet. */
export const claimTicket = (
  db: Database,
  { ticketId, address, customerId }: { ticketId: string; address: string; customerId: string },
  at: number,
) =>
  db
    .update(tickets)
    .set({ customerId, contact: null, proven: true, proofId: null, ...newVersion(at) })
    .where(
      and(eq(tickets.id, ticketId), eq(tickets.contact, address), ne(tickets.state, 'unconfirmed')),
    );
