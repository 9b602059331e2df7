import { lte, type SQL, sql } from 'drizzle-orm';
import { type Clock, minutes } from '../ports/clock.ts';
import { Problem } from '../problem.ts';
import { type BatchStep, commit } from './commit.ts';
import type { Database, Statement } from './database.ts';
import { type Guard, guard } from './guard.ts';
import { rateLimits } from './schema.ts';
import { asJson, fragment, statement } from './statement.ts';
import { isOfFirst } from './sweep.ts';

/** One thing that is counted: at most `max` in `windowMs`, a window that begins with the first. */
export type RateLimit = { key: string; max: number; windowMs: number };

/** A limit that was charged, and how often it has been in its window. */
export type ChargedLimit = { key: string; count: number };

/** The limits that are full, and the instant at which the last of them lets somebody through again. */
export type FullLimits = { keys: readonly string[]; freeAt: number; now: number };

/**
 * Charges every limit; where one of them is full the batch is undone, so that nothing is counted
 * (R22, R23). The first step answers the limits with their counts.
 * @param refuse What is thrown then; `too_many_requests` with Retry-After unless given. What knows the
 * full limits costs a round trip more.
 */
export const charge = (
  db: Database,
  limits: readonly RateLimit[],
  clock: Clock,
  refuse: Error | ((full: FullLimits) => Error) = tooManyRequests,
): readonly [Statement & { _: { result: ChargedLimit[] } }, Guard] => {
  const now = clock.now();
  return [
    chargeAll(db, limits, now),
    guard(
      db,
      noneIsOver(limits),
      refuse instanceof Error ? refuse : async () => refuse(await readFull(db, limits, now)),
    ),
  ];
};

/**
 * The batch goes on only where none of the limits is full; nothing is counted. For limits that are
 * charged by what fails alone.
 * @throws Problem (by `commit`) `too_many_requests` with Retry-After.
 */
export const guardWithin = (db: Database, limits: readonly RateLimit[], clock: Clock): Guard => {
  const now = clock.now();
  return guard(db, noneIsFull(limits, now), async () =>
    tooManyRequests(await readFull(db, limits, now)),
  );
};

/** How far the clocks of two processes, or one clock before and after it was set, may be apart. */
export const clockSkewMs: number = minutes(1);

/**
 * Condition: a window that ends at `resetsAt` runs at `now`. One that ends later than it can was begun
 * under a clock that was ahead, and is over (R99).
 */
export const isRunning = (resetsAt: SQL, now: unknown, windowMs: unknown): SQL =>
  sql`(${resetsAt} > ${now} AND ${resetsAt} <= ${now} + ${windowMs} + ${sql.raw(`${clockSkewMs}`)})`;

/** Condition: this happened by `now`, and not under a clock that was ahead: that counts in no limit (R99). */
export const isNotAhead = (at: SQL, now: unknown): SQL =>
  sql`${at} <= ${now} + ${sql.raw(`${clockSkewMs}`)}`;

class LimitReached extends Error {}

/**
 * Commits the steps where no limit is full, and quietly nothing where one is, in one round trip either
 * way: for limits that refuse silently. Answers whether it did.
 */
export async function commitWithinLimits(
  db: Database,
  limits: readonly RateLimit[],
  clock: Clock,
  steps: readonly BatchStep[],
): Promise<boolean> {
  try {
    await commit(db, [...charge(db, limits, clock, new LimitReached()), ...steps]);
    return true;
  } catch (fault) {
    if (fault instanceof LimitReached) return false;
    throw fault;
  }
}

/** Says when the next try can succeed. */
export const tooManyRequests = ({ freeAt, now }: Pick<FullLimits, 'freeAt' | 'now'>): Problem =>
  new Problem('too_many_requests', { retryAfterSeconds: (freeAt - now) / 1000 });

/** The limits as a table, so that any number of them is one statement. */
const asked = (limits: readonly RateLimit[]) => sql`json_each(${asJson(limits)}) AS asked`;

const isRunningOfAsked = (now: unknown) =>
  isRunning(sql`resets_at`, now, sql`(asked.value ->> 'windowMs')`);

/** The same in an upsert, whose new row would end at the end of a window that begins now. */
export const isRunningOfExcluded = (now: unknown) =>
  isRunning(sql`resets_at`, now, sql`(excluded.resets_at - ${now})`);

const noneIsOver = fragment(
  (limits: readonly RateLimit[]) => sql`
    NOT EXISTS (SELECT 1 FROM ${asked(limits)} JOIN rate_limits
      ON rate_limits.key = asked.value ->> 'key' WHERE count > asked.value ->> 'max')`,
);

const noneIsFull = fragment(
  (limits: readonly RateLimit[], now: number) => sql`
    NOT EXISTS (SELECT 1 FROM ${asked(limits)} JOIN rate_limits
      ON rate_limits.key = asked.value ->> 'key'
      WHERE ${isRunningOfAsked(now)} AND count >= asked.value ->> 'max')`,
);

const chargeAll = statement((db, limits: readonly RateLimit[], now: number) =>
  db.all<ChargedLimit>(sql`
    INSERT INTO rate_limits (key, count, resets_at, granted_to)
    SELECT asked.value ->> 'key', 1, ${now} + (asked.value ->> 'windowMs'), ''
    FROM ${asked(limits)} WHERE 1
    ON CONFLICT (key) DO UPDATE SET
      count = iif(${isRunningOfExcluded(now)}, count + 1, 1),
      resets_at = iif(${isRunningOfExcluded(now)}, resets_at, excluded.resets_at)
    RETURNING key, count`),
);

/** Asked once the batch is undone. Where somebody was let through again meanwhile, the next try can pass. */
async function readFull(
  db: Database,
  limits: readonly RateLimit[],
  now: number,
): Promise<FullLimits> {
  const full = await findFull(db, limits, now);
  return {
    keys: full.map(({ key }) => key),
    freeAt: Math.max(now + 1000, ...full.map(({ freeAt }) => freeAt)),
    now,
  };
}

const findFull = statement((db, limits: readonly RateLimit[], now: number) =>
  db.all<{ key: string; freeAt: number }>(sql`
    SELECT rate_limits.key, resets_at AS freeAt
    FROM ${asked(limits)} JOIN rate_limits ON rate_limits.key = asked.value ->> 'key'
    WHERE ${isRunningOfAsked(now)} AND count >= asked.value ->> 'max'`),
);

/** Begins these limits anew. */
export const clearLimits = statement((db, limits: readonly Pick<RateLimit, 'key'>[]) =>
  db.run(sql`DELETE FROM rate_limits WHERE key IN (
    SELECT asked.value ->> 'key' FROM json_each(${asJson(limits)}) AS asked)`),
);

/** Removes counts whose window has ended. `now` is in epoch ms. */
export const sweepLimits = statement((db, now: number, limit: number) =>
  db.delete(rateLimits).where(isOfFirst(rateLimits, lte(rateLimits.resetsAt, now), limit)),
);
