import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/**
 * A challenge to prove that a phone or mailbox belongs to the requester. What it takes to pass lies
 * nowhere: codes and link tokens are derived from `id` by a secret outside the database.
 */
export const proofs = sqliteTable(
  'proofs',
  {
    /** 128 random bits, known to the browser that asked (codes) or to the link's holder. */
    id: text().primaryKey(),
    kind: text({ enum: ['sms_code', 'email_code', 'email_link'] }).notNull(),
    /** Canonical mobile or e-mail address. */
    address: text().notNull(),
    /** What the proof is good for; a proof of one purpose never passes for another. */
    purpose: text().notNull(),
    /** Who or what it is about, in the words of the feature that asked. */
    subject: text(),
    /** The browser that asked has proven this address before: its sends and wrong guesses count apart (R65). */
    knownDevice: integer({ mode: 'boolean' }).notNull(),
    createdAt: integer().notNull(),
    expiresAt: integer().notNull(),
    wrongTries: integer().notNull().default(0),
    /**
     * The request whose try was judged last. Where no message was sent it begins with a mark from the
     * start, and such tries count for themselves: see `unsentMark`.
     */
    judgedBy: text(),
    provedAt: integer(),
    /** When a newer proof of the same address and purpose took its place, or it was ended unproven. */
    supersededAt: integer(),
  },
  (table) => [
    index('proofs_address').on(table.address, table.createdAt),
    index('proofs_expires_at').on(table.expiresAt),
  ],
);

/** Whether a phone or a mailbox is proven. */
export type ProofKind = (typeof proofs.$inferSelect)['kind'];
