import { and, eq, getTableColumns, type SQL, type SQLWrapper, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import { attachments } from '../attachments/schema.ts';
import { fragment, isOneOf, statement } from '../foundation/database/statement.ts';
import { agents, blockedAddresses } from '../people/schema.ts';
import { unprovenKey } from '../people/store.ts';
import { messages, ticketHistory, tickets } from '../tickets/schema.ts';
import { type TicketRow, withMerged } from '../tickets/store.ts';
import { happenedOrder, rowidOfMessage } from '../tickets/store-reading.ts';

// Whoever reads these asks `isWithinReach` of the ticket before anything of it is shown or changed.

const mergeTarget = alias(tickets, 'target');

/** Scalar: the id of the ticket with this code. */
export const ticketWithCode = fragment(
  (code: string) => sql`(SELECT tickets.id FROM tickets WHERE tickets.code = ${code})`,
);

const isInThread = (code: string): SQL =>
  sql`${messages.ticketId} IN ${withMerged(ticketWithCode(code))}`;

/**
 * Everything that was written, notes included, with the agents' names and the code of the ticket that it was written
 * in: of those that were merged into this one too. In no order: `inWrittenOrder` puts them into theirs.
 */
export const listAllMessages = statement((db, code: string) =>
  db
    .select({
      ...getTableColumns(messages),
      agentName: agents.name,
      code: tickets.code,
      filedBy: tickets.filedBy,
      rowid: rowidOfMessage,
    })
    .from(messages)
    .innerJoin(tickets, eq(tickets.id, messages.ticketId))
    .leftJoin(agents, eq(agents.id, messages.authorId))
    .where(isInThread(code)),
);

/** Where a value of the history is an agent, its name. */
const nameOfAssignee = (value: SQLWrapper) => sql<string | null>`
  CASE ${ticketHistory.kind} WHEN 'assignee'
    THEN coalesce((SELECT named.name FROM agents AS named WHERE named.id = ${value}), ${value}) ELSE ${value} END`;

/**
 * The history of the ticket with this code, oldest first, with the names of agents: who acted, and who had the ticket.
 */
export const listHistoryWithNames = statement((db, code: string) =>
  db
    .select({
      ...getTableColumns(ticketHistory),
      fromValue: nameOfAssignee(ticketHistory.fromValue),
      toValue: sql<string>`${nameOfAssignee(ticketHistory.toValue)}`,
      agentName: agents.name,
    })
    .from(ticketHistory)
    .leftJoin(agents, eq(agents.id, ticketHistory.actorId))
    .where(eq(ticketHistory.ticketId, ticketWithCode(code)))
    .orderBy(...happenedOrder),
);

/** What a fact was before the change of this row of the ticket's history; packed as `packFact` does. */
export const findFactBefore = statement((db, code: string, entry: string) =>
  db
    .select({ before: ticketHistory.fromValue })
    .from(ticketHistory)
    .where(
      and(
        eq(ticketHistory.id, entry),
        eq(ticketHistory.ticketId, ticketWithCode(code)),
        eq(ticketHistory.kind, 'fact'),
      ),
    ),
);

/** Ids of the thread's messages, as a subquery. */
export const messagesOfCode = fragment(
  (code: string) => sql`(SELECT messages.id FROM messages WHERE ${isInThread(code)})`,
);

/** Scalar: code of the ticket that the one with this code was merged into; a row with null where it was not. */
export const findMergedInto = statement((db, code: string) =>
  db
    .select({ code: mergeTarget.code })
    .from(tickets)
    .leftJoin(mergeTarget, eq(mergeTarget.id, tickets.mergedInto))
    .where(eq(tickets.code, code)),
);

/** Scalar: the customer of the thread, NULL for one who proved nothing. */
export const customerOfCode = fragment(
  (code: string) => sql`(SELECT tickets.customer_id FROM tickets WHERE tickets.code = ${code})`,
);

/** A file that a message took, and where the ticket of that message stands, and the one that it was merged into. */
export const findFileWithTicket = statement((db, id: string) =>
  db
    .select({
      file: getTableColumns(attachments),
      ticket: { state: tickets.state, department: tickets.department, agency: tickets.agency },
      target: {
        state: mergeTarget.state,
        department: mergeTarget.department,
        agency: mergeTarget.agency,
      },
    })
    .from(attachments)
    .innerJoin(messages, eq(messages.id, attachments.takenBy))
    .innerJoin(tickets, eq(tickets.id, messages.ticketId))
    .leftJoin(mergeTarget, eq(mergeTarget.id, tickets.mergedInto))
    .where(eq(attachments.id, id)),
);

/** A blocked address as the desk lists it; `blockedAt` is epoch ms, `unprovenOnly` 0 or 1. */
export type Block = {
  /** As it is stored: `unproven:…` where only unproven requests are blocked. */
  address: string;
  reason: string;
  blockedAt: number;
  unprovenOnly: number;
};

/**
 * The blocks of both kinds on a thread's sender, the oldest first: on any address of the customer, or on
 * the one left behind.
 */
export const listBlocksOn = statement((db, code: string) =>
  db.all<Block>(sql`
    SELECT blocked.address, blocked.reason, blocked.blocked_at AS blockedAt,
      blocked.address <> named.address AS unprovenOnly
    FROM (
      SELECT address FROM identities WHERE customer_id = ${customerOfCode(code)}
      UNION SELECT contact FROM tickets WHERE code = ${code}
    ) AS named
    JOIN blocked_addresses AS blocked
      ON blocked.address IN (named.address, ${unprovenKey(sql`named.address`)})
    ORDER BY blocked.blocked_at`),
);

/** Blocks further unproven requests that name the address; one that is blocked already stays as it was. */
export const blockUnproven = statement(
  (
    db,
    {
      address,
      ...block
    }: { address: string; reason: string; blockedAt: number; blockedBy: string },
  ) =>
    db
      .insert(blockedAddresses)
      .values({ ...block, address: unprovenKey(address) })
      .onConflictDoNothing(),
);

/** Lifts blocks by their stored addresses. */
export const liftBlocks = statement((db, addresses: readonly string[]) =>
  db.delete(blockedAddresses).where(isOneOf(blockedAddresses.address, addresses)),
);

/** Condition: the ticket is as it was read, and that is the version which the agent saw (R37). */
export const isVersionCurrent = fragment(
  ({ id, version }: Pick<TicketRow, 'id' | 'version'>, seen: number) => sql`
  ${version} = ${seen} AND EXISTS (SELECT 1 FROM tickets WHERE id = ${id} AND version = ${version})`,
);
