import { and, eq, gt, sql } from 'drizzle-orm';
import type { Database } from '../foundation/database.ts';
import { providerPauses, smsSpending } from './schema.ts';

export const listPaused = (db: Database, now: number) =>
  db
    .select({ provider: providerPauses.provider })
    .from(providerPauses)
    .where(gt(providerPauses.pausedUntil, now));

export const pauseProvider = (
  db: Database,
  pause: { provider: string; pausedUntil: number; reason: string },
) =>
  db
    .insert(providerPauses)
    .values(pause)
    .onConflictDoUpdate({ target: providerPauses.provider, set: pause });

export const spend = (db: Database, day: number, rials: number) =>
  db
    .insert(smsSpending)
    .values({ day, rials, alarmed: false })
    .onConflictDoUpdate({
      target: smsSpending.day,
      set: { rials: sql`${smsSpending.rials} + ${rials}` },
    });

/** Answers a row once a day: when the money of the day has just been spent. */
export const alarmSpent = (db: Database, day: number, maxRials: number) =>
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
    .returning({ day: smsSpending.day });
