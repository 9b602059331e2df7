import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** What an `Idempotency-Key` of a caller led to, for 24 hours (R36). */
export const requestKeys = sqliteTable(
  'request_keys',
  {
    /** Whose key it is and for which work: keys of two callers never meet. */
    scope: text().notNull(),
    key: text().notNull(),
    bodyHash: text().notNull(),
    /** Id of the row that this request makes; the request whose id stands here does the work. */
    resultId: text().notNull(),
    answer: text({ mode: 'json' }).$type<unknown>().notNull(),
    createdAt: integer().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.scope, table.key] }),
    index('request_keys_result').on(table.resultId),
    index('request_keys_created').on(table.createdAt),
  ],
);
