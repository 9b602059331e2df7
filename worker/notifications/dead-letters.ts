// A message that was given up stays in the outbox as long as the settings keep sent messages. The
// owner sees why, mends the cause, and has it tried again with the same key against sending twice.
import { and, asc, eq, gt, isNull, or } from 'drizzle-orm';
import type { Database } from '../foundation/database/database.ts';
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

/**
 * Puts a dead message back in the queue with all its tries; a gateway that may have taken it is
 * asked first, as ever. No row = it is not dead, or its code or link has died meanwhile.
 */
export const reviveDead = (db: Database, id: string, now: number) =>
  db
    .update(outbox)
    .set({
      state: 'queued',
      dueAt: now,
      leaseToken: null,
      claims: 0,
      tries: 0,
      ambiguousAttempts: 0,
      reason: null,
    })
    .where(
      and(
        eq(outbox.id, id),
        eq(outbox.state, 'dead'),
        or(isNull(outbox.expiresAt), gt(outbox.expiresAt, now)),
      ),
    )
    .returning({ id: outbox.id, message: outbox.message, channel: outbox.channel });
