import { type SQL, sql } from 'drizzle-orm';
import { isNotAhead, isRunning } from '../foundation/database/charge.ts';
import { asJson, fragment, isOneOf, statement } from '../foundation/database/statement.ts';
import { hours, minutes } from '../foundation/ports/clock.ts';
import type { DeliveryChannel } from '../foundation/ports/notification-templates.ts';
import { longestWaitMs } from '../notifications/delivery/life.ts';

// What the timer looks at to know whether an alarm stands.

/** A queue whose oldest message has been due for so long is stuck. */
const stuckAfterMs = minutes(5);
/** More of them say nothing new. */
const lookedAt = 100;

/** So many messages that fail again and again are more than bad messages. */
const manyFailing = 3;

/**
 * Channels whose queue is stuck at `now`: a message has been due for long, or several old ones have
 * failed. What dies soon is due before it was queued, so its age counts from then too. The plus
 * keeps the planner from the index of ages, in which what was sent stands too.
 */
export const listStuck = statement((db, now: number) =>
  db.all<{ channel: DeliveryChannel }>(sql`
    SELECT channel FROM (
      SELECT channel, due_at FROM outbox
      WHERE state = 'queued' AND +created_at <= ${now} - ${stuckAfterMs}
        AND due_at < ${now} + ${longestWaitMs}
        AND (due_at <= ${now} - ${stuckAfterMs} OR tries > 0)
        AND (expires_at IS NULL OR expires_at > ${now})
      LIMIT ${lookedAt})
    GROUP BY channel
    HAVING min(due_at) <= ${now} - ${stuckAfterMs} OR count(*) >= ${manyFailing}`),
);

/** Gateways that refused our account; where their alarm stands, whether they have sent something since. */
export const listPauses = statement((db) =>
  db.all<{
    provider: string;
    reason: string;
    pausedUntil: number;
    isOpen: number;
    hasSentSince: number;
  }>(sql`
    SELECT provider_pauses.provider, provider_pauses.reason, paused_until AS pausedUntil,
      alarms.name IS NOT NULL AS isOpen,
      alarms.name IS NOT NULL AND EXISTS (SELECT 1 FROM outbox
        WHERE outbox.created_at > alarms.last_seen_at - ${hours(1)}
          AND outbox.provider = provider_pauses.provider
          AND outbox.state = 'sent' AND outbox.sent_at > alarms.last_seen_at) AS hasSentSince
    FROM provider_pauses LEFT JOIN alarms
      ON alarms.name = 'provider_paused' AND alarms.key = provider_pauses.provider
        AND alarms.recovered_at IS NULL`),
);

/** What SMS cost on that day of Tehran. */
export const readSpent = statement((db, day: number) =>
  db.all<{ rials: number }>(sql`SELECT rials FROM sms_spending WHERE day = ${day}`),
);

/** Which of these counters are full. */
export const listFull = statement(
  (db, limits: readonly { key: string; max: number; windowMs: number }[], now: number) =>
    db.all<{ key: string; count: number }>(sql`
    SELECT rate_limits.key, rate_limits.count
    FROM json_each(${asJson(limits)}) AS asked
      JOIN rate_limits ON rate_limits.key = asked.value ->> 'key'
    WHERE ${isRunning(sql`resets_at`, now, sql`(asked.value ->> 'windowMs')`)}
      AND count >= asked.value ->> 'max'`),
);

/** Condition: few SMS of these kinds were queued between `since` and `now`. */
export const isRareSms = fragment(
  (messages: readonly string[], since: number, now: number, max: number, when: SQL) => sql`
  (${when}) AND (SELECT count(*) FROM outbox
    WHERE created_at > ${since} AND ${isNotAhead(sql`created_at`, now)} AND channel = 'sms' AND ${isOneOf(sql`message`, messages)})
    < ${max}`,
);
