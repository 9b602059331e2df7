// A message that was given up stays in the outbox as long as the settings keep sent messages. The
// owner sees why, mends the cause, and has it tried again with the same key against sending twice.
import { asc, eq, sql } from 'drizzle-orm';
import type { Database } from '../foundation/database/database.ts';
import { fragment, statement } from '../foundation/database/statement.ts';
import { outbox } from './schema.ts';

/** Messages that were given up, the oldest first; addresses as they are, for the owner alone. */
export const listDead = (db: Database, limit: number) =>
  db
    .select({
      id: outbox.id,
      message: outbox.message,
      channel: outbox.channel,
      address: outbox.address,
      createdAt: outbox.createdAt,
      expiresAt: outbox.expiresAt,
      reason: outbox.reason,
    })
    .from(outbox)
    .where(eq(outbox.state, 'dead'))
    .orderBy(asc(outbox.createdAt))
    .limit(limit);

/** Assignments that put a dead message back in the queue with all its tries; a gateway that may have it is asked first. */
export const queuedAnew = fragment(
  (now: number) => sql`
  state = 'queued', due_at = ${now}, lease_token = NULL, claims = 0, tries = 0, doubts = 0, reason = NULL`,
);

/** Condition on `outbox`: the message was given up, and its code or link lives after that instant. */
export const isDeadSince = fragment(
  (aliveAt: number) =>
    sql`(outbox.state = 'dead' AND (expires_at IS NULL OR expires_at > ${aliveAt}))`,
);

/** Tries a dead message again. No row = it is not dead, or its code or link has died meanwhile. */
export const reviveDead = statement((db, id: string, now: number) =>
  db.all<{ id: string; message: string; channel: string }>(sql`
    UPDATE outbox SET ${queuedAnew(now)} WHERE id = ${id} AND ${isDeadSince(now)}
    RETURNING id, message, channel`),
);
