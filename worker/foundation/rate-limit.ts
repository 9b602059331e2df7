import { type SQL, sql } from 'drizzle-orm';
import type { Clock } from './clock.ts';
import type { Database } from './database.ts';
import { Problem } from './problem.ts';

/** One thing that is counted: at most `max` in `windowMs` under `key`. */
export type Limit = { key: string; max: number; windowMs: number };

/**
 * Charges every limit or none, in one statement, exact under races (R22). Put it first in a
 * `commit`; statements after it carry `granted(charge)` and so happen only if it passed (R23).
 */
export type Charge = {
  grantId: string;
  limits: readonly Limit[];
  now: number;
};

export const makeCharge = (grantId: string, limits: readonly Limit[], { now }: Clock): Charge => ({
  grantId,
  limits,
  now: now(),
});

/** A limit that let somebody through, and how often it has in this window. */
export type Charged = { key: string; count: number };

/**
 * The statement that charges. Answers one row per limit when it passed, none when it was refused
 * or when `when` does not hold.
 */
export function chargeLimits(db: Database, { grantId, limits, now }: Charge, when: SQL = sql`1`) {
  const asked = JSON.stringify(
    limits.map(({ key, max, windowMs }) => ({ key, max, resets: now + windowMs })),
  );
  return db.all<Charged>(sql`
    INSERT INTO rate_limits (key, count, resets_at, granted_to)
    SELECT value ->> 'key', 1, value ->> 'resets', ${grantId} FROM json_each(${asked})
    WHERE ${when} AND NOT EXISTS (
      SELECT 1 FROM json_each(${asked}) AS asked
      LEFT JOIN rate_limits AS kept ON kept.key = asked.value ->> 'key' AND kept.resets_at > ${now}
      WHERE coalesce(kept.count, 0) >= asked.value ->> 'max'
    )
    ON CONFLICT (key) DO UPDATE SET
      count = CASE WHEN resets_at > ${now} THEN count + 1 ELSE 1 END,
      resets_at = CASE WHEN resets_at > ${now} THEN resets_at ELSE excluded.resets_at END,
      granted_to = excluded.granted_to
    RETURNING key, count`);
}

/**
 * Which limits are full (a JSON list of keys) and when the last of them lets somebody through again:
 * put it behind the charge in the same batch. Mind that a limit just filled by this charge is full too.
 */
export function readRefusal(db: Database, { limits, now }: Charge) {
  const asked = JSON.stringify(limits.map(({ key, max }) => ({ key, max })));
  return db.all<{ freeAt: number | null; fullKeys: string }>(sql`
    SELECT max(kept.resets_at) AS freeAt, json_group_array(kept.key) AS fullKeys FROM json_each(${asked}) AS asked
    JOIN rate_limits AS kept ON kept.key = asked.value ->> 'key'
    WHERE kept.resets_at > ${now} AND kept.count >= asked.value ->> 'max'`);
}

/** Condition for the other statements of the batch: the charge passed. */
export function granted({ grantId, limits }: Charge): SQL {
  const [first] = limits;
  if (!first) return sql`1`;
  return sql`EXISTS (SELECT 1 FROM rate_limits WHERE key = ${first.key} AND granted_to = ${grantId})`;
}

/** @throws Problem `too_many_requests` when the charge answered no row. */
export function requireGranted(
  charge: Charge,
  charged: readonly unknown[],
  refusal: readonly { freeAt: number | null }[],
) {
  if (charge.limits.length === 0 || charged.length > 0) return;
  const freeAt = refusal[0]?.freeAt ?? charge.now;
  throw new Problem('too_many_requests', { retryAfterSeconds: (freeAt - charge.now) / 1000 });
}

/** Removes counts whose window has ended. */
export const sweepLimits = (db: Database, now: number) =>
  db.run(sql`DELETE FROM rate_limits WHERE resets_at <= ${now}`);
