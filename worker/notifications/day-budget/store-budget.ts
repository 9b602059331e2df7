import { type SQL, sql } from 'drizzle-orm';
import { asJson, fragment, statement } from '../../foundation/database/statement.ts';
import type { BudgetRow, Counted } from './scope.ts';

// Counts of a day end with it: a row counts only where it ends at the same midnight, so that a clock that
// jumps leaves nothing behind. The plus keeps the planner from the index of those ends, which many rows share.

/**
 * Table: names of the slots in these rows that have one more message left, in each of their units: in
 * their own reserve, or in what nobody has reserved.
 * @param end That of `endOfDay`.
 */
const openSlots = (budget: unknown, end: unknown): SQL => sql`
  SELECT slot FROM (
    SELECT part.value ->> 'slot' AS slot,
      max(part.value ->> 'isOwn' AND coalesce(used.count, 0) < part.value ->> 'reserve')
        OR sum(max(0, coalesce(used.count, 0) - (part.value ->> 'reserve')))
          < max(part.value ->> 'common') AS is_open
    FROM json_each(${budget}) AS part
      LEFT JOIN rate_limits AS used
        ON used.key = part.value ->> 'key' AND +used.resets_at = ${end}
    GROUP BY part.value ->> 'slot', part.value ->> 'unit')
  GROUP BY slot HAVING min(is_open)`;

/** Condition: the slot of this name is among those rows and has one more message left. */
export const isOpenSlot = (slot: SQL, budget: readonly BudgetRow[], end: number): SQL =>
  sql`${slot} IN (${openSlots(asJson(budget), end)})`;

/** Condition: every slot of these rows has one more message left; holds where there are none. */
export const areOpen = fragment(
  (budget: readonly BudgetRow[], end: number) => sql`
  (SELECT count(DISTINCT value ->> 'slot') FROM json_each(${asJson(budget)}))
    = (SELECT count(*) FROM (${openSlots(asJson(budget), end)}))`,
);

/** Names of the slots of these rows that are spent. */
export const listSpentSlots = statement((db, budget: readonly BudgetRow[], end: number) =>
  db.all<{ slot: string }>(sql`
    SELECT DISTINCT value ->> 'slot' AS slot FROM json_each(${asJson(budget)})
    WHERE value ->> 'slot' NOT IN (${openSlots(asJson(budget), end)})`),
);

const addTo = (counted: SQL): SQL => sql`
  INSERT INTO rate_limits (key, count, resets_at, granted_to)
  ${counted}
  ON CONFLICT (key) DO UPDATE SET
    count = max(0, iif(resets_at = excluded.resets_at, count, 0) + excluded.count),
    resets_at = excluded.resets_at
  RETURNING key, count`;

/** Adds to the counts of the day that ends at `end`, where the condition holds; answers them. */
export const count = statement((db, counted: readonly Counted[], end: number, when: SQL) =>
  db.all<{ key: string; count: number }>(
    addTo(sql`
    SELECT part.value ->> 'key', part.value ->> 'add', ${end}, ''
    FROM json_each(${asJson(counted)}) AS part
    WHERE (${when}) AND (part.value ->> 'add' > 0 OR EXISTS (SELECT 1 FROM rate_limits
      WHERE key = part.value ->> 'key' AND +resets_at = ${end}))`),
  ),
);

/**
 * The same for each message of a table with the column `slot`, by the counts of its slot; `sign` −1 takes
 * them back. The messages come first, so that the planner finds them by their own index.
 */
export const countEach = (
  counted: readonly Counted[],
  end: number,
  messages: SQL,
  sign: 1 | -1,
): SQL =>
  addTo(sql`
  SELECT part.value ->> 'key', sum(part.value ->> 'add') * ${sign}, ${end}, ''
  FROM (${messages}) AS message
    CROSS JOIN json_each(${asJson(counted)}) AS part
  WHERE part.value ->> 'slot' = message.slot AND (${sign} > 0 OR EXISTS (SELECT 1 FROM rate_limits
    WHERE key = part.value ->> 'key' AND +resets_at = ${end}))
  GROUP BY part.value ->> 'key'`);
