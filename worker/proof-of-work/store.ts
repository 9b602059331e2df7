import { and, eq, lte, type SQL, sql } from 'drizzle-orm';
import { isRunning } from '../foundation/database/charge.ts';
import type { Database } from '../foundation/database/database.ts';
import { rateLimits } from '../foundation/database/schema.ts';
import { fragment, statement } from '../foundation/database/statement.ts';
import { isOfFirst } from '../foundation/database/sweep.ts';
import { days, hours, minutes } from '../foundation/ports/clock.ts';
import { spentSolutions } from './schema.ts';

/**
 * Something that is counted, and by which the work gets harder: a step with each of `steps` times `usual` of them
 * in the last hour.
 */
export type Demand = {
  key: string;
  usual: number;
  steps: readonly number[];
  /** As much as in the same hours of the last weeks is usual too. */
  byHistory?: true;
  /** It is counted elsewhere, as a limit of one window of an hour. */
  isLimit?: true;
};

/** Notes that a challenge was used: single use, so it violates the primary key where it was before. */
export const insertSpentSolution = statement((db, spent: typeof spentSolutions.$inferInsert) =>
  db.insert(spentSolutions).values(spent),
);

/** Removes solutions whose challenge has ended: expiry refuses them from then on. */
export const sweepSpentSolutions = statement((db, now: number, limit: number) =>
  db
    .delete(spentSolutions)
    .where(isOfFirst(spentSolutions, lte(spentSolutions.expiresAt, now), limit)),
);

/** How often a limit was charged in its running window, of a day at most. */
export async function readCount(db: Database, key: string, now: number): Promise<number> {
  const [row] = await findCount(db, key, now);
  return row?.count ?? 0;
}

const findCount = statement((db, key: string, now: number) =>
  db
    .select({ count: rateLimits.count })
    .from(rateLimits)
    .where(and(eq(rateLimits.key, key), isRunning(sql`resets_at`, now, days(1)))),
);

// The last hour slides in slices of five minutes, each a row of `rate_limits`. Where history counts, its rows stay
// until the hour has come round for the last time.

const sliceMs = minutes(5);
const slicesOfHour = hours(1) / sliceMs;
const weeks = [7, 14, 21, 28].map(days);
/** The second largest of them is what is usual: one week's attack must not make the next one cheap. */
const weeksAbove = 1;
/** How many times as much as in those weeks is still usual. */
const growth = 2;

/** Slices as text, in their order; enough digits for three centuries. */
const sliceAt = (at: number): string => String(Math.floor(at / sliceMs)).padStart(9, '0');

/** The slices of the hour that ends at `now`. */
const hourAt = (now: number) => ({
  first: sliceAt(now - sliceMs * (slicesOfHour - 1)),
  last: sliceAt(now),
});

type Values = { demands: string; first: string; last: string; past: string; now: number };

const valuesOf = (demands: readonly Demand[], now: number): Values => ({
  demands: JSON.stringify(demands),
  ...hourAt(now),
  past: JSON.stringify(weeks.map((ago) => hourAt(now - ago))),
  now,
});

const countBetween = (first: SQL | string, last: SQL | string) => sql`
  (SELECT coalesce(sum(count), 0) FROM rate_limits
    WHERE key BETWEEN demand.value ->> 'key' || '@' || (${first})
      AND demand.value ->> 'key' || '@' || (${last}))`;

/**
 * Each demand with its count in the last hour, and with what is usual. By its LIMIT the planner counts once for a demand, and
 * not for each of its steps.
 */
const counted = ({ demands, first, last, past, now }: Values) => sql`
  SELECT demand.value ->> 'key' AS key, demand.value -> 'steps' AS steps,
    iif(demand.value ->> 'isLimit',
      (SELECT count FROM rate_limits WHERE key = demand.value ->> 'key'
        AND ${isRunning(sql`resets_at`, now, hours(1))}),
      ${countBetween(first, last)}) AS counted,
    max(demand.value ->> 'usual', iif(demand.value ->> 'byHistory',
      ${growth} * (SELECT ${countBetween(sql`past.value ->> 'first'`, sql`past.value ->> 'last'`)} AS of_week
        FROM json_each(${past}) AS past ORDER BY of_week DESC LIMIT 1 OFFSET ${weeksAbove}), 0)) AS usual
  FROM json_each(${demands}) AS demand
  LIMIT -1`;

const leveled = (values: Values) => sql`
  SELECT key, counted, usual,
    (SELECT count(*) FROM json_each(steps) AS step WHERE counted >= step.value * usual) AS level
  FROM (${counted(values)})`;

const highestLevel = (values: Values) => sql`(SELECT max(level) FROM (${leveled(values)}))`;

/** How each of these demands stands: its count in the last hour, what is usual, and the level that follows. */
export const readDemands = (db: Database, demands: readonly Demand[], now: number) =>
  listDemands(db, valuesOf(demands, now));

const listDemands = statement((db, values: Values) =>
  db.all<{ key: string; counted: number; usual: number; level: number }>(leveled(values)),
);

/** The level that these demands ask for now. */
export async function readLevel(
  db: Database,
  demands: readonly Demand[],
  now: number,
): Promise<number> {
  const rows = await readDemands(db, demands, now);
  return Math.max(0, ...rows.map(({ level }) => level));
}

/** Condition: these demands ask for no more than `level`. */
export const asksAtMost = (level: number, demands: readonly Demand[], now: number): SQL =>
  isAtMost(level, valuesOf(demands, now));

const isAtMost = fragment(
  (level: number, values: Values) => sql`${highestLevel(values)} <= ${level}`,
);

/** Counts one more of each demand where the condition holds. */
export const countDemands = (
  db: Database,
  demands: readonly Demand[],
  now: number,
  condition: SQL,
) => {
  const slice = sliceAt(now);
  const rows = demands.map(({ key, byHistory }) => ({
    key: `${key}@${slice}`,
    resets: now + hours(1) + sliceMs + (byHistory ? Math.max(...weeks) : 0),
  }));
  return addDemands(db, { rows: JSON.stringify(rows) }, condition);
};

const addDemands = statement((db, { rows }: { rows: string }, condition: SQL) =>
  db.run(sql`
    INSERT INTO rate_limits (key, count, resets_at, granted_to)
    SELECT demand.value ->> 'key', 1, demand.value ->> 'resets', ''
    FROM json_each(${rows}) AS demand WHERE ${condition}
    ON CONFLICT (key) DO UPDATE SET count = count + 1`),
);

/** For what is counted in any case. */
export const always: SQL = fragment(() => sql`1`)();
