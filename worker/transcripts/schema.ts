import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** Public keys that ever signed, so that old transcripts verify after the secret has changed. */
export const transcriptKeys = sqliteTable('transcript_keys', {
  id: text().primaryKey(),
  /** Raw Ed25519 public key, base64url. */
  publicKey: text().notNull(),
  firstUsedAt: integer().notNull(),
});
