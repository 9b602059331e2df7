import { and, asc, eq, isNull, type SQL, sql } from 'drizzle-orm';
import { attachments } from '../attachments/schema.ts';
import type { Database } from '../foundation/database/database.ts';
import { requestKeys } from '../idempotency/schema.ts';
import { outbox } from '../notifications/schema.ts';
import { customers, identities } from '../people/schema.ts';
import { erasePerson } from '../sign-in/store-erase.ts';
import { messages, ticketHistory, tickets } from '../tickets/schema.ts';

/** A customer's id, or SQL that gives it. */
type Given = SQL | string;

const ofCustomer = (customer: Given): SQL =>
  sql`IN (SELECT id FROM tickets WHERE customer_id = ${customer})`;

/** Addresses of the customer: what else is kept under them is found by these. */
const addressesOf = (customer: Given): SQL =>
  sql`(SELECT address FROM identities WHERE customer_id = ${customer})`;

const fileOf = (customer: Given): SQL => sql`(${attachments.ownerId} = ${customer}
  OR ${attachments.takenBy} IN (SELECT id FROM messages WHERE ticket_id ${ofCustomer(customer)}))`;

/** Everything that is kept about a customer, in one snapshot. */
export const readEverything = (db: Database, customerId: Given) =>
  [
    db.select().from(customers).where(eq(customers.id, customerId)),
    db.select().from(identities).where(eq(identities.customerId, customerId)),
    db
      .select()
      .from(tickets)
      .where(eq(tickets.customerId, customerId))
      .orderBy(asc(tickets.createdAt)),
    db
      .select({
        ticketId: messages.ticketId,
        author: messages.author,
        text: messages.text,
        createdAt: messages.createdAt,
        id: messages.id,
      })
      .from(messages)
      .where(sql`${messages.ticketId} ${ofCustomer(customerId)} AND NOT ${messages.internal}`)
      .orderBy(asc(messages.createdAt)),
    db
      .select()
      .from(ticketHistory)
      .where(sql`${ticketHistory.ticketId} ${ofCustomer(customerId)}`)
      .orderBy(asc(ticketHistory.at)),
    db
      .select()
      .from(attachments)
      .where(
        sql`${attachments.ownerId} = ${customerId} OR ${attachments.takenBy} IN (
          SELECT id FROM messages WHERE NOT internal AND ticket_id ${ofCustomer(customerId)})`,
      ),
    db
      .select({
        message: outbox.message,
        channel: outbox.channel,
        address: outbox.address,
        state: outbox.state,
        delivery: outbox.delivery,
        createdAt: outbox.createdAt,
        sentAt: outbox.sentAt,
      })
      .from(outbox)
      .where(sql`${outbox.address} IN ${addressesOf(customerId)}`)
      .orderBy(asc(outbox.createdAt)),
  ] as const;

/** Files whose bytes must go before the rows forget them. */
export const findFiles = (db: Database, customer: Given) =>
  db
    .select({ id: attachments.id })
    .from(attachments)
    .where(and(isNull(attachments.removedAt), fileOf(customer)));

/** Condition: no file of the customer has come to these. */
export const hasNoFilesBut = (customerId: string, ids: readonly string[]): SQL => sql`
  NOT EXISTS (SELECT 1 FROM ${attachments} WHERE ${attachments.removedAt} IS NULL
    AND ${fileOf(customerId)}
    AND ${attachments.id} NOT IN (SELECT value FROM json_each(${JSON.stringify(ids)})))`;

/**
 * Closed tickets whose words were to be kept until `closedBefore`, the oldest first. The index that
 * holds just these is named: SQLite would take that of all states, and walk what was erased long ago.
 */
export const findExpiredTickets = (db: Database, closedBefore: number, limit: number) =>
  db.all<{ id: string }>(sql`SELECT id FROM tickets INDEXED BY tickets_with_words
    WHERE ${isPastRetention(closedBefore)} ORDER BY state_since LIMIT ${limit}`);

/** Those of the named tickets that are still closed and have words, all of them chained; each is looked up by its id. */
export const stillExpired = (ids: readonly string[], closedBefore: number): SQL => sql`IN (
  SELECT value FROM json_each(${JSON.stringify(ids)}) WHERE EXISTS (
    SELECT 1 FROM tickets WHERE tickets.id = value AND ${isPastRetention(closedBefore)})
  AND NOT EXISTS (
    SELECT 1 FROM messages AS unchained
    WHERE unchained.ticket_id = value AND unchained.link IS NULL AND NOT unchained.internal))`;

const isPastRetention = (closedBefore: number): SQL =>
  sql`state = 'closed' AND fingerprint <> '' AND state_since <= ${closedBefore}`;

/**
 * Takes every word out of some tickets, named by `these` (`IN (…)`); rows stay, so that counts stay
 * true and transcripts verify. What names the tickets may read what the last statement takes.
 */
export const eraseWords = (db: Database, these: SQL) =>
  [
    db
      .delete(requestKeys)
      .where(sql`${requestKeys.resultId} ${these} OR ${requestKeys.resultId} IN (
      SELECT id FROM messages WHERE ticket_id ${these})`),
    db.update(messages).set({ text: '', salt: null }).where(sql`${messages.ticketId} ${these}`),
    db.update(ticketHistory).set({ why: null }).where(sql`${ticketHistory.ticketId} ${these}`),
    db
      .update(tickets)
      .set({
        title: '',
        contact: null,
        facts: {},
        fingerprint: '',
        closeReason: null,
        ratingComment: null,
        unread: false,
        version: sql`${tickets.version} + 1`,
      })
      .where(sql`${tickets.id} ${these}`),
  ] as const;

/** Takes out every content of a customer and every way to know whose it was; rows stay, so that counts stay true. */
export const eraseEverything = (db: Database, customerId: string, now: number) =>
  [
    db
      .update(attachments)
      .set({ removedAt: now, name: '', ownerId: null })
      .where(fileOf(customerId)),
    db.run(sql`
      INSERT INTO ticket_history (id, ticket_id, at, actor, actor_id, kind, from_value, to_value)
      SELECT lower(hex(randomblob(16))), id, ${now}, 'customer', ${customerId}, 'state', state, 'closed'
      FROM tickets WHERE customer_id = ${customerId} AND state IN ('waiting', 'in_review', 'answered')`),
    db
      .update(tickets)
      .set({ state: 'closed', stateSince: now })
      .where(
        sql`${tickets.customerId} = ${customerId} AND ${tickets.state} IN ('waiting', 'in_review', 'answered')`,
      ),
    ...eraseWords(db, ofCustomer(customerId)),
    ...erasePerson(db, customerId, now),
  ] as const;
