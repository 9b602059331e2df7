import { asc, type SQL, sql } from 'drizzle-orm';
import { isNotAhead, isRunning, isRunningOfExcluded } from '../foundation/database/charge.ts';
import { fragment, statement } from '../foundation/database/statement.ts';
import { days, hours, minutes } from '../foundation/ports/clock.ts';
import type { Channel, DeliveryChannel } from '../foundation/ports/notification-templates.ts';
import { makeId } from '../foundation/ports/random.ts';
import type { RequestContext } from '../foundation/ports/services.ts';
import { mailboxOf } from '../foundation/security/mailbox.ts';
import { type Share, shareName } from './day-budget/scope.ts';
import { outbox } from './schema.ts';

/** A notification to queue, for one address. */
export type NewNotification = {
  /** Made here when left out. */
  id?: string;
  /** A key of `settings.messages` and of the message table. */
  message: string;
  channel: DeliveryChannel;
  /** One mobile as `+989XXXXXXXXX`, one e-mail address, or the URL of a webhook. */
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
  /** The share that it was counted in already; left out = that of its template, counted when it is taken. */
  share?: Share | undefined;
};

/** Another provider goes first when the same person asks again within this time. */
const askedAgainMs = minutes(10);

/** What dies soon goes ahead of what waits: it is due as if it had been queued earlier. */
const aheadMs = hours(1);

/**
 * The statement that queues one message: put it in the `commit` of its cause (R45), and
 * `services.afterResponse(() => sendQueued(context))` behind it. Answers one row if it wrote: over
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
    queued,
  }: Pick<RequestContext, 'db' | 'clock' | 'randomBytes' | 'settings' | 'queued'>,
  { data = {}, unproven = false, share, ...message }: NewNotification,
  when: SQL = always(),
) {
  const now = clock.now();
  const id = message.id ?? makeId({ clock, randomBytes });
  queued?.push({ id, channel: message.channel });
  const { channel, to, ticketId } = message;
  const yesterday = now - days(1);
  const isRare = unproven
    ? isRareUnproven(to, mailboxKeyOf(to), now, yesterday, settings.limits.unprovenMessagesPerDay)
    : always();
  const isNoLoop =
    channel === 'email' && ticketId !== undefined
      ? isRareMail(to, now, yesterday, ticketId, settings.limits.automaticMailsPerTicketPerDay)
      : always();
  const row = {
    id,
    message: message.message,
    channel,
    to,
    ticketId: ticketId ?? null,
    proofId: message.proofId ?? null,
    // Beside the values, for the row has no column of its own for it.
    data: JSON.stringify(share === undefined ? data : { ...data, [shareName]: share }),
    unproven: unproven ? 1 : 0,
    dedupeId: makeDedupeId(randomBytes(7)),
    now,
    expiresAt: message.expiresAt ?? null,
    dueAt: message.expiresAt === undefined ? now : now - aheadMs,
  };
  // Only what dies is asked for again.
  const avoid =
    message.expiresAt === undefined
      ? nobody()
      : lastProviderOf(to, message.message, now - askedAgainMs);
  return insertNotification(db, row, { avoid, when, isRare, isNoLoop });
}

const always = fragment(() => sql`1`);
const nobody = fragment(() => sql`NULL`);

/** Scalar: who sent this address the same message last, since then, and is not known to have delivered it. */
const lastProviderOf = fragment(
  (to: string, message: string, since: number) => sql`
    (SELECT provider FROM outbox
      WHERE address = ${to} AND message = ${message} AND expires_at IS NOT NULL
        AND created_at > ${since} AND coalesce(delivery, '') <> 'delivered'
      ORDER BY created_at DESC LIMIT 1)`,
);

/** Condition: few messages went to this address since then, and to its mailbox, while nobody had proven it (R14, R67). */
const isRareUnproven = fragment(
  (to: string, mailboxKey: string, now: number, since: number, max: number) => sql`
    ((SELECT count(*) FROM outbox
        WHERE address = ${to} AND created_at > ${since}
          AND ${isNotAhead(sql`created_at`, now)} AND unproven)
      < ${max}
    AND coalesce(
      (SELECT count FROM rate_limits WHERE key = ${mailboxKey} AND ${isRunning(sql`resets_at`, now, days(1))}), 0) < ${max})`,
);

/** Condition: few mails about this ticket went to this address since then (R35). */
const isRareMail = fragment(
  (to: string, now: number, since: number, ticketId: string, max: number) => sql`
    (SELECT count(*) FROM outbox
      WHERE address = ${to} AND created_at > ${since} AND ${isNotAhead(sql`created_at`, now)}
        AND ticket_id = ${ticketId} AND channel = 'email')
      < ${max}`,
);

