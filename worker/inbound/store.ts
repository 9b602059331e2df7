import { and, eq, sql } from 'drizzle-orm';
import type { Database } from '../foundation/database.ts';
import { customers, identities } from '../people/schema.ts';
import { findCustomer, isBlocked } from '../people/store.ts';
import type { Asker } from '../tickets/asker.ts';
import { tickets } from '../tickets/schema.ts';

/** The ticket and its customer, if this proven and unblocked mailbox is one of the customer's. */
export const findRecipient = (db: Database, ticketId: string, mailbox: string) =>
  db
    .select({ ticketId: tickets.id, code: tickets.code, customerId: customers.id })
    .from(tickets)
    .innerJoin(customers, eq(customers.id, tickets.customerId))
    .innerJoin(identities, eq(identities.customerId, customers.id))
    .where(
      and(
        eq(tickets.id, ticketId),
        eq(identities.address, mailbox),
        sql`${identities.provenAt} IS NOT NULL`,
        sql`NOT ${isBlocked(mailbox)}`,
      ),
    );

/** The customer as one who asks: not by a session, but by a mail that proved where it came from. */
export const askerOf = (db: Database, customerId: string): Asker => ({
  customer: sql`${customerId}`,
  part: {
    statements: [findCustomer(db, customerId)],
    answer([rows]) {
      const [customer] = rows as (typeof customers.$inferSelect)[];
      return { customerId, plan: customer?.plan ?? null, agency: customer?.agency ?? null };
    },
  },
});
