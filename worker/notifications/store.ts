import { asc, type SQL, sql } from 'drizzle-orm';
import type { Database } from '../foundation/database/database.ts';
import { days, hours, minutes } from '../foundation/ports/clock.ts';
import type { Channel } from '../foundation/ports/notification-templates.ts';
import { makeId } from '../foundation/ports/random.ts';
import type { RequestContext } from '../foundation/ports/services.ts';
import { outbox } from './schema.ts';

/** A notification to queue, for one address. */
export type NewNotification = {
  /** Made here when left out. */
  id?: string;
  /** A key of `settings.messages` and of the message table. */
  message: string;
  channel: Channel;
  /** One mobile as `+989XXXXXXXXX`, or one e-mail address. */
  to: string;
  ticketId?: string | undefined;
  /** What a code or link is derived from at the moment of sending. */
  proofId?: string | undefined;
  /** Values of placeholders. Never a code, a link with a token, or (to an unproven address) typed text. */
  data?: Record<string, string>;
  /** Epoch ms of the death of the code or link inside. */
  expiresAt?: number | undefined;
  /** Nobody has proven this address: `unprovenMessagesPerDay` is the cap. */
  unproven?: boolean;
};

/** Another provider goes first when the same person asks again within this time. */
const askedAgainMs = minutes(10);

/** What dies soon goes ahead of what waits: it is due as if it had been queued earlier. */
const aheadMs = hours(1);

/**
 * The statement that queues one message: put it in the `commit` of its cause (R45), and
 * `services.afterResponse(() => kickOutbox(services))` behind it. Answers one row if it wrote: over
 * the caps for unproven addresses (R14) and for e-mail about one ticket (R35) it silently does not.
 * @param when Only for what is silent by its nature (R10) and for steps of the timer, where one row
 * that is outrun must not undo the others: writes only if that holds at this point of the batch.
 */
export function enqueue(
  {
    db,
    clock,
    randomBytes,
    settings,
  }: Pick<RequestContext, 'db' | 'clock' | 'randomBytes' | 'settings'>,
  { data = {}, unproven = false, ...message }: NewNotification,
  when: SQL = sql`1`,
) {
  const now = clock.now();
  const { channel, to } = message;
  const sinceYesterday = sql`address = ${to} AND created_at > ${now - days(1)}`;
  const isRare = unproven
    ? sql`(SELECT count(*) FROM outbox WHERE ${sinceYesterday} AND unproven)
        < ${settings.limits.unprovenMessagesPerDay}`
    : sql`1`;
  const isNoLoop =
    channel === 'email' && message.ticketId !== undefined
      ? sql`(SELECT count(*) FROM outbox
          WHERE ${sinceYesterday} AND ticket_id = ${message.ticketId} AND channel = 'email')
          < ${settings.limits.automaticMailsPerTicketPerDay}`
      : sql`1`;
  return db.all<{ id: string }>(sql`
    INSERT INTO outbox (
      id, message, channel, address, ticket_id, proof_id, data, unproven, dedupe_id,
      created_at, expires_at, state, due_at, claims, may_be_out, tries, doubts, polls, avoid
    )
    SELECT ${message.id ?? makeId({ clock, randomBytes })}, ${message.message}, ${channel}, ${to},
      ${message.ticketId ?? null}, ${message.proofId ?? null},
      ${JSON.stringify(data)}, ${unproven ? 1 : 0}, ${makeDedupeId(randomBytes(7))},
      ${now}, ${message.expiresAt ?? null}, 'queued',
      ${message.expiresAt === undefined ? now : now - aheadMs}, 0, 0, 0, 0, 0,
      (SELECT provider FROM outbox
        WHERE address = ${to} AND message = ${message.message} AND expires_at IS NOT NULL
          AND created_at > ${now - askedAgainMs} AND coalesce(delivery, '') <> 'delivered'
        ORDER BY created_at DESC LIMIT 1)
    WHERE (${when}) AND ${isRare} AND ${isNoLoop}
    RETURNING id`);
}

/** Condition: a message about this proof of this address was queued, at `since` or later. */
export const isQueuedFor = (proofId: string, address: string, since: number): SQL => sql`
  EXISTS (SELECT 1 FROM outbox
    WHERE address = ${address} AND created_at >= ${since} AND proof_id = ${proofId})`;

/** 48 random bits and one, so never 0 and below 2^53. */
const makeDedupeId = (bytes: Uint8Array) =>
  bytes.subarray(0, 6).reduce((sum, byte) => sum * 256 + byte, 0) + 1;

/** What was sent about a ticket and what became of it, oldest first: for the ticket's history. */
export const listNotificationsOfTicket = (db: Database, ticketId: SQL | string) =>
  db
    .select({
      id: outbox.id,
      message: outbox.message,
      channel: outbox.channel,
      state: outbox.state,
      delivery: outbox.delivery,
      provider: outbox.provider,
      reason: outbox.reason,
      createdAt: outbox.createdAt,
      sentAt: outbox.sentAt,
    })
    .from(outbox)
    .where(sql`${outbox.ticketId} = ${ticketId}`)
    .orderBy(asc(outbox.createdAt), asc(outbox.id));
