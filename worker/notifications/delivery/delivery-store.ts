import { and, eq, lte, ne, type SQL, sql } from 'drizzle-orm';
import { clockSkewMs, isNotAhead, isRunning } from '../../foundation/database/charge.ts';
import type { Database } from '../../foundation/database/database.ts';
import { asJson, fragment, isOneOf, statement } from '../../foundation/database/statement.ts';
import { isOfFirst } from '../../foundation/database/sweep.ts';
import { days, minutes, seconds } from '../../foundation/ports/clock.ts';
import type {
  DeliveryChannel,
  QueuedNotification,
} from '../../foundation/ports/notification-templates.ts';
import { type BudgetRow, type Counted, shareName } from '../day-budget/scope.ts';
import { countEach, isOpenSlot } from '../day-budget/store-budget.ts';
import { outbox } from '../schema.ts';
import { pauseMs } from './channel-store.ts';
import { longestWaitMs } from './life.ts';

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
  unproven: boolean;
  tries: number;
  ambiguousAttempts: number;
  provider: string | null;
  avoid: string | null;
  providerMessageId: string | null;
};

type ClaimedRow = Omit<Claimed, 'maybeSent' | 'unproven'> & { maybeSent: number; unproven: number };

/** What one sender takes messages by; `now` is epoch ms. */
export type Claim = {
  now: number;
  leaseToken: string;
  providers: readonly { channel: DeliveryChannel; name: string }[];
  /** What the day has left, by the rows of every slot that a notice may use; it ends at `endOfDay`. */
  budget: readonly BudgetRow[];
  counts: readonly Counted[];
  endOfDay: number;
  /** Messages that leave even where the day's budget is spent. */
  beyondBudget: readonly string[];
  /** Messages that have no reserve in it. */
  withoutReserve: readonly string[];
};

/** Scalar: the share that a code or link was counted in when it was queued; NULL for all else. */
const grantedShare = sql`iif(json_valid(data), data ->> ${shareName}, NULL)`;

/** Scalar: the slot of a notice. Anybody can name an address, so that what goes to an unproven one has no reserve. */
const slotOfNotice = (withoutReserve: readonly string[]): SQL => sql`
  channel || ':' || iif(unproven OR ${isOneOf(sql`message`, withoutReserve)}, 'common', 'answers')`;

/** Condition: the message is counted in the day's budget with its first claim, and was not when it was queued. */
const isCountedBy = (claimsBefore: SQL, beyondBudget: readonly string[]): SQL => sql`
  (${claimsBefore} = 0 AND channel <> 'webhook' AND ${grantedShare} IS NULL
    AND NOT ${isOneOf(sql`message`, beyondBudget)})`;

/** Condition: the message is due. */
export const isDue = fragment((now: number) => sql`state = 'queued' AND due_at <= ${now}`);

/** The same of these messages alone. The plus keeps the planner from the index of all that are due. */
export const isDueAmong = fragment(
  (ids: readonly string[], now: number) =>
    sql`${isOneOf(sql`id`, ids)} AND +state = 'queued' AND +due_at <= ${now}`,
);

/**
 * Takes the message that has been due longest of those that are `due`, if its channel is open: some provider of it is
 * not paused, and for notices the day's budget is not spent. One statement, so that two senders never
 * hold one message (R46).
 */
export const claimNext = statement(
  (
    db,
    {
      now,
      leaseToken,
      providers,
      budget,
      endOfDay,
      beyondBudget,
      withoutReserve,
    }: Omit<Claim, 'counts'>,
    due: SQL,
  ) =>
    db.all<ClaimedRow>(sql`
    UPDATE outbox SET
      may_be_out = may_be_out OR lease_token IS NOT NULL,
      claims = claims + 1, lease_token = ${leaseToken}, due_at = ${now} + ${leaseMs}
    WHERE id = (
      SELECT id FROM outbox
      WHERE ${due}
        AND (expires_at IS NULL
          OR (expires_at > ${now} + ${leastLifeMs} AND ${isNotAhead(sql`created_at`, now)}))
        AND channel IN (
          SELECT value ->> 'channel' FROM json_each(${asJson(providers)})
          WHERE value ->> 'name' NOT IN (
            SELECT provider FROM provider_pauses WHERE ${isRunning(sql`paused_until`, now, pauseMs)}))
        AND (NOT ${isCountedBy(sql`claims`, beyondBudget)}
          OR ${isOpenSlot(slotOfNotice(withoutReserve), budget, endOfDay)})
      ORDER BY due_at LIMIT 1)
    RETURNING ${claimedColumns}`),
);

