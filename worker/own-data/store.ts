import { asc, eq, type SQL, sql } from 'drizzle-orm';
import { attachments } from '../attachments/schema.ts';
import type { Database } from '../foundation/database.ts';
import { outbox } from '../notifications/schema.ts';
import { customers, identities } from '../people/schema.ts';
import { messages, requestKeys, ticketHistory, tickets } from '../tickets/schema.ts';

const ofCustomer = (customerId: string): SQL =>
  sql`IN (SELECT id FROM tickets WHERE customer_id = ${customerId})`;

/** Addresses of the customer: what else is kept under them is found by these. */
const addressesOf = (customerId: string): SQL =>
  sql`(SELECT address FROM identities WHERE customer_id = ${customerId})`;

/** Everything that is kept about a customer, in one snapshot. */
export const readEverything = (db: Database, customerId: string) =>
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
export const findFiles = (db: Database, customerId: string) =>
  db
    .select({ id: attachments.id })
    .from(attachments)
    .where(
      sql`${attachments.removedAt} IS NULL AND (${attachments.ownerId} = ${customerId} OR ${attachments.takenBy} IN (
        SELECT id FROM messages WHERE ticket_id ${ofCustomer(customerId)}))`,
    );

/**
 * Takes out every content and every way to know whose it was; rows stay, so that counts stay true.
 * What is kept under addresses goes before the addresses themselves.
 */
export const eraseEverything = (db: Database, customerId: string, now: number) =>
  [
    db.delete(outbox).where(sql`${outbox.address} IN ${addressesOf(customerId)}`),
    db.run(sql`DELETE FROM proofs WHERE address IN ${addressesOf(customerId)}`),
    db.delete(requestKeys).where(sql`${requestKeys.resultId} IN (
      SELECT id FROM tickets WHERE customer_id = ${customerId}
      UNION SELECT id FROM messages WHERE ticket_id ${ofCustomer(customerId)})`),
    db
      .update(attachments)
      .set({ removedAt: now, name: '', ownerId: null })
      .where(
        sql`${attachments.ownerId} = ${customerId} OR ${attachments.takenBy} IN (
          SELECT id FROM messages WHERE ticket_id ${ofCustomer(customerId)})`,
      ),
    db
      .update(messages)
      .set({ text: '', salt: null })
      .where(sql`${messages.ticketId} ${ofCustomer(customerId)}`),
    db
      .update(ticketHistory)
      .set({ why: null })
      .where(sql`${ticketHistory.ticketId} ${ofCustomer(customerId)}`),
    db.run(sql`
      INSERT INTO ticket_history (id, ticket_id, at, actor, actor_id, kind, from_value, to_value)
      SELECT lower(hex(randomblob(16))), id, ${now}, 'customer', ${customerId}, 'state', state, 'closed'
      FROM tickets WHERE customer_id = ${customerId} AND state IN ('waiting', 'in_review', 'answered')`),
    db
      .update(tickets)
      .set({
        title: '',
        contact: null,
        facts: {},
        fingerprint: '',
        closeReason: null,
        ratingComment: null,
        state: sql`iif(${tickets.state} IN ('waiting', 'in_review', 'answered'), 'closed', ${tickets.state})`,
        stateSince: sql`iif(${tickets.state} IN ('waiting', 'in_review', 'answered'), ${now}, ${tickets.stateSince})`,
        unread: false,
        version: sql`${tickets.version} + 1`,
      })
      .where(eq(tickets.customerId, customerId)),
    db.run(sql`DELETE FROM sessions WHERE customer_id = ${customerId}`),
    db.delete(identities).where(eq(identities.customerId, customerId)),
    db
      .update(customers)
      .set({ name: null, plan: null, agency: null, erasedAt: now })
      .where(eq(customers.id, customerId)),
  ] as const;
