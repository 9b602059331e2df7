import { and, asc, eq, isNull, type SQL, sql } from 'drizzle-orm';
import { attachments } from '../attachments/schema.ts';
import type { Database } from '../foundation/database/database.ts';
import { asJson, fragment, statement } from '../foundation/database/statement.ts';
import { requestKeys } from '../idempotency/schema.ts';
import { outbox } from '../notifications/schema.ts';
import { identities } from '../people/schema.ts';
import { findCustomer } from '../people/store.ts';
import { erasePerson } from '../sign-in/store-erase.ts';
import { messages, participants, ticketHistory, tickets } from '../tickets/schema.ts';
import { awake } from '../tickets/store.ts';
import { markErased } from '../tickets/words/store-erased.ts';
import {
  type FoldedTicket,
  replaceWords,
  type UnfoldedTicket,
} from '../tickets/words/store-words.ts';
import { deleteSharesOf } from '../transcripts/store-shares.ts';

/** A customer's id, or SQL that gives it. */
type Given = SQL | string;

const ofCustomer = fragment(
  (customer: Given) => sql`IN (SELECT id FROM tickets WHERE customer_id = ${customer})`,
);

/** Addresses of the customer: what else is kept under them is found by these. */
const addressesOf = fragment(
  (customer: Given) => sql`(SELECT address FROM identities WHERE customer_id = ${customer})`,
);

/** Tickets of others in which the customer takes part, or did. */
const joinedBy = fragment(
  (customer: Given) => sql`IN (SELECT part.ticket_id FROM participants AS part
    JOIN tickets AS joined ON joined.id = part.ticket_id
    WHERE part.address IN ${addressesOf(customer)} AND joined.customer_id IS NOT ${customer})`,
);

/** What the customer wrote in tickets of others. */
const writtenElsewhere = (customer: Given): SQL =>
  sql`author = 'customer' AND author_id = ${customer} AND ticket_id ${joinedBy(customer)}`;

const fileOf = (customer: Given): SQL => sql`(${attachments.ownerId} = ${customer}
  OR ${attachments.takenBy} IN (SELECT id FROM messages WHERE ticket_id ${ofCustomer(customer)}))`;

/** Everything that is kept about a customer, in one snapshot. */
export const readEverything = (db: Database, customer: Given) =>
  [
    findCustomer(db, customer),
    findIdentities(db, customer),
    findTickets(db, customer),
    findMessages(db, customer),
    findHistory(db, customer),
    findAttachments(db, customer),
    findNotifications(db, customer),
    findParticipations(db, customer),
    findWrittenElsewhere(db, customer),
  ] as const;

const findParticipations = statement((db, customer: Given) =>
  db
    .select({
      ticketId: tickets.id,
      code: tickets.code,
      createdAt: participants.createdAt,
      endedAt: participants.endedAt,
    })
    .from(participants)
    .innerJoin(tickets, eq(tickets.id, participants.ticketId))
    .where(sql`${participants.address} IN ${addressesOf(customer)}`)
    .orderBy(asc(participants.createdAt)),
);

const findWrittenElsewhere = statement((db, customer: Given) =>
  db
    .select({ ticketId: messages.ticketId, text: messages.text, createdAt: messages.createdAt })
    .from(messages)
    .where(writtenElsewhere(customer))
    .orderBy(asc(messages.createdAt)),
);

/** Tickets of others in which the customer wrote, as they are searched without what it wrote there. */
export const listWithoutWords = statement((db, customer: Given) =>
  db.all<UnfoldedTicket>(sql`
    SELECT id, created_at AS createdAt, version, title, facts,
      (SELECT json_group_array(text) FROM messages WHERE messages.ticket_id = tickets.id
        AND NOT (author = 'customer' AND author_id IS ${customer})) AS texts
    FROM tickets WHERE id ${joinedBy(customer)} AND fingerprint <> ''`),
);

/**
 * Takes out what the customer wrote in tickets of others and that it took part in them; `folded` is what these are searched
 * by without it.
 */
const eraseParts = (db: Database, customerId: string, folded: readonly FoldedTicket[]) =>
  [
    deleteKeysElsewhere(db, customerId),
    eraseWrittenElsewhere(db, customerId),
    eraseNames(db, customerId),
    renewTickets(db, customerId),
    ...folded.map(({ id, words }) => replaceWords(db, id, words)),
    deleteParts(db, customerId),
  ] as const;

const deleteKeysElsewhere = statement((db, customerId: string) =>
  db
    .delete(requestKeys)
    .where(
      sql`${requestKeys.resultId} IN (SELECT id FROM messages WHERE ${writtenElsewhere(customerId)})`,
    ),
);

