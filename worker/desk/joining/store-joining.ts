import { and, eq, getTableColumns, sql } from 'drizzle-orm';
import { asJson, fragment, isOneOf, statement } from '../../foundation/database/statement.ts';
import { openStates } from '../../tickets/moves/moves.ts';
import { ticketLinks, tickets } from '../../tickets/schema.ts';
import type { TicketRow } from '../../tickets/store.ts';
import { ticketWithCode } from '../store.ts';

// Whoever reads these asks `isWithinReach` of each ticket before anything of it is shown.

const joinedColumns = getTableColumns(tickets);

/** How many open tickets of a customer are offered, and how many links are shown. */
const mostShown = 20;

/** The tickets that the one with this code is linked to; `direction` is 1 where the link begins there. */
export const listLinked = statement((db, code: string) =>
  db
    .select({
      ...joinedColumns,
      kind: ticketLinks.kind,
      direction: sql<number>`${ticketLinks.ticketId} <> ${tickets.id}`,
    })
    .from(ticketLinks)
    .innerJoin(
      tickets,
      sql`${tickets.id} = iif(${ticketLinks.ticketId} = ${ticketWithCode(code)}, ${ticketLinks.otherId}, ${ticketLinks.ticketId})`,
    )
    .where(
      sql`${ticketLinks.ticketId} = ${ticketWithCode(code)} OR ${ticketLinks.otherId} = ${ticketWithCode(code)}`,
    )
    .limit(mostShown),
);

/** The tickets that were merged into the one with this code. */
export const listMerged = statement((db, code: string) =>
  db
    .select()
    .from(tickets)
    .where(sql`${tickets.mergedInto} = ${ticketWithCode(code)}`),
);

/** Other open tickets of the same customer, or that nobody has proven and that name the same address. */
export const listOpenOfSender = statement((db, code: string) =>
  db
    .select()
    .from(tickets)
    .where(
      and(
        sql`(${tickets.customerId} = (SELECT customer_id FROM tickets WHERE code = ${code})
          OR ${tickets.contact} = (SELECT contact FROM tickets WHERE code = ${code}))`,
        sql`${tickets.code} <> ${code}`,
        isOneOf(tickets.state, openStates),
      ),
    )
    .limit(mostShown),
);

/** The ticket that the one with this code was merged into, and the state that it had before. */
export const findMerge = statement((db, code: string) =>
  db
    .select({
      ...joinedColumns,
      stateBefore: sql<string | null>`(SELECT from_value FROM ticket_history
        WHERE ticket_history.ticket_id = ${ticketWithCode(code)} AND kind = 'state'
        ORDER BY at DESC, rowid DESC LIMIT 1)`,
    })
    .from(tickets)
    .where(sql`${tickets.id} = (SELECT merged_into FROM tickets WHERE code = ${code})`),
);

/** Condition: the ticket stands at the version that was read. */
export const isAtVersion = fragment(
  ({ id, version }: Pick<TicketRow, 'id' | 'version'>) =>
    sql`EXISTS (SELECT 1 FROM tickets WHERE id = ${id} AND version = ${version})`,
);

/** Adds a link; one that is there, in either direction, stays as it is. */
export const addLink = statement((db, link: typeof ticketLinks.$inferInsert) =>
  db.insert(ticketLinks).values(link).onConflictDoNothing(),
);

/** Takes a link of agents away; what was split stays linked. */
export const removeLink = statement((db, one: string, other: string) =>
  db
    .delete(ticketLinks)
    .where(
      and(
        eq(ticketLinks.ticketId, one),
        eq(ticketLinks.otherId, other),
        eq(ticketLinks.kind, 'related'),
      ),
    ),
);

/** What a file that was copied for a split keeps of its original: how long it may be kept. */
export const ageLikeOriginals = statement(
  (db, copies: readonly { id: string; createdAt: number; sensitive: number }[]) =>
    db.run(sql`
      UPDATE attachments SET
        created_at = copy.value ->> 'createdAt',
        sensitive = max(sensitive, copy.value ->> 'sensitive')
      FROM json_each(${asJson(copies)}) AS copy WHERE attachments.id = copy.value ->> 'id'`),
);
