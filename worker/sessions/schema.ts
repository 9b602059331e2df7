import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { agents, customers } from '../people/schema.ts';

/** A browser that is signed in: as a customer or as an agent, never both. */
export const sessions = sqliteTable(
  'sessions',
  {
    /** SHA-256 of the token in the cookie. */
    tokenHash: text().primaryKey(),
    customerId: text().references(() => customers.id),
    agentId: text().references(() => agents.id),
    /** The agent's role at sign-in; a session of another role than today's is void. */
    role: text(),
    /** The address whose proof opened or last refreshed it, and when. */
    address: text().notNull(),
    provenAt: integer().notNull(),
    /** Null until the agent has given the second factor: such a session opens nothing else. */
    secondFactorAt: integer(),
    secondFactorTries: integer().notNull().default(0),
    createdAt: integer().notNull(),
    /** Last use, to the minute or so. */
    seenAt: integer().notNull(),
    /** Absolute end. */
    expiresAt: integer().notNull(),
  },
  (table) => [
    index('sessions_customer').on(table.customerId),
    index('sessions_agent').on(table.agentId),
    index('sessions_expires_at').on(table.expiresAt),
  ],
);