const eraseWrittenElsewhere = statement((db, customerId: string) =>
  db.run(sql`UPDATE messages SET text = '', salt = NULL WHERE ${writtenElsewhere(customerId)}`),
);

/** Ids of such entries begin with that of the participant, and a colon; what came of it is in words of no person. */
const eraseNames = statement((db, customerId: string) =>
  db.run(sql`
    UPDATE ticket_history SET from_value = iif(from_value IS NULL, NULL, ''),
      to_value = iif(from_value IS NULL, '', to_value)
    WHERE rowid IN (SELECT entry.rowid FROM participants AS part CROSS JOIN ticket_history AS entry
      ON entry.id > part.id || ':' AND entry.id < part.id || ';'
      WHERE part.address IN ${addressesOf(customerId)})`),
);

const renewTickets = statement((db, customerId: string) =>
  db.run(sql`UPDATE tickets SET version = version + 1 WHERE id ${joinedBy(customerId)}`),
);

const deleteParts = statement((db, customerId: string) =>
  db.delete(participants).where(sql`${participants.address} IN ${addressesOf(customerId)}`),
);

const findIdentities = statement((db, customer: Given) =>
  db.select().from(identities).where(eq(identities.customerId, customer)),
);

const findTickets = statement((db, customer: Given) =>
  db.select().from(tickets).where(eq(tickets.customerId, customer)).orderBy(asc(tickets.createdAt)),
);

const findMessages = statement((db, customer: Given) =>
  db
    .select({
      ticketId: messages.ticketId,
      author: messages.author,
      text: messages.text,
      createdAt: messages.createdAt,
      id: messages.id,
    })
    .from(messages)
    .where(sql`${messages.ticketId} ${ofCustomer(customer)} AND NOT ${messages.internal}`)
    .orderBy(asc(messages.createdAt)),
);

const findHistory = statement((db, customer: Given) =>
  db
    .select()
    .from(ticketHistory)
    .where(sql`${ticketHistory.ticketId} ${ofCustomer(customer)}`)
    .orderBy(asc(ticketHistory.at)),
);

const findAttachments = statement((db, customer: Given) =>
  db
    .select()
    .from(attachments)
    .where(
      sql`${attachments.ownerId} = ${customer} OR ${attachments.takenBy} IN (
          SELECT id FROM messages WHERE NOT internal AND ticket_id ${ofCustomer(customer)})`,
    ),
);

const findNotifications = statement((db, customer: Given) =>
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
    .where(sql`${outbox.address} IN ${addressesOf(customer)}`)
    .orderBy(asc(outbox.createdAt)),
);

/** Files whose bytes must go before the rows forget them. */
export const findFiles = statement((db, customer: Given) =>
  db
    .select({ id: attachments.id })
    .from(attachments)
    .where(and(isNull(attachments.removedAt), fileOf(customer))),
);

/** Condition: no file of the customer has come to these. */
export const hasNoFilesBut = fragment(
  (customerId: string, ids: readonly string[]) => sql`
  NOT EXISTS (SELECT 1 FROM ${attachments} WHERE ${attachments.removedAt} IS NULL
    AND ${fileOf(customerId)}
    AND ${attachments.id} NOT IN (SELECT value FROM json_each(${asJson(ids)})))`,
);

/**
 * Closed tickets whose words were to be kept until `closedBefore`, the oldest first. The index that
 * holds just these is named: SQLite would take that of all states, and walk what was erased long ago.
 */
export const findExpiredTickets = statement((db, closedBefore: number, limit: number) =>
  db.all<{ id: string }>(sql`SELECT id FROM tickets INDEXED BY tickets_with_words
    WHERE ${isPastRetention(closedBefore)} ORDER BY state_since LIMIT ${limit}`),
);

/** Those of the named tickets that are still closed and have words, all of them chained; each is looked up by its id. */
export const stillExpired = fragment(
  (ids: readonly string[], closedBefore: number) => sql`IN (
  SELECT value FROM json_each(${asJson(ids)}) WHERE EXISTS (
    SELECT 1 FROM tickets WHERE tickets.id = value AND ${isPastRetention(closedBefore)})
  AND NOT EXISTS (
    SELECT 1 FROM messages AS unchained
    WHERE unchained.ticket_id = value AND unchained.link IS NULL AND NOT unchained.internal))`,
);

