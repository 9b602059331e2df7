import { and, eq, isNotNull, isNull, type SQL, sql } from 'drizzle-orm';
import { attachments } from '../attachments/schema.ts';
import type { BatchRows } from '../foundation/database/commit.ts';
import { asJson, fragment, isOneOf, statement } from '../foundation/database/statement.ts';
import { messages, tickets } from '../tickets/schema.ts';
import { writtenOrder } from '../tickets/store-reading.ts';
import { transcriptKeys } from './schema.ts';

/** A ticket's id, or SQL that gives it. */
type Given = SQL | string;

const visible = eq(messages.internal, false);

/**
 * Tickets of up to `limit` messages that the chain does not hold yet, those that wait longest first.
 * The partial index of such messages serves this text alone: literals, in the order of their ids.
 */
export const findUnchainedTickets = statement((db, limit: number) =>
  db.all<{ ticketId: string }>(sql`
    SELECT DISTINCT ticket_id AS ticketId FROM (
      SELECT ticket_id FROM messages WHERE link IS NULL AND internal = 0 ORDER BY id LIMIT ${limit})`),
);

/** Tickets that a customer has or wrote in, with messages that the chain does not hold yet. */
export const findUnchainedTicketsOf = statement((db, customer: SQL) =>
  db
    .selectDistinct({ ticketId: messages.ticketId })
    .from(messages)
    .innerJoin(tickets, eq(tickets.id, messages.ticketId))
    .where(and(sql`${tickets.id} ${writtenInBy(customer)}`, isNull(messages.link), visible)),
);

const writtenInBy = fragment(
  (customer: Given) => sql`IN (SELECT id FROM tickets WHERE customer_id = ${customer}
    UNION SELECT ticket_id FROM participants WHERE address IN (
      SELECT address FROM identities WHERE customer_id = ${customer}))`,
);

/** Condition: the chains hold every message of the tickets that the customer has or wrote in. */
export const isWhollyChained = fragment(
  (customerId: string) => sql`
  NOT EXISTS (SELECT 1 FROM messages WHERE link IS NULL AND internal = 0
    AND ticket_id ${writtenInBy(customerId)})`,
);

/** Condition: the chains hold these messages, whoever chained them. */
export const areChained = fragment(
  (messageIds: readonly string[]) => sql`
  NOT EXISTS (SELECT 1 FROM messages WHERE link IS NULL AND ${isOneOf(sql`id`, messageIds)})`,
);

/** The tickets with these ids, for what asks for the unchained. */
export const ticketsNamed = fragment(
  (ids: readonly string[]) => sql`(SELECT value FROM json_each(${asJson(ids)}))`,
);

/** The ticket with this code, if it is the customer's. */
export const ticketOf = fragment(
  (customer: SQL, code: string) =>
    sql`(SELECT id AS value FROM tickets WHERE code = ${code} AND customer_id = ${customer})`,
);

/** The ends of the chains of these tickets: no row for one before its first message. */
export const findChainEnds = statement((db, these: SQL) =>
  db.all<{ ticketId: string; position: number; link: string }>(sql`
    SELECT ticket_id AS ticketId, chain_position AS position, link
    FROM ${these} AS asked CROSS JOIN messages
      ON messages.ticket_id = asked.value AND messages.chain_position = (
        SELECT max(chain_position) FROM messages AS other WHERE other.ticket_id = asked.value)`),
);

/** What these tickets have outside their chains, in the order in which it is chained. */
export const findUnchained = statement((db, these: SQL) =>
  db
    .select({
      ticketId: messages.ticketId,
      id: messages.id,
      author: messages.author,
      createdAt: messages.createdAt,
      text: messages.text,
    })
    .from(messages)
    .where(and(sql`${messages.ticketId} IN ${these}`, isNull(messages.link), visible))
    .orderBy(...writtenOrder),
);

/** The files of messages outside the chains of these tickets. */
export const findUnchainedFiles = statement((db, these: SQL) =>
  db
    .select({ id: attachments.id, messageId: attachments.takenBy })
    .from(attachments)
    .where(
      sql`${attachments.takenBy} IN (SELECT id FROM messages
        WHERE ticket_id IN ${these} AND link IS NULL AND NOT internal)`,
    )
    .orderBy(attachments.createdAt, attachments.id),
);

/** Files of a ticket's visible messages, oldest first; removed ones too. */
export const findFilesOfTicket = statement((db, ticketId: Given) =>
  db
    .select({ id: attachments.id, name: attachments.name, messageId: attachments.takenBy })
    .from(attachments)
    .where(
      sql`${attachments.takenBy} IN (SELECT id FROM messages WHERE ticket_id = ${ticketId} AND NOT internal)`,
    )
    .orderBy(attachments.createdAt, attachments.id),
);

/** A message's place in the chain of its ticket. */
export type ChainEntry = {
  id: string;
  /** The link that the ticket's chain ended with when its entries were made; null before the first. */
  after: string | null;
  position: number;
  salt: string;
  commitment: string;
  link: string;
};

/**
 * Chains messages, those of one ticket all or none: where somebody else has gone on from the same end
 * meanwhile, these entries stand for nothing and change nothing. Answers what was chained.
 */
export const chainMessages = statement((db, entries: readonly ChainEntry[]) =>
  db.all<{ id: string }>(sql`
    UPDATE messages SET
      chain_position = entry.value ->> 'position', salt = entry.value ->> 'salt',
      commitment = entry.value ->> 'commitment', link = entry.value ->> 'link'
    FROM json_each(${asJson(entries)}) AS entry
    WHERE messages.id = entry.value ->> 'id' AND messages.link IS NULL
      AND (SELECT other.link FROM messages AS other
        WHERE other.ticket_id = messages.ticket_id AND other.chain_position IS NOT NULL
        ORDER BY other.chain_position DESC LIMIT 1) IS entry.value ->> 'after'
    RETURNING id`),
);

/** The chained messages of a ticket, in the order of the chain. */
export const findChain = statement((db, ticketId: Given) =>
  db
    .select({
      id: messages.id,
      author: messages.author,
      authorId: messages.authorId,
      createdAt: messages.createdAt,
      text: messages.text,
      salt: messages.salt,
      commitment: messages.commitment,
      link: messages.link,
      position: sql<number>`${messages.chainPosition}`,
    })
    .from(messages)
    .where(and(sql`${messages.ticketId} = ${ticketId}`, isNotNull(messages.link)))
    .orderBy(messages.chainPosition),
);

/** A message in its chain. */
export type ChainedMessage = BatchRows<[ReturnType<typeof findChain>]>[0][number];
/** A file of a message, removed ones without a name. */
export type FileOfMessage = BatchRows<[ReturnType<typeof findFilesOfTicket>]>[0][number];

/** Stores the public half of a signing key; a known id changes nothing. */
export const keepKey = statement((db, key: typeof transcriptKeys.$inferInsert) =>
  db.insert(transcriptKeys).values(key).onConflictDoNothing(),
);

/** Public keys of all transcripts ever signed. */
export const listKeys = statement((db) =>
  db.select({ id: transcriptKeys.id, publicKey: transcriptKeys.publicKey }).from(transcriptKeys),
);
