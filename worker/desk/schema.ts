import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { SavedQuery } from '#shared/contract/desk/views.ts';
import { agents } from '../people/schema.ts';

/** Searches that agents keep under a name; times are epoch ms. */
export const savedViews = sqliteTable(
  'saved_views',
  {
    id: text().primaryKey(),
    title: text().notNull(),
    /** Who saved it, and alone may change it. */
    ownerId: text()
      .notNull()
      .references(() => agents.id),
    /** A key of `settings.departments`, all of whose agents see it; null = its owner alone. */
    department: text(),
    /** What it asks for, as JSON. */
    query: text({ mode: 'json' }).$type<SavedQuery>().notNull(),
    /** Lowest first. */
    position: integer().notNull(),
    createdAt: integer().notNull(),
  },
  (table) => [
    index('saved_views_owner').on(table.ownerId, table.position),
    index('saved_views_department').on(table.department, table.position),
  ],
);

/**
 * How many tickets there are of each kind that views count by. Triggers of migration 0010 keep it, so that no write of
 * a ticket can forget it; an empty text is none.
 */
export const ticketCounts = sqliteTable(
  'ticket_counts',
  {
    department: text().notNull(),
    state: text().notNull(),
    /** 1 while it is put off. */
    snoozed: integer().notNull(),
    /** 1 where an answer, or what a stage promised, is owed and it is not put off. */
    owed: integer().notNull(),
    assignee: text().notNull(),
    agency: text().notNull(),
    /** Tickets of this kind. */
    count: integer().notNull(),
  },
  (table) => [
    primaryKey({
      columns: [
        ...([table.department, table.state, table.snoozed] as const),
        ...([table.owed, table.assignee, table.agency] as const),
      ],
    }),
  ],
);

/** Grows with every change of a ticket of the department that lists show; triggers of migration 0010 keep it. */
export const ticketChanges = sqliteTable('ticket_changes', {
  department: text().primaryKey(),
  /** Changes so far. */
  count: integer().notNull(),
});
