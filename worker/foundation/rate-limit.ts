import { type SQL, sql } from 'drizzle-orm';
import type { Clock } from './clock.ts';
import type { Database } from './database.ts';
import { Problem } from './problem.ts';

/**
 * One thing that is counted: at most `max` in `windowMs` under `key`. Where the charge is idle,
 * `idleKey` is counted in its place, going on from where `key` stands; null = nothing is counted, left
 * out = `key` all the same.
 */
export type Limit = { key: string; max: number; windowMs: number; idleKey?: string | null };

/**
 * Charges every limit or none, in one statement, exact under races (R22). Put it first in a
 * `commit`; statements after it carry `granted(charge)` and so happen only if it passed (R23).
 */
export type Charge = {
  grantId: string;
  limits: readonly Limit[];
  now: number;
  /**
   * Condition: nothing comes of what is charged for. It is refused as if something did, and takes
   * nothing from anybody else (R10, R62).
   */
  idle: SQL;
};

export const makeCharge = (
  grantId: string,
  limits: readonly Limit[],
  { now }: Clock,
  idle: SQL = sql`0`,
): Charge => ({ grantId, limits, now: now(), idle });

/** The key that a limit of `asked` counts under. */
const counted = ({ idle }: Charge): SQL =>
  sql`iif(${idle}, asked.value ->> 'idleKey', asked.value ->> 'key')`;

/**
 * The limits of a charge as a table: beside each what stands in its running window, under the key that
 * it counts under (`own`) and under its own name (`real`), where an idle count begins.
 */
function asked(charge: Charge): SQL {
  const { limits, now } = charge;
  const list = limits.map(({ key, idleKey = key, max, windowMs }) => ({
    key,
    idleKey,
    max,
    resets: now + windowMs,
  }));
  return sql`json_each(${JSON.stringify(list)}) AS asked
    LEFT JOIN rate_limits AS own ON own.key = ${counted(charge)} AND own.resets_at > ${now}
    LEFT JOIN rate_limits AS real ON real.key = asked.value ->> 'key' AND real.resets_at > ${now}`;
}

/** A limit that let somebody through, and how often it has in this window. */
export type Charged = { key: string; count: number };

/**
 * The statement that charges. Answers one row per limit when it passed, none when it was refused
 * or when `when` does not hold.
 */
export function chargeLimits(db: Database, charge: Charge, when: SQL = sql`1`) {
  const { grantId, now } = charge;
  return db.all<Charged>(sql`
    INSERT INTO rate_limits (key, count, resets_at, granted_to)
    SELECT ${counted(charge)}, coalesce(real.count, 0) + 1,
      coalesce(real.resets_at, asked.value ->> 'resets'), ${grantId}
    FROM ${asked(charge)}
    WHERE ${counted(charge)} IS NOT NULL AND (${when}) AND NOT EXISTS (
      SELECT 1 FROM ${asked(charge)}
      WHERE coalesce(own.count, real.count, 0) >= asked.value ->> 'max'
    )
    ON CONFLICT (key) DO UPDATE SET
      count = CASE WHEN resets_at > ${now} THEN count + 1 ELSE excluded.count END,
      resets_at = CASE WHEN resets_at > ${now} THEN resets_at ELSE excluded.resets_at END,
      granted_to = excluded.granted_to
    RETURNING key, count`);
}

/** What a charge that passed has answered, as long as nobody else was let through. */
export const readCharged = (db: Database, { grantId }: Charge) =>
  db.all<Charged>(sql`SELECT key, count FROM rate_limits WHERE granted_to = ${grantId}`);

/**
 * Which limits are full (a JSON list of keys) and when the last of them lets somebody through again:
 * put it behind the charge in the same batch. Mind that a limit just filled by this charge is full too.
 */
export const readRefusal = (db: Database, charge: Charge) =>
  db.all<{ freeAt: number | null; fullKeys: string }>(sql`
    SELECT max(coalesce(own.resets_at, real.resets_at)) AS freeAt,
      json_group_array(asked.value ->> 'key') AS fullKeys
    FROM ${asked(charge)}
    WHERE coalesce(own.count, real.count) >= asked.value ->> 'max'`);

/** Condition for the other statements of the batch: the charge passed. */
export function granted({ grantId, limits }: Charge): SQL {
  const [first] = limits;
  if (!first) return sql`1`;
  return sql`EXISTS (SELECT 1 FROM rate_limits
    WHERE key IN (${first.key}, ${first.idleKey ?? first.key}) AND granted_to = ${grantId})`;
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
