import { and, eq, isNotNull, isNull, type SQL, sql } from 'drizzle-orm';
import { attachments } from '../attachments/schema.ts';
import type { Database } from '../foundation/database.ts';
import { messages, tickets } from '../tickets/schema.ts';
import { writtenOrder } from '../tickets/store-reading.ts';
import { transcriptKeys } from './schema.ts';

const visible = eq(messages.internal, false);

/**
 * Tickets of up to `limit` messages that the chain does not hold yet, those that wait longest first.
 * The partial index of such messages serves this text alone: literals, in the order of their ids.
 */
export const findUnchainedTickets = (db: Database, limit: number) =>
  db.all<{ ticketId: string }>(sql`
    SELECT DISTINCT ticket_id AS ticketId FROM (
      SELECT ticket_id FROM messages WHERE link IS NULL AND internal = 0 ORDER BY id LIMIT ${limit})`);

/** Tickets of a customer with messages that the chain does not hold yet. */
export const findUnchainedTicketsOf = (db: Database, customerId: string) =>
  db
    .selectDistinct({ ticketId: messages.ticketId })
    .from(messages)
    .innerJoin(tickets, eq(tickets.id, messages.ticketId))
    .where(and(eq(tickets.customerId, customerId), isNull(messages.link), visible));

/** The end of a ticket's chain: no row before its first message. */
export const findChainEnd = (db: Database, ticketId: string) =>
  db
    .select({ position: messages.chainPosition, link: messages.link })
    .from(messages)
    .where(and(eq(messages.ticketId, ticketId), isNotNull(messages.link)))
    .orderBy(sql`${messages.chainPosition} DESC`)
    .limit(1);

export const findUnchained = (db: Database, ticketId: string) =>
  db
    .select({
      id: messages.id,
      author: messages.author,
      createdAt: messages.createdAt,
      text: messages.text,
    })
    .from(messages)
    .where(and(eq(messages.ticketId, ticketId), isNull(messages.link), visible))
    .orderBy(...writtenOrder);

export const findFilesOfTicket = (db: Database, ticketId: string) =>
  db
    .select({ id: attachments.id, name: attachments.name, messageId: attachments.takenBy })
    .from(attachments)
    .where(
      sql`${attachments.takenBy} IN (SELECT id FROM messages WHERE ticket_id = ${ticketId} AND NOT internal)`,
    )
    .orderBy(attachments.createdAt, attachments.id);

export type ChainEntry = {
  id: string;
  position: number;
  salt: string;
  commitment: string;
  link: string;
};

/** Chains one message; the unique place in the chain settles who was first, and the loser changes nothing. */
export const chainMessage = (db: Database, { id, position, salt, commitment, link }: ChainEntry) =>
  db
    .update(messages)
    .set({ chainPosition: position, salt, commitment, link })
    .where(
      and(
        eq(messages.id, id),
        isNull(messages.link),
        sql`NOT EXISTS (SELECT 1 FROM messages AS other
          WHERE other.ticket_id = ${messages.ticketId} AND other.chain_position >= ${position})`,
      ),
    );

export const findTicket = (db: Database, code: string, when: SQL) =>
  db
    .select({
      id: tickets.id,
      code: tickets.code,
      title: tickets.title,
      requestType: tickets.requestType,
      department: tickets.department,
      createdAt: tickets.createdAt,
    })
    .from(tickets)
    .where(and(eq(tickets.code, code), when));

/** The chained messages of a ticket, in the order of the chain. */
export const findChain = (db: Database, ticketId: string) =>
  db
    .select({
      id: messages.id,
      author: messages.author,
      createdAt: messages.createdAt,
      text: messages.text,
      salt: messages.salt,
      commitment: messages.commitment,
      link: messages.link,
    })
    .from(messages)
    .where(and(eq(messages.ticketId, ticketId), isNotNull(messages.link)))
    .orderBy(messages.chainPosition);

export const keepKey = (db: Database, key: typeof transcriptKeys.$inferInsert) =>
  db.insert(transcriptKeys).values(key).onConflictDoNothing();

export const listKeys = (db: Database) =>
  db.select({ id: transcriptKeys.id, publicKey: transcriptKeys.publicKey }).from(transcriptKeys);
