import { and, eq, type SQL, sql } from 'drizzle-orm';
import { isNotAhead } from '../foundation/database/charge.ts';
import { fragment, statement } from '../foundation/database/statement.ts';
import { days } from '../foundation/ports/clock.ts';
import type { RequestContext } from '../foundation/ports/services.ts';
import { customers, identities } from '../people/schema.ts';
import { isBlocked } from '../people/store.ts';
import { tickets } from '../tickets/schema.ts';
import { ownedBy } from '../tickets/store-reading.ts';

/**
 * The ticket and who has this proven mailbox, if that is its customer or takes part in it, and whether it is blocked.
 */
export const findRecipient = statement((db, ticketId: string, mailbox: string) =>
  db
    .select({
      ticketId: tickets.id,
      code: tickets.code,
      customerId: customers.id,
      blocked: sql<number>`${isBlocked(mailbox)}`,
    })
    .from(tickets)
    .innerJoin(identities, eq(identities.address, mailbox))
    .innerJoin(customers, eq(customers.id, identities.customerId))
    .where(
      and(
        eq(tickets.id, ticketId),
        ownedBy(sql`${customers.id}`),
        sql`${identities.provenAt} IS NOT NULL`,
      ),
    ),
);

/** Condition: nothing was sent under this id. */
export const isUnanswered = fragment(
  (id: string) => sql`NOT EXISTS (SELECT 1 FROM outbox WHERE id = ${id})`,
);

/**
 * Condition: this sender got fewer mails today than an unproven address may (R14). The answers are not
 * marked `unproven` themselves: they cost whoever forges a sender nothing, and must not use up what
 * that sender may be sent on asking.
 */
export const mayGetAnswer = (
  { clock, settings }: Pick<RequestContext, 'clock' | 'settings'>,
  { to, message }: { to: string; message: string },
): SQL => gotFewMails(to, message, clock.now(), settings.limits.unprovenMessagesPerDay);

const gotFewMails = fragment(
  (to: string, message: string, now: number, max: number) => sql`
  (SELECT count(*) FROM outbox WHERE address = ${to} AND created_at > ${now} - ${days(1)}
    AND ${isNotAhead(sql`created_at`, now)}
    AND (unproven OR message = ${message})) < ${max}`,
);
