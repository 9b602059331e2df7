import { type SQL, sql } from 'drizzle-orm';
import { isRunning } from '../../foundation/database/charge.ts';
import { asJson, fragment, statement } from '../../foundation/database/statement.ts';
import { minutes } from '../../foundation/ports/clock.ts';
import type { Channel } from '../../foundation/ports/notification-templates.ts';
import { pauseMs } from './channel-store.ts';

/** A provider by the name that rows have, and the channel that it serves. */
export type NamedProvider = { channel: Channel; name: string };

/** A channel is down where messages to so many addresses failed lately and none was sent. */
const failing = { addresses: 3, withinMs: minutes(10), lookedAt: 50 } as const;

/** Table: the channels of these providers that deliver at `now`. */
const openOnes = (providers: readonly NamedProvider[], now: number): SQL => sql`
  SELECT DISTINCT value ->> 'channel' AS channel FROM json_each(${asJson(providers)})
  WHERE value ->> 'name' NOT IN (SELECT provider FROM provider_pauses
    WHERE ${isRunning(sql`paused_until`, now, pauseMs)})
    AND value ->> 'channel' NOT IN (
      SELECT channel FROM (
        SELECT channel, address, state, tries FROM outbox
        WHERE created_at > ${now} - ${failing.withinMs}
        ORDER BY created_at DESC LIMIT ${failing.lookedAt})
      GROUP BY channel
      HAVING sum(state = 'sent') = 0
        AND count(DISTINCT iif(tries > 0, address, NULL)) >= ${failing.addresses})`;

/** The channels of these providers that deliver at `now`, SMS first. */
export const listOpen = statement((db, providers: readonly NamedProvider[], now: number) =>
  db.all<{ channel: Channel }>(sql`${openOnes(providers, now)} ORDER BY 1 DESC`),
);

/** Condition: this channel delivers at `now`. */
export const isOpen = fragment(
  (channel: Channel, providers: readonly NamedProvider[], now: number) =>
    sql`${channel} IN (${openOnes(providers, now)})`,
);
