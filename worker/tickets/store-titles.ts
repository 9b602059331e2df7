import { desc, gte, sql } from 'drizzle-orm';
import { statement } from '../foundation/database/statement.ts';
import { tickets } from './schema.ts';

/** Titles of requests that were filed since then, with a key that tells senders apart; the newest first. */
export const listTitlesSince = statement((db, since: number, most: number) =>
  db
    .select({
      title: tickets.title,
      sender: sql<string>`coalesce(${tickets.customerId}, ${tickets.contact}, ${tickets.id})`,
    })
    .from(tickets)
    .where(gte(tickets.createdAt, since))
    .orderBy(desc(tickets.createdAt))
    .limit(most),
);
