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
    /** Those of its group; null in rows of earlier releases. */
    stems: text(),
  },
  (table) => [
    primaryKey({ columns: [table.week, table.query] }),
    index('search_misses_by_count').on(table.week, table.count),
  ],
);

/** Questions of the same stems in one week. */
const group = {
  /** As in `search_misses`. */
  week: text().notNull(),
  /** Id of the article; empty for none. */
  article: text().notNull(),
  /** Lemmas of the questions, sorted; empty in the row that counts all questions of the article. */
  stems: text().notNull(),
  /** The same lemmas in the order in which they were first asked. */
  label: text().notNull(),
  count: integer().notNull(),
};

/** How often questions of the same stems found no answer, by the article that was nearest. */
export const searchMissGroups = sqliteTable('search_miss_groups', group, (table) => [
  primaryKey({ columns: [table.week, table.article, table.stems] }),
  index('search_miss_groups_by_count').on(table.week, table.count),
]);

/** An article was opened, none was although there was an answer, or a request was filed after either. */
export const outcomes = ['opened', 'left', 'asked'] as const;
/** How a search that had an answer ended. */
export type Outcome = (typeof outcomes)[number];

/** How often searches that had an answer ended so, by the article that was opened. */
export const searchOutcomes = sqliteTable(
  'search_outcomes',
  { outcome: text({ enum: outcomes }).notNull(), ...group },
  (table) => [
    primaryKey({ columns: [table.week, table.outcome, table.article, table.stems] }),
    index('search_outcomes_by_count').on(table.week, table.count),
  ],
);
