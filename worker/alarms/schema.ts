import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** One row per thing that an alarm is about, reused by its later episodes. Times are epoch ms. */
export const alarms = sqliteTable(
  'alarms',
  {
    /** A name of `alarmKinds`. */
    name: text().notNull(),
    /** What it is about where a kind has several, such as a provider; empty else. */
    key: text().notNull(),
    /** Beginning of the episode. */
    firstSeenAt: integer().notNull(),
    lastSeenAt: integer().notNull(),
    /** How often it was raised in the episode. */
    count: integer().notNull(),
    /** Facts of the last time, as JSON, without personal data. */
    facts: text().notNull(),
    /** When its receivers were notified; null = they are still to be. */
    notifiedAt: integer(),
    remindedAt: integer(),
    /** Null while it stands. */
    recoveredAt: integer(),
    /** When the receivers learnt that it had recovered, or when nobody was to learn it. */
    recoveryNotifiedAt: integer(),
    /** When it was last raised again after it had recovered, in the same episode. */
    reopenedAt: integer(),
    acknowledgedAt: integer(),
    /** The agent who stopped the reminders. */
    acknowledgedBy: text(),
  },
  (table) => [primaryKey({ columns: [table.name, table.key] })],
);
