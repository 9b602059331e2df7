import { sql } from 'drizzle-orm';
import { check, index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** How often something happened under a key since its window began. */
export const rateLimits = sqliteTable(
  'rate_limits',
  {
    key: text().primaryKey(),
    /** Charges since the window began. */
    count: integer().notNull(),
    /** Epoch ms after which the count starts anew. */
    resetsAt: integer().notNull(),
    /** The last request that was let through: later statements of its batch ask for it. */
    grantedTo: text().notNull(),
  },
  (table) => [index('rate_limits_resets_at').on(table.resetsAt)],
);

/** Always empty: a guard of a batch inserts 0 where its condition does not hold, which the check refuses. */
export const guards = sqliteTable(
  'guards',
  { holds: integer({ mode: 'boolean' }).notNull() },
  () => [check('guards_hold', sql`holds = 1`)],
);

/** One row, changed by `npm run secret:accept` alone: a keyed hash by which the secret that wrote this database is known again. */
export const secretMarks = sqliteTable('secret_marks', {
  id: integer().primaryKey(),
  mark: text().notNull(),
});
