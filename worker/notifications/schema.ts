import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { DeliveryChannel } from '../foundation/ports/notification-templates.ts';
import type { DeliveryState } from '../foundation/ports/providers.ts';

/**
 * - `queued`: to be sent, or being sent while its lease lasts
 * - `sent`: a gateway took it
 * - `unsure`: it may have gone out, and sending it again would be worse
 * - `expired`: its code or link died first
 * - `dropped`: nobody wants it any more
 * - `dead`: given up; somebody was alarmed
 */
export const outboxStates = ['queued', 'sent', 'unsure', 'expired', 'dropped', 'dead'] as const;

/** State of a queued notification; stored in rows. */
export type OutboxState = (typeof outboxStates)[number];

/** One message to one address, written in the batch of its cause (R45). No text, no code, no link lies here. */
export const outbox = sqliteTable(
  'outbox',
  {
    id: text().primaryKey(),
    /** A key of `settings.messages`. */
    message: text().notNull(),
    channel: text().$type<DeliveryChannel>().notNull(),
    address: text().notNull(),
    ticketId: text(),
    proofId: text(),
    /** Values for placeholders, as JSON; emptied when the message leaves. */
    data: text().notNull(),
    /** Nobody has proven the address yet: such messages are few a day (R14). */
    unproven: integer({ mode: 'boolean' }).notNull(),
    /** The gateway's key against sending twice: the same over all retries. */
    dedupeId: integer().notNull(),
    createdAt: integer().notNull(),
    expiresAt: integer(),

    state: text().$type<OutboxState>().notNull(),
    /** When it may be taken: for one that is being sent, the end of the lease. */
    dueAt: integer().notNull(),
    /** Who holds it: only this token settles. Still there at the next claim = its holder vanished. */
    leaseToken: text(),
    /** Leases given: a message that kills its senders ends by this count. */
    claims: integer().notNull(),
    /** Its last call got no answer, or its holder vanished: nobody knows whether it went out. */
    maybeSent: integer('may_be_out', { mode: 'boolean' }).notNull(),
    /** Calls that ended with an error that can pass. */
    tries: integer().notNull(),
    /** Calls that got no answer. */
    ambiguousAttempts: integer('doubts').notNull(),
    reason: text(),

    /** Who was called last. */
    provider: text(),
    /** Who sent this person the same kind of code a moment ago: somebody else goes first now. */
    avoid: text(),
    providerMessageId: text(),
    costRials: integer(),
    sentAt: integer(),
    delivery: text().$type<DeliveryState>(),
    /** When the gateway is asked next what became of it; null = no more. */
    pollAt: integer(),
    /** How often the gateway was asked about delivery. */
    polls: integer().notNull(),
  },
  (table) => [
    index('outbox_due').on(table.state, table.dueAt),
    index('outbox_address').on(table.address, table.createdAt),
    index('outbox_ticket').on(table.ticketId),
    index('outbox_poll').on(table.pollAt),
    index('outbox_created').on(table.createdAt),
  ],
);

/** A gateway that refused our account: no calls until then. */
export const providerPauses = sqliteTable('provider_pauses', {
  provider: text().primaryKey(),
  pausedUntil: integer().notNull(),
  reason: text().notNull(),
});

/** What SMS cost on a day of Tehran. */
export const smsSpending = sqliteTable('sms_spending', {
  /** Days since 1970-01-01. */
  day: integer().primaryKey(),
  rials: integer().notNull(),
  alarmed: integer({ mode: 'boolean' }).notNull(),
});
