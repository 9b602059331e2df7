import { and, eq, lte, ne, type SQL, sql } from 'drizzle-orm';
import type { Database } from '../../foundation/database/database.ts';
import { asJson, fragment, isOneOf, statement } from '../../foundation/database/statement.ts';
import { minutes, seconds } from '../../foundation/ports/clock.ts';
import type {
  DeliveryChannel,
  QueuedNotification,
} from '../../foundation/ports/notification-templates.ts';
import { outbox } from '../schema.ts';

/** Longer than all calls for one message together: two questions and two sends of 9 s. */
const leaseMs = seconds(60);

/** A code with less life than this left would arrive dead. */
const leastLifeMs = seconds(45);

/** A message in the hands of one sender; its data still as they lie, for reading them may fail. */
export type Claimed = Omit<QueuedNotification, 'data'> & {
  data: string;
  leaseToken: string;
  dedupeId: number;
  claims: number;
  maybeSent: boolean;
  tries: number;
  ambiguousAttempts: number;
  provider: string | null;
  avoid: string | null;
  providerMessageId: string | null;
};

type ClaimedRow = Omit<Claimed, 'maybeSent'> & { maybeSent: number };

/** What one sender takes messages by; `now` is epoch ms. */
export type Claim = {
  now: number;
  leaseToken: string;
  providers: readonly { channel: DeliveryChannel; name: string }[];
  spending: { day: number; maxRials: number };
  /** Messages whose SMS leaves even where the day's money is spent. */
  beyondBudget: readonly string[];
};

/**
 * Takes the message that has been due longest, if its channel is open: some provider of it is
 * not paused, and for SMS the day's money is not spent. One statement, so that two senders never
 * hold one message (R46).
 */
export const claimNext = (db: Database, { spending, ...claim }: Claim) =>
  takeNext(db, claim, spending);

const takeNext = statement(
  (
    db,
    { now, leaseToken, providers, beyondBudget }: Omit<Claim, 'spending'>,
    spending: Claim['spending'],
  ) =>
    db.all<ClaimedRow>(sql`
    UPDATE outbox SET
      may_be_out = may_be_out OR lease_token IS NOT NULL,
      claims = claims + 1, lease_token = ${leaseToken}, due_at = ${now} + ${leaseMs}
    WHERE id = (
      SELECT id FROM outbox
      WHERE state = 'queued' AND due_at <= ${now}
        AND (expires_at IS NULL OR expires_at > ${now} + ${leastLifeMs})
        AND channel IN (
          SELECT value ->> 'channel' FROM json_each(${asJson(providers)})
          WHERE value ->> 'name' NOT IN (
            SELECT provider FROM provider_pauses WHERE paused_until > ${now}))
        AND (channel <> 'sms' OR ${hasMoney(spending)} OR ${isOneOf(sql`message`, beyondBudget)})
      ORDER BY due_at LIMIT 1)
    RETURNING ${claimedColumns}`),
);

const claimedColumns = sql`
  id, message, channel, address AS "to", ticket_id AS ticketId, proof_id AS proofId, data,
  created_at AS createdAt, expires_at AS expiresAt, lease_token AS leaseToken,
  dedupe_id AS dedupeId, claims, may_be_out AS maybeSent, tries, doubts AS ambiguousAttempts, provider, avoid,
  provider_message_id AS providerMessageId`;

const claimedBy = fragment(
  (now: number, leaseToken: string) =>
    sql`state = 'queued' AND due_at = ${now} + ${leaseMs} AND lease_token = ${leaseToken}`,
);

/** What `claimNext` has answered. */
export const readClaimed = (db: Database, { now, leaseToken }: Claim) =>
  readWhere(db, claimedBy(now, leaseToken));

const readWhere = statement((db, condition: SQL) =>
  db.all<ClaimedRow>(sql`SELECT ${claimedColumns} FROM outbox WHERE ${condition}`),
);

/** Condition: this claim took a message. */
export const hasClaimed = ({ now, leaseToken }: Claim): SQL => isThere(claimedBy(now, leaseToken));

const isThere = fragment((condition: SQL) => sql`EXISTS (SELECT 1 FROM outbox WHERE ${condition})`);

const hasMoney = ({ day, maxRials }: Claim['spending']): SQL => sql`
  (${maxRials} = 0
    OR coalesce((SELECT rials FROM sms_spending WHERE day = ${day}), 0) < ${maxRials})`;

/** A claimed row with its flags as booleans. */
export const asClaimed = (row: ClaimedRow): Claimed => ({ ...row, maybeSent: row.maybeSent === 1 });

/** Ends a lease; nothing happens if the message has passed into other hands meanwhile. */
export const settle = statement(
  (db, message: Pick<Claimed, 'id' | 'leaseToken'>, change: Partial<typeof outbox.$inferInsert>) =>
    db
      .update(outbox)
      .set({ ...change, leaseToken: null })
      .where(and(eq(outbox.id, message.id), eq(outbox.leaseToken, message.leaseToken)))
      .returning({ id: outbox.id }),
);

/** Condition: it is still in the hands of its holder. */
export const isHeld = fragment(
  ({ id, leaseToken }: Pick<Claimed, 'id' | 'leaseToken'>) =>
    sql`EXISTS (SELECT 1 FROM outbox WHERE id = ${id} AND lease_token = ${leaseToken})`,
);

/** Condition: the lease is over, by `settle` or by its time. */
export const isSettled = fragment(
  ({ id, leaseToken }: Pick<Claimed, 'id' | 'leaseToken'>) =>
    sql`NOT EXISTS (SELECT 1 FROM outbox WHERE id = ${id} AND lease_token = ${leaseToken})`,
);

/** Buries codes and links that died, or will before they could arrive (R49). */
export const expireStale = statement((db, now: number) =>
  db
    .update(outbox)
    .set({ state: 'expired', data: '{}', leaseToken: null })
    .where(
      and(
        eq(outbox.state, 'queued'),
        lte(outbox.dueAt, now),
        lte(outbox.expiresAt, sql`${now} + ${leastLifeMs}`),
      ),
    )
    .returning({ id: outbox.id }),
);

/** How long two pollers keep out of each other's way. */
const pollLeaseMs = minutes(5);

/** Takes messages whose gateway is to be asked what became of them. */
export const claimPolls = statement((db, now: number, count: number) =>
  db.all<{
    id: string;
    provider: string;
    providerMessageId: string | null;
    dedupeId: number;
    polls: number;
  }>(sql`
    UPDATE outbox SET polls = polls + 1, poll_at = ${now} + ${pollLeaseMs}
    WHERE id IN (SELECT id FROM outbox WHERE poll_at <= ${now} ORDER BY poll_at LIMIT ${count})
    RETURNING id, provider, provider_message_id AS providerMessageId, dedupe_id AS dedupeId, polls`),
);

/** Writes what a gateway reported. Answers the id; no row where the notification is gone. */
export const noteDelivery = statement(
  (db, id: string, change: Pick<Partial<typeof outbox.$inferInsert>, 'delivery' | 'pollAt'>) =>
    db.update(outbox).set(change).where(eq(outbox.id, id)).returning({ id: outbox.id }),
);

/** Forgets what was settled and is older than the settings allow. */
export const sweepOutbox = statement((db, before: number) =>
  db.delete(outbox).where(and(lte(outbox.createdAt, before), ne(outbox.state, 'queued'))),
);
