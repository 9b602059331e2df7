import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** Days off that came after the settings were written: «فردا تعطیل است» is one row here. */
export const suddenClosures = sqliteTable('sudden_closures', {
  id: text().primaryKey(),
  /** A key of `calendars`; null = every calendar that keeps holidays. */
  calendar: text(),
  /** Jalali days, both included: `1405-09-05`. */
  fromDay: text().notNull(),
  toDay: text().notNull(),
  title: text().notNull(),
  createdAt: integer().notNull(),
  /** Who closed; an agent's id. */
  createdBy: text(),
});

/** One row. `version` grows with each change of today, so that a promise counted on old hours is noticed. */
export const organisationState = sqliteTable('organisation_state', {
  id: integer().primaryKey(),
  /** Grows by one with each change. */
  version: integer().notNull(),
});