const claimedColumns = sql`
  id, message, channel, address AS "to", ticket_id AS ticketId, proof_id AS proofId, data,
  created_at AS createdAt, expires_at AS expiresAt, lease_token AS leaseToken,
  dedupe_id AS dedupeId, claims, may_be_out AS maybeSent, unproven, tries, doubts AS ambiguousAttempts, provider, avoid,
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

/** Counts in the day's budget what the claim before it in the batch has taken, where that is its first. */
export const countClaimed = statement(
  (
    db,
    {
      now,
      leaseToken,
      counts,
      endOfDay,
      beyondBudget,
      withoutReserve,
    }: Omit<Claim, 'providers' | 'budget'>,
  ) =>
    db.all<{ key: string; count: number }>(
      countEach(
        counts,
        endOfDay,
        sql`
        SELECT ${slotOfNotice(withoutReserve)} AS slot
        FROM outbox
        WHERE ${claimedBy(now, leaseToken)} AND ${isCountedBy(sql`(claims - 1)`, beyondBudget)}`,
        1,
      ),
    ),
);

/** A claimed row with its flags as booleans. */
export const asClaimed = (row: ClaimedRow): Claimed => ({
  ...row,
  maybeSent: row.maybeSent === 1,
  unproven: row.unproven === 1,
});

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

/**
 * Takes back what `expireStale` behind it in the batch buries: it was counted when it was queued, and is not sent.
 * What was queued on another day is in no count of it.
 */
export const uncountStale = statement(
  (db, now: number, counts: readonly Counted[], day: { start: number; end: number }) =>
    db.all<{ key: string; count: number }>(
      countEach(
        counts,
        day.end,
        sql`
        SELECT channel || ':' || ${grantedShare} AS slot FROM outbox
        WHERE ${isStale(now)} AND +created_at >= ${day.start} AND +created_at < ${day.end}
          AND lease_token IS NULL AND ${grantedShare} IS NOT NULL`,
        -1,
      ),
    ),
);

/** Condition: a code or link that died, will before it could arrive, or was made under a clock that was ahead. */
const isStale = (now: unknown) => sql`
  (state = 'queued' AND due_at <= ${now} AND expires_at IS NOT NULL
    AND (expires_at <= ${now} + ${leastLifeMs} OR NOT ${isNotAhead(sql`created_at`, now)}))`;

/**
 * What a clock that was ahead put off is due at once, what is in somebody's hands when that lease is
 * over (R99). Put it before `expireStale`: codes and links are not sent, so they keep their time.
 */
export const bringForward = statement((db, now: number) =>
  db.run(sql`
    UPDATE outbox SET
      due_at = iif(lease_token IS NULL, ${now}, ${now} + ${leaseMs}),
      created_at = iif(expires_at IS NULL, min(created_at, ${now}), created_at)
    WHERE id IN (
      SELECT id FROM outbox
      WHERE state = 'queued' AND due_at > ${now} + ${longestWaitMs} + ${clockSkewMs}
      UNION
      SELECT id FROM outbox
      WHERE created_at > ${now} + ${clockSkewMs}
        AND +state = 'queued' AND +due_at > ${now} + ${leaseMs} + ${clockSkewMs})`),
);

/** Buries codes and links that are stale (R49). */
export const expireStale = statement((db, now: number) =>
  db
    .update(outbox)
    .set({ state: 'expired', data: '{}', leaseToken: null })
    .where(isStale(now))
    .returning({ id: outbox.id }),
);

/** How long two pollers keep out of each other's way. */
const pollLeaseMs = minutes(5);

/** No question about delivery waits longer for the next one. */
export const longestPollMs: number = days(1);

/** Questions that a clock that was ahead put off are due at once (R99). */
export const bringPollsForward = statement((db, now: number) =>
  db.run(sql`
    UPDATE outbox SET poll_at = ${now} WHERE poll_at > ${now} + ${longestPollMs} + ${clockSkewMs}`),
);

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
export const sweepOutbox = statement((db, before: number, limit: number) =>
  db
    .delete(outbox)
    .where(
      isOfFirst(outbox, and(lte(outbox.createdAt, before), ne(outbox.state, 'queued')), limit),
    ),
);
