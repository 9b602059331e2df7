import { sql } from 'drizzle-orm';
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** One uploaded file. Its bytes are in the file store under `id`; a row without bytes is possible, bytes without a row are not. */
export const attachments = sqliteTable(
  'attachments',
  {
    id: text().primaryKey(),
    /** Hash of the form token it was uploaded with: only that form may take it. */
    formKey: text().notNull(),
    /** The message that took it; null until then. */
    takenBy: text(),
    /** The customer whose quota it counts on; null for people who have proven nothing. */
    ownerId: text(),
    /** As people see it; never a path. */
    name: text().notNull(),
    type: text().notNull(),
    byteCount: integer().notNull(),
    /** Pixels, of pictures alone. */
    width: integer(),
    /** Pixels, of pictures alone. */
    height: integer(),
    /** Identity documents and the like: kept for a shorter time. */
    sensitive: integer({ mode: 'boolean' }).notNull(),
    createdAt: integer().notNull(),
    /** When its bytes were safely stored; null while the upload runs or after it broke. */
    storedAt: integer(),
    /** When its time was over; the row stays so that the thread can say that a file was here. */
    removedAt: integer(),
  },
  (table) => [
    index('attachments_form').on(table.formKey),
    index('attachments_taken').on(table.takenBy),
    index('attachments_owner').on(table.ownerId),
    index('attachments_loose').on(table.createdAt).where(sql`taken_by IS NULL`),
    index('attachments_kept').on(table.sensitive, table.createdAt).where(sql`removed_at IS NULL`),
  ],
);

/** A row of `attachments`; times are epoch milliseconds. */
export type Attachment = typeof attachments.$inferSelect;
