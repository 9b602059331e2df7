import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { tickets } from '../tickets/schema.ts';

/** Public keys that ever signed, so that old transcripts verify after the secret has changed. */
export const transcriptKeys = sqliteTable('transcript_keys', {
  id: text().primaryKey(),
  /** Raw Ed25519 public key, base64url. */
  publicKey: text().notNull(),
  firstUsedAt: integer().notNull(),
});

/**
 * Links by which owners show the words of a ticket to others. The token of a link lies nowhere: it is
 * derived from `id` by a secret outside the database. A share that was ended is gone.
 */
export const transcriptShares = sqliteTable(
  'transcript_shares',
  {
    id: text().primaryKey(),
    ticketId: text()
      .notNull()
      .references(() => tickets.id, { onDelete: 'cascade' }),
    /** SHA-256 of the token, base64url. */
    tokenHash: text().notNull(),
    /** Place in the chain of the last message that it shows. */
    lastPosition: integer().notNull(),
    /** Epoch ms, like all times. */
    createdAt: integer().notNull(),
    expiresAt: integer().notNull(),
  },
  (table) => [
    uniqueIndex('transcript_shares_token').on(table.tokenHash),
    index('transcript_shares_ticket').on(table.ticketId),
    index('transcript_shares_expires_at').on(table.expiresAt),
  ],
);
