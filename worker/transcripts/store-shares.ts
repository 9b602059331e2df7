import { and, asc, eq, getTableColumns, gt, lte, type SQL, sql } from 'drizzle-orm';
import { fragment, statement } from '../foundation/database/statement.ts';
import { isOfFirst } from '../foundation/database/sweep.ts';
import { tickets } from '../tickets/schema.ts';
import { transcriptShares } from './schema.ts';

/** A share as it is stored. */
export type ShareRow = typeof transcriptShares.$inferSelect;

/** The shares of the customer's ticket with this code that hold at `now`, oldest first. */
export const findShares = statement((db, code: string, customer: SQL, now: number) =>
  db
    .select(getTableColumns(transcriptShares))
    .from(transcriptShares)
    .innerJoin(tickets, eq(tickets.id, transcriptShares.ticketId))
    .where(
      and(
        eq(tickets.code, code),
        sql`${tickets.customerId} = ${customer}`,
        gt(transcriptShares.expiresAt, now),
      ),
    )
    .orderBy(asc(transcriptShares.createdAt), sql`transcript_shares.rowid`),
);

/** Condition: the ticket is there, and is the customer's. */
export const isTicketOf = fragment(
  (ticketId: string, customer: SQL) => sql`
  EXISTS (SELECT 1 FROM tickets WHERE id = ${ticketId} AND customer_id = ${customer})`,
);

/** Condition: fewer than `most` shares of the ticket hold at `now`. */
export const isBelowShareLimit = fragment(
  (ticketId: string, now: number, most: number) => sql`
  (SELECT count(*) FROM transcript_shares
    WHERE ticket_id = ${ticketId} AND expires_at > ${now}) < ${most}`,
);

/** A share of what the ticket's chain holds by now; places in it begin with 1. */
export const addShare = statement((db, share: Omit<ShareRow, 'lastPosition'>) =>
  db.run(sql`
    INSERT INTO transcript_shares (id, ticket_id, token_hash, last_position, created_at, expires_at)
    SELECT ${share.id}, ${share.ticketId}, ${share.tokenHash}, coalesce(max(chain_position), 0),
      ${share.createdAt}, ${share.expiresAt}
    FROM messages WHERE ticket_id = ${share.ticketId}`),
);

/** Ends a share of a ticket, if there is such a one. */
export const deleteShare = statement((db, ticketId: string, id: string) =>
  db
    .delete(transcriptShares)
    .where(and(eq(transcriptShares.id, id), eq(transcriptShares.ticketId, ticketId))),
);

/** Ends the shares of some tickets, named by `these` (`IN (…)`). */
export const deleteSharesOf = statement((db, these: SQL) =>
  db.delete(transcriptShares).where(sql`${transcriptShares.ticketId} ${these}`),
);

/** Removes shares that have expired. `now` is in epoch ms. */
export const sweepShares = statement((db, now: number, limit: number) =>
  db
    .delete(transcriptShares)
    .where(isOfFirst(transcriptShares, lte(transcriptShares.expiresAt, now), limit)),
);

/** The ticket with this code and the share of it that the token opens at `now`; else no row. */
export const findSharedTicket = statement((db, code: string, tokenHash: string, now: number) =>
  db
    .select({
      ticket: getTableColumns(tickets),
      lastPosition: transcriptShares.lastPosition,
    })
    .from(transcriptShares)
    .innerJoin(tickets, eq(tickets.id, transcriptShares.ticketId))
    .where(
      and(
        eq(transcriptShares.tokenHash, tokenHash),
        eq(tickets.code, code),
        gt(transcriptShares.expiresAt, now),
      ),
    ),
);

/** Scalar: the id of the ticket that the token stands for, or NULL. */
export const ticketOfShare = fragment(
  (tokenHash: string) =>
    sql`(SELECT ticket_id FROM transcript_shares WHERE token_hash = ${tokenHash})`,
);
