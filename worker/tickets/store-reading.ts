import { and, desc, eq, getTableColumns, inArray, isNull, type SQL, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import { listAttachments } from '../attachments/store.ts';
import { isRunning } from '../foundation/database/charge.ts';
import type { Database } from '../foundation/database/database.ts';
import { fragment, statement } from '../foundation/database/statement.ts';
import { listSizes } from '../foundation/fixed-limits.ts';
import { customerWith } from '../people/store.ts';
import { openStates } from './moves/moves.ts';
import { senderOfStopped } from './open/store-stopped.ts';
import { partsOf, takesPart } from './participants/store-participants.ts';
import { messages, ticketHistory, tickets } from './schema.ts';
import { type Given, withMerged } from './store.ts';

/** The place of a message in the order of writing. */
export const rowidOfMessage = sql<number>`messages.rowid`;

/** Ids made in one millisecond are in no order; rows are in the order of their writing. */
export const writtenOrder = [messages.createdAt, sql`messages.rowid`] as const;

/** Oldest first; rows of one millisecond in the order of their writing. */
export const happenedOrder = [ticketHistory.at, sql`ticket_history.rowid`] as const;

const isOwn = (customer: Given): SQL => sql`${tickets.customerId} = ${customer}`;

/** Condition on `tickets`: the customer's own ones, and those in which it takes part. */
export const ownedBy = (customer: Given): SQL =>
  sql`(${isOwn(customer)} OR ${takesPart(sql`${tickets.id}`, customer)})`;

/** The ticket with this code (stored form) that the customer has or takes part in; else no row. */
export const findTicketOfCustomer = statement((db, code: string, customer: Given) =>
  db
    .select()
    .from(tickets)
    .where(and(eq(tickets.code, code), ownedBy(customer))),
);

const idOfTicket = fragment(
  (code: string, customer: Given) =>
    sql`(SELECT tickets.id FROM tickets WHERE tickets.code = ${code} AND ${ownedBy(customer)})`,
);

/**
 * What was merged is read by whoever reads the thread, as far as one customer has both. The plus keeps from the index of
 * customers, who have many.
 */
const ownedWith = (code: string): SQL =>
  sql`+${tickets.customerId} IS (SELECT root.customer_id FROM tickets AS root WHERE root.code = ${code})`;

const isInThread = (code: string, customer: Given): SQL =>
  sql`${messages.ticketId} IN ${withMerged(idOfTicket(code, customer))}`;

/**
 * The customer's part of a thread, with those of its tickets that were merged into it: no internal notes. In no order:
 * `inWrittenOrder` puts them into theirs.
 */
export const findVisibleMessages = statement((db, code: string, customer: Given) =>
  db
    .select({
      id: messages.id,
      /** Of the ticket that it was written in. */
      code: tickets.code,
      filedBy: tickets.filedBy,
      author: messages.author,
      text: messages.text,
      seenAt: messages.seenAt,
      authorId: messages.authorId,
      createdAt: messages.createdAt,
      rowid: rowidOfMessage,
    })
    .from(messages)
    .innerJoin(tickets, eq(tickets.id, messages.ticketId))
    .where(and(isInThread(code, customer), ownedWith(code), eq(messages.internal, false))),
);

/** Files of the customer's part of a thread. */
export const findVisibleFiles = (db: Database, code: string, customer: Given) =>
  listAttachments(db, visibleMessagesOf(code, customer));

const visibleMessagesOf = fragment(
  (code: string, customer: Given) => sql`
    (SELECT messages.id FROM messages JOIN tickets ON tickets.id = messages.ticket_id
      WHERE ${isInThread(code, customer)} AND ${ownedWith(code)} AND NOT messages.internal)`,
);

const mergeTarget = alias(tickets, 'target');

/** The ticket that the one with this code was merged into, if the customer reads both; no row where it was not. */
export const findMergeTarget = statement((db, code: string, customer: Given) =>
  db
    .select(getTableColumns(mergeTarget))
    .from(tickets)
    .innerJoin(mergeTarget, eq(mergeTarget.id, tickets.mergedInto))
    .where(
      and(
        eq(tickets.code, code),
        ownedBy(customer),
        sql`(${mergeTarget.customerId} = ${customer} OR ${takesPart(sql`${mergeTarget.id}`, customer)})`,
      ),
    ),
);

/** What happened to the ticket that the customer reads, oldest first. */
export const findHistory = statement((db, code: string, customer: Given) =>
  db
    .select({
      at: ticketHistory.at,
      actor: ticketHistory.actor,
      actorId: ticketHistory.actorId,
      kind: ticketHistory.kind,
      fromValue: ticketHistory.fromValue,
      toValue: ticketHistory.toValue,
      why: ticketHistory.why,
    })
    .from(ticketHistory)
    .innerJoin(tickets, eq(tickets.id, ticketHistory.ticketId))
    .where(and(eq(tickets.code, code), ownedBy(customer)))
    .orderBy(...happenedOrder),
);

const hasUnreadFollowUp = sql<number>`EXISTS (SELECT 1 FROM messages AS followup
  WHERE followup.ticket_id = tickets.id AND followup.author = 'customer' AND followup.seen_at IS NULL
    AND EXISTS (SELECT 1 FROM messages AS earlier WHERE earlier.ticket_id = tickets.id
      AND NOT earlier.internal AND earlier.rowid < followup.rowid))`;

const lastMessageAt = sql<number | null>`(SELECT max(created_at) FROM messages
  WHERE messages.ticket_id = tickets.id AND NOT internal)`;

/**
 * Those of others in which the customer takes part too, the one that changed last first. With 1 where an answer waits that
 * the customer of the ticket has not opened, and where a customer wrote again and nobody has read it, and with the instant
 * of the newest message that customers may read.
 */
export const listTicketsOfCustomer = statement((db, customer: Given, limit: number) =>
  db
    .select({
      ...getTableColumns(tickets),
      hasNews: sql<number>`EXISTS (SELECT 1 FROM messages WHERE messages.ticket_id = tickets.id
        AND author <> 'customer' AND NOT internal AND seen_at IS NULL)`,
      hasUnreadFollowUp,
      lastMessageAt,
    })
    .from(tickets)
    .where(isOwn(customer))
    .unionAll(
      db
        .select({
          ...getTableColumns(tickets),
          hasNews: sql<number>`0`,
          hasUnreadFollowUp,
          lastMessageAt,
        })
        .from(tickets)
        .where(
          sql`${tickets.id} IN ${partsOf(customer)} AND ${tickets.customerId} IS NOT ${customer}`,
        ),
    )
    .orderBy(sql`updated_at DESC`)
    .limit(limit),
);

/** The opening message and the newest text of a customer's open tickets of one type. */
export const listOpenTicketsOfType = statement((db, customer: Given, requestType: string) =>
  db
    .select({
      id: tickets.id,
      code: tickets.code,
      title: tickets.title,
      state: tickets.state,
      createdAt: tickets.createdAt,
      text: sql<string>`(SELECT text FROM messages WHERE messages.ticket_id = tickets.id
        AND NOT internal ORDER BY created_at, rowid LIMIT 1)`,
    })
    .from(tickets)
    .where(
      and(
        isOwn(customer),
        eq(tickets.requestType, requestType),
        inArray(tickets.state, [...openStates]),
      ),
    )
    .orderBy(desc(tickets.createdAt))
    .limit(listSizes.possibleDuplicates),
);

/** The ticket that waits for a proof, with what the owner of its address is entitled to. */
export const findTicketOfProof = statement((db, proofId: string) =>
  db
    .select({
      ...getTableColumns(tickets),
      ownerPlan: sql<string | null>`(SELECT customers.plan FROM customers
        WHERE customers.id = ${customerWith(sql`${tickets.contact}`)})`,
      ownerAgency: sql<string | null>`(SELECT customers.agency FROM customers
        WHERE customers.id = ${customerWith(sql`${tickets.contact}`)})`,
      firstText: sql<string | null>`(SELECT messages.text FROM messages
        WHERE messages.ticket_id = tickets.id ORDER BY messages.created_at LIMIT 1)`,
    })
    .from(tickets)
    .where(and(eq(tickets.proofId, proofId), isNull(tickets.customerId))),
);

const urgentPrefix = 'urgent:';

/** Key of the limit that counts a customer's urgent tickets. */
export const urgentKeyOf = (customerId: string) => `${urgentPrefix}${customerId}`;

/** How many urgent tickets this customer has opened in the running window. */
export const countUrgent = statement((db, customer: Given, now: number, windowMs: number) =>
  db.all<{ count: number }>(sql`
    SELECT count FROM rate_limits
    WHERE key = ${urgentPrefix} || ${customer}
      AND ${isRunning(sql`resets_at`, now, windowMs)}`),
);

const submissionPrefix = 'file:';

/** The scope of Idempotency-Keys of a customer or of an unproven address. */
export const submissionScope = (sender: string) => `${submissionPrefix}${sender}`;

/** The same as a scalar, for a customer who is being read. */
export const submissionScopeOf = fragment(
  (customer: SQL) => sql`${submissionPrefix} || ${customer}`,
);

/** By its code, for whoever will have to prove its address. */
export const findTicketByCode = statement((db, code: string) =>
  db.select().from(tickets).where(eq(tickets.code, code)),
);

/**
 * The address whose proof opens a ticket: where its sender can be reached, or the customer's own by its
 * reply channel. A request that a block stopped has none, but a code and an address like any (R31).
 */
export const addressOfTicket = statement((db, code: string) =>
  db.all<{ id: string; address: string }>(sql`
    SELECT * FROM (
      SELECT asked.id, coalesce(asked.contact, own.address) AS address
      FROM tickets AS asked LEFT JOIN identities AS own ON own.customer_id = asked.customer_id
      WHERE asked.code = ${code} AND asked.state <> 'expired'
        AND coalesce(asked.contact, own.address) IS NOT NULL
      ORDER BY (own.kind = 'email') = (asked.reply_channel = 'email') DESC LIMIT 1)
    UNION ALL ${senderOfStopped(code)}`),
);