/** What was merged is read in the thread where it goes on, so its words are kept as long as those of that one. */
const isPastRetention = (closedBefore: number): SQL =>
  sql`tickets.state = 'closed' AND tickets.fingerprint <> '' AND tickets.state_since <= ${closedBefore}
    AND (tickets.merged_into IS NULL OR EXISTS (SELECT 1 FROM tickets AS target
      WHERE target.id = tickets.merged_into AND target.state = 'closed' AND target.state_since <= ${closedBefore}))`;

/**
 * Takes every word out of some tickets, named by `these` (`IN (…)`); rows stay, so that counts stay
 * true and transcripts verify. What names the tickets may read what the last statement takes.
 */
export const eraseWords = (db: Database, these: SQL) =>
  [
    deleteKeys(db, these),
    deleteSharesOf(db, these),
    releaseHeld(db, these),
    eraseHeld(db, these),
    eraseMessages(db, these),
    eraseHistory(db, these),
    deleteParticipants(db, these),
    eraseTickets(db, these),
    markErased(db),
  ] as const;

const deleteKeys = statement((db, these: SQL) =>
  db.delete(requestKeys).where(sql`${requestKeys.resultId} ${these} OR ${requestKeys.resultId} IN (
      SELECT id FROM messages WHERE ticket_id ${these})`),
);

// Acts of agents that were kept back have the title and what the agent wrote, until it has seen what came of them. Those
// on many tickets have words of none.

const releaseHeld = statement((db, these: SQL) =>
  db.run(sql`
    DELETE FROM held_tickets WHERE ticket_id ${these}
      AND (SELECT kind FROM held_acts WHERE held_acts.id = act_id) <> 'bulk'`),
);

const eraseHeld = statement((db, these: SQL) =>
  db.run(sql`
    UPDATE held_acts SET state = 'undone', body = 'null', outcome = NULL
    WHERE state IN ('held', 'stopped', 'undone') AND kind <> 'bulk' AND EXISTS (
      SELECT 1 FROM json_each(held_acts.body, '$.versions') AS version
      WHERE (SELECT id FROM tickets WHERE code = version.key) ${these})`),
);

const eraseMessages = statement((db, these: SQL) =>
  db.update(messages).set({ text: '', salt: null }).where(sql`${messages.ticketId} ${these}`),
);

const eraseHistory = statement((db, these: SQL) =>
  db.run(sql`
    UPDATE ticket_history SET why = NULL,
      from_value = iif(${hasWords}, iif(from_value IS NULL, NULL, ''), from_value),
      to_value = iif(${hasWords}, '', to_value)
    WHERE ticket_id ${these}`),
);

/** Condition on `ticket_history`: its values are words or facts of a person. */
const hasWords = sql`kind IN ('title', 'fact', 'participant')`;

const deleteParticipants = statement((db, these: SQL) =>
  db.delete(participants).where(sql`${participants.ticketId} ${these}`),
);

const eraseTickets = statement((db, these: SQL) =>
  db
    .update(tickets)
    .set({
      title: '',
      contact: null,
      facts: {},
      fingerprint: '',
      closeReason: null,
      ratingComment: null,
      ...awake,
      unread: false,
      version: sql`${tickets.version} + 1`,
    })
    .where(sql`${tickets.id} ${these}`),
);

/**
 * Takes out every content of a customer and every way to know whose it was; rows stay, so that counts stay true. `folded`
 * as for `eraseParts`.
 */
export const eraseEverything = (
  db: Database,
  { customerId, now, folded }: { customerId: string; now: number; folded: readonly FoldedTicket[] },
) =>
  [
    forgetFiles(db, customerId, now),
    addClosings(db, customerId, now),
    closeOpenTickets(db, customerId, now),
    ...eraseWords(db, ofCustomer(customerId)),
    ...eraseParts(db, customerId, folded),
    ...erasePerson(db, customerId, now),
  ] as const;

const forgetFiles = statement((db, customerId: string, now: number) =>
  db.update(attachments).set({ removedAt: now, name: '', ownerId: null }).where(fileOf(customerId)),
);

const addClosings = statement((db, customerId: string, now: number) =>
  db.run(sql`
    INSERT INTO ticket_history (id, ticket_id, at, actor, actor_id, kind, from_value, to_value)
    SELECT lower(hex(randomblob(16))), id, ${now}, 'customer', ${customerId}, 'state', state, 'closed'
    FROM tickets WHERE customer_id = ${customerId} AND state IN ('waiting', 'in_review', 'answered')`),
);

const closeOpenTickets = statement((db, customerId: string, now: number) =>
  db
    .update(tickets)
    .set({ state: 'closed', stateSince: now })
    .where(
      sql`${tickets.customerId} = ${customerId} AND ${tickets.state} IN ('waiting', 'in_review', 'answered')`,
    ),
);
