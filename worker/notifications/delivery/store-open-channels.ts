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

/** Table: the last messages. Who looks for one that was sent reads no further than to the first. */
const lastOnes = (now: number): SQL => sql`
  (SELECT channel, address, state, tries FROM outbox
    WHERE created_at > ${now} - ${failing.withinMs}
    ORDER BY created_at DESC LIMIT ${failing.lookedAt})`;

/** Table: the channels of these providers that deliver at `now`; of `wanted` alone where it is given. */
const openOnes = (
  providers: readonly NamedProvider[],
  now: number,
  wanted: SQL = sql`provider.value ->> 'channel'`,
): SQL => sql`
  SELECT DISTINCT provider.value ->> 'channel' AS channel FROM json_each(${asJson(providers)}) AS provider
  WHERE provider.value ->> 'channel' = ${wanted}
    AND provider.value ->> 'name' NOT IN (SELECT provider FROM provider_pauses
      WHERE ${isRunning(sql`paused_until`, now, pauseMs)})
    AND (EXISTS (SELECT 1 FROM ${lastOnes(now)} AS last
        WHERE last.channel = provider.value ->> 'channel' AND last.state = 'sent')
      OR (SELECT count(DISTINCT last.address) FROM ${lastOnes(now)} AS last
        WHERE last.channel = provider.value ->> 'channel' AND last.tries > 0) < ${failing.addresses})`;

/** The channels of these providers that deliver at `now`, SMS first. */
export const listOpen = statement((db, providers: readonly NamedProvider[], now: number) =>
  db.all<{ channel: Channel }>(sql`${openOnes(providers, now)} ORDER BY 1 DESC`),
);

/** Condition: this channel delivers at `now`. */
export const isOpen = fragment(
  (channel: Channel, providers: readonly NamedProvider[], now: number) =>
    sql`EXISTS (${openOnes(providers, now, sql`${channel}`)})`,
);
