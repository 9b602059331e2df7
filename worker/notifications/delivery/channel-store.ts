import { and, eq, sql } from 'drizzle-orm';
import { isRunning } from '../../foundation/database/charge.ts';
import { asJson, statement } from '../../foundation/database/statement.ts';
import { minutes } from '../../foundation/ports/clock.ts';
import { providerPauses, smsSpending } from '../schema.ts';

/** A gateway that refused our account is tried again after this. */
export const pauseMs = minutes(15);

/** Names of the providers that are paused at `now` (epoch ms). */
export const listPaused = statement((db, now: number) =>
  db
    .select({ provider: providerPauses.provider })
    .from(providerPauses)
    .where(isRunning(sql`paused_until`, now, pauseMs)),
);

/** Pauses any number of providers, each for its own reason. */
export const pauseProviders = statement(
  (db, refusals: readonly { provider: string; reason: string }[], pausedUntil: number) =>
    db.run(sql`
    INSERT INTO provider_pauses (provider, paused_until, reason)
    SELECT value ->> 'provider', ${pausedUntil}, value ->> 'reason'
    FROM json_each(${asJson(refusals)}) WHERE 1
    ON CONFLICT (provider) DO UPDATE SET
      paused_until = excluded.paused_until, reason = excluded.reason`),
);

/** Adds the price of one message to what its day has cost. */
export const spend = statement((db, day: number, rials: number) =>
  db
    .insert(smsSpending)
    .values({ day, rials, alarmed: false })
    .onConflictDoUpdate({
      target: smsSpending.day,
      set: { rials: sql`${smsSpending.rials} + ${rials}` },
    }),
);

/** Answers a row once a day: when the money of the day has just been spent. */
export const alarmSpent = statement((db, day: number, maxRials: number) =>
  db
    .update(smsSpending)
    .set({ alarmed: true })
    .where(
      and(
        eq(smsSpending.day, day),
        eq(smsSpending.alarmed, false),
        sql`${maxRials} > 0 AND ${smsSpending.rials} >= ${maxRials}`,
      ),
    )
    .returning({ day: smsSpending.day }),
);
