import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** Challenges whose solution was used. A row outlives its challenge, so that a replay finds it. */
export const spentSolutions = sqliteTable(
  'spent_work',
  {
    challengeId: text().primaryKey(),
    expiresAt: integer().notNull(),
  },
  (table) => [index('spent_work_expires_at').on(table.expiresAt)],
);
