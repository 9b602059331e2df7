import {
  index,
  integer,
  primaryKey,
  sqliteTable,
  text,
  uniqueIndex,
} from 'drizzle-orm/sqlite-core';
import type { SavedQuery } from '#shared/contract/desk/views.ts';
import { agents } from '../people/schema.ts';
import { messages, tickets } from '../tickets/schema.ts';

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

/** Texts that agents put into answers; times are epoch ms. */
export const savedReplies = sqliteTable(
  'saved_replies',
  {
    id: text().primaryKey(),
    title: text().notNull(),
    /** Markdown-light, with placeholders such as `{name}`. */
    text: text().notNull(),
    /** Who may use it: its owner, the agents of `department`, or all. */
    sharing: text({ enum: ['own', 'department', 'all'] }).notNull(),
    ownerId: text()
      .notNull()
      .references(() => agents.id),
    /** A key of `settings.departments`; null unless it is shared with one. */
    department: text(),
    /** How often it was put into an answer. */
    uses: integer().notNull().default(0),
    createdAt: integer().notNull(),
    updatedAt: integer().notNull(),
  },
  (table) => [
    index('saved_replies_owner').on(table.ownerId),
    index('saved_replies_department').on(table.department),
  ],
);

/**
 * Acts that agents may still undo: nothing of them has happened until `dueAt`. Then they happen as though they were
 * asked for at that time. Times are epoch ms.
 */
export const heldActs = sqliteTable(
  'held_acts',
  {
    id: text().primaryKey(),
    agentId: text()
      .notNull()
      .references(() => agents.id),
    /** The Idempotency-Key of the request, by which a repeated one finds its act. */
    requestKey: text().notNull(),
    /** Hash of what was asked for: another body under the same key is refused. */
    bodyHash: text().notNull(),
    kind: text({ enum: ['reply', 'close', 'bulk'] }).notNull(),
    /** What was asked for, as JSON. */
    body: text({ mode: 'json' }).notNull(),
    /** `stopped`: it could not happen when it was due, and its agent has not seen so yet. */
    state: text({ enum: ['held', 'done', 'undone', 'stopped'] }).notNull(),
    /** Why it was stopped, or what a bulk act came to, as JSON. */
    outcome: text({ mode: 'json' }),
    createdAt: integer().notNull(),
    dueAt: integer().notNull(),
  },
  (table) => [
    uniqueIndex('held_acts_request').on(table.agentId, table.requestKey),
    index('held_acts_due').on(table.state, table.dueAt),
    index('held_acts_agent').on(table.agentId, table.state),
  ],
);

/** Which ticket waits for which held act: one act at a time for each. Rows go with `held`. */
export const heldTickets = sqliteTable(
  'held_tickets',
  {
    ticketId: text()
      .primaryKey()
      .references(() => tickets.id, { onDelete: 'cascade' }),
    actId: text()
      .notNull()
      .references(() => heldActs.id, { onDelete: 'cascade' }),
  },
  (table) => [index('held_tickets_act').on(table.actId)],
);

/** Which agents have a thread before them, and whether they write there; old rows mean nothing. */
export const presences = sqliteTable(
  'presences',
  {
    ticketId: text().notNull(),
    agentId: text().notNull(),
    isWriting: integer({ mode: 'boolean' }).notNull(),
    /** Epoch ms of the last sign. */
    at: integer().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.ticketId, table.agentId] }),
    index('presences_at').on(table.at),
  ],
);

/** Agents who are named in notes by «@»; times are epoch ms. */
export const mentions = sqliteTable(
  'mentions',
  {
    messageId: text()
      .notNull()
      .references(() => messages.id, { onDelete: 'cascade' }),
    agentId: text()
      .notNull()
      .references(() => agents.id),
    ticketId: text()
      .notNull()
      .references(() => tickets.id, { onDelete: 'cascade' }),
    at: integer().notNull(),
    /** When the agent first opened the thread after that. */
    seenAt: integer(),
  },
  (table) => [
    primaryKey({ columns: [table.messageId, table.agentId] }),
    index('mentions_agent').on(table.agentId, table.seenAt, table.at),
    index('mentions_ticket').on(table.ticketId),
  ],
);
