import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** What readers said of articles. Nothing here tells who; after its day, not even that two are one's. */
export const feedback = sqliteTable(
  'feedback',
  {
    /** Grows with time, and stands for it: hours are not kept. */
    id: integer().primaryKey(),
    article: text().notNull(),
    /** In Tehran: `1405-08-30`. */
    day: text().notNull(),
    helpful: integer({ mode: 'boolean' }).notNull(),
    /** Without numbers that could be somebody's. */
    comment: text(),
    /** `day:` and a keyed hash of asker and article, so that each counts once; null once the day is over. */
    asker: text().unique(),
  },
  (table) => [
    index('feedback_by_article').on(table.article),
    index('feedback_by_day').on(table.day),
  ],
);
