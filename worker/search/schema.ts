import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** How often a question found no answer in one week. Nothing here tells who asked. */
export const searchMisses = sqliteTable(
  'search_misses',
  {
    /** Its first day, a Saturday in Tehran: `1405-08-30`. */
    week: text().notNull(),
    /** Folded; numbers that could be somebody's are masked. */
    query: text().notNull(),
    /** Searches in the row's week. */
    count: integer().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.week, table.query] }),
    index('search_misses_by_count').on(table.week, table.count),
  ],
);