/** Only an e-mail address has other spellings. */
const countsByMailbox = ({ channel, unproven = false }: NewNotification): boolean =>
  unproven && channel === 'email';

const mailboxKeyOf = (address: string) => `unproven:${mailboxOf(address)}`;

/**
 * `enqueue`, and behind it the count of an e-mail to an unproven address by its mailbox: its other spellings
 * are the same person's (R67).
 */
export function enqueueCounted(
  context: Parameters<typeof enqueue>[0],
  notification: NewNotification,
  when?: SQL,
) {
  const id = notification.id ?? makeId(context);
  const queued = enqueue(context, { ...notification, id }, when);
  if (!countsByMailbox(notification)) return [queued] as const;
  const key = mailboxKeyOf(notification.to);
  return [queued, countQueued(context.db, { id, key, now: context.clock.now() })] as const;
}

const countQueued = statement((db, { id, key, now }: { id: string; key: string; now: number }) =>
  db.run(sql`
    INSERT INTO rate_limits (key, count, resets_at, granted_to)
    SELECT ${key}, 1, ${now} + ${days(1)}, '' FROM outbox WHERE id = ${id}
    ON CONFLICT (key) DO UPDATE SET
      count = iif(${isRunningOfExcluded(now)}, count + 1, 1),
      resets_at = iif(${isRunningOfExcluded(now)}, resets_at, excluded.resets_at)`),
);

/** A row of the outbox. Times are in epoch ms. */
type QueuedRow = {
  id: string;
  message: string;
  channel: DeliveryChannel;
  to: string;
  ticketId: string | null;
  proofId: string | null;
  /** JSON */
  data: string;
  unproven: number;
  dedupeId: number;
  now: number;
  expiresAt: number | null;
  dueAt: number;
};

type Conditions = { avoid: SQL; when: SQL; isRare: SQL; isNoLoop: SQL };

const insertNotification = statement(
  (db, row: QueuedRow, { avoid, when, isRare, isNoLoop }: Conditions) =>
    db.all<{ id: string }>(sql`
    INSERT INTO outbox (
      id, message, channel, address, ticket_id, proof_id, data, unproven, dedupe_id,
      created_at, expires_at, state, due_at, claims, may_be_out, tries, doubts, polls, avoid
    )
    SELECT ${row.id}, ${row.message}, ${row.channel}, ${row.to}, ${row.ticketId}, ${row.proofId},
      ${row.data}, ${row.unproven}, ${row.dedupeId},
      ${row.now}, ${row.expiresAt}, 'queued', ${row.dueAt}, 0, 0, 0, 0, 0,
      ${avoid}
    WHERE (${when}) AND ${isRare} AND ${isNoLoop}
    RETURNING id`),
);

/** Condition: a message about this proof of this address was queued, at `since` or later. */
export const isQueuedFor = fragment(
  (proofId: string, address: string, since: number) => sql`
  EXISTS (SELECT 1 FROM outbox
    WHERE address = ${address} AND created_at >= ${since} AND proof_id = ${proofId})`,
);

/** Condition: the message with this id was queued. */
export const isQueuedAs = fragment(
  (id: string) => sql`EXISTS (SELECT 1 FROM outbox WHERE id = ${id})`,
);

/** Condition: a message about this ticket was queued to this address since then. */
export const isQueuedAbout = fragment(
  (ticketId: string, address: string, since: number) => sql`
  EXISTS (SELECT 1 FROM outbox
    WHERE address = ${address} AND created_at >= ${since} AND ticket_id = ${ticketId})`,
);

/** 48 random bits and one, so never 0 and below 2^53. */
const makeDedupeId = (bytes: Uint8Array) =>
  bytes.subarray(0, 6).reduce((sum, byte) => sum * 256 + byte, 0) + 1;

/** What was sent about a ticket and what became of it, oldest first: for the ticket's history. */
export const listNotificationsOfTicket = statement((db, ticketId: SQL | string) =>
  db
    .select({
      id: outbox.id,
      message: outbox.message,
      // Webhooks are about no ticket.
      channel: sql<Channel>`${outbox.channel}`,
      state: outbox.state,
      delivery: outbox.delivery,
      provider: outbox.provider,
      reason: outbox.reason,
      createdAt: outbox.createdAt,
      sentAt: outbox.sentAt,
    })
    .from(outbox)
    .where(sql`${outbox.ticketId} = ${ticketId}`)
    .orderBy(asc(outbox.createdAt), asc(outbox.id)),
);
