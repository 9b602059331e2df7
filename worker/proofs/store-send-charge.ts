import { type SQL, sql } from 'drizzle-orm';
import { type FullLimits, isRunning, type RateLimit } from '../foundation/database/charge.ts';
import type { Database } from '../foundation/database/database.ts';
import { fragment, statement } from '../foundation/database/statement.ts';
import type { BudgetRow } from '../notifications/day-budget/scope.ts';
import { areOpen, listSpentSlots } from '../notifications/day-budget/store-budget.ts';

/**
 * A limit of sending. Where the message is withheld `withheldKey` is counted in place of `key`, going
 * on from where `key` stands; null = nothing is counted, left out = `key` all the same.
 */
export type SendLimit = RateLimit & { withheldKey?: string | null };

/**
 * One message that somebody asks for, and what is counted for it. These limits are the only ones
 * that are charged by a condition in the statement: a refused send may be silent, while the rest of
 * its batch goes on (R10, R31), and one that is withheld takes nothing from anybody else (R62).
 */
export type Send = {
  /** Written beside what was counted, so that the batch can ask whether this send was granted. */
  id: string;
  limits: readonly SendLimit[];
  /** Epoch ms. */
  now: number;
  /** Condition: nothing is to be sent, for the address is blocked or nobody's. */
  isWithheld: SQL;
  /** The day's budgets that it must fit into, sent or not; left out = none. */
  dayBudget?: DayBudget;
};

/** Budgets of the day, of one slot or several. */
export type DayBudget = { budget: readonly BudgetRow[]; endOfDay: number };

const always = fragment(() => sql`1`);

/** Condition: nothing is to be sent in any case. */
export const alwaysWithheld: SQL = always();

/** A send with its limits as JSON, for `asked`. */
type SendValues = Pick<Send, 'id' | 'now' | 'isWithheld'> & { limits: string; areOpen: SQL };

/** Condition: the budgets of the day are not spent. */
export const isWithinBudget = ({ dayBudget }: Pick<Send, 'dayBudget'>): SQL =>
  dayBudget ? areOpen(dayBudget.budget, dayBudget.endOfDay) : always();

const valuesOf = (send: Send): SendValues => ({
  id: send.id,
  now: send.now,
  isWithheld: send.isWithheld,
  areOpen: isWithinBudget(send),
  limits: JSON.stringify(
    send.limits.map(({ key, withheldKey = key, max, windowMs }) => ({
      key,
      withheldKey,
      max,
      resets: send.now + windowMs,
    })),
  ),
});

/** The key that a limit of `asked` counts under. */
const counted = ({ isWithheld }: SendValues): SQL =>
  sql`iif(${isWithheld}, asked.value ->> 'withheldKey', asked.value ->> 'key')`;

/** Condition: the window of this row beside a limit of `asked` runs. */
const runs = (row: 'own' | 'sent', { now }: SendValues): SQL =>
  isRunning(sql.raw(`${row}.resets_at`), now, sql`((asked.value ->> 'resets') - ${now})`);

/** Condition: the window of the row that is charged runs; its limit is known by its key. */
const isChargedRunning = ({ now, limits }: SendValues): SQL =>
  isRunning(
    sql`resets_at`,
    now,
    sql`((SELECT max(value ->> 'resets') FROM json_each(${limits})
      WHERE rate_limits.key IN (value ->> 'key', value ->> 'withheldKey')) - ${now})`,
  );

/**
 * The limits of a send as a table: beside each what is in its running window, under the key that
 * it counts under (`own`) and under its own name (`sent`), where the count of a withheld one begins.
 */
const asked = (send: SendValues): SQL => sql`
  json_each(${send.limits}) AS asked
    LEFT JOIN rate_limits AS own ON own.key = ${counted(send)} AND ${runs('own', send)}
    LEFT JOIN rate_limits AS sent ON sent.key = asked.value ->> 'key' AND ${runs('sent', send)}`;

/** Charges every limit of the send or none of them, exact under races (R22); answers those charged. */
export const chargeSend = (db: Database, send: Send) => chargeAll(db, valuesOf(send));

const chargeAll = statement((db, send: SendValues) =>
  db.all<{ key: string; count: number }>(sql`
    INSERT INTO rate_limits (key, count, resets_at, granted_to)
    SELECT ${counted(send)}, coalesce(sent.count, 0) + 1,
      coalesce(sent.resets_at, asked.value ->> 'resets'), ${send.id}
    FROM ${asked(send)}
    WHERE ${counted(send)} IS NOT NULL AND (${send.areOpen}) AND NOT EXISTS (
      SELECT 1 FROM ${asked(send)}
      WHERE coalesce(own.count, sent.count, 0) >= asked.value ->> 'max'
    )
    ON CONFLICT (key) DO UPDATE SET
      count = iif(${isChargedRunning(send)}, count + 1, excluded.count),
      resets_at = iif(${isChargedRunning(send)}, resets_at, excluded.resets_at),
      granted_to = excluded.granted_to
    RETURNING key, count`),
);

/** Names of the slots of its budgets that are spent now. */
export const listSpentOf = async (db: Database, { dayBudget }: Send): Promise<string[]> =>
  dayBudget
    ? (await listSpentSlots(db, dayBudget.budget, dayBudget.endOfDay)).map(({ slot }) => slot)
    : [];

/** The limits that refuse this send now. Where it would be granted meanwhile, the next try can pass. */
export async function readFullSend(db: Database, send: Send): Promise<FullLimits> {
  return fullLimitsOf(send, await listFull(db, send));
}

/** Rows for `fullLimitsOf`, to be read together with others. */
export const listFull = (db: Database, send: Send) => findFull(db, valuesOf(send));

/** The limits in these rows refuse the send; it can be granted from `freeAt` on. */
export const fullLimitsOf = (
  { now }: Pick<Send, 'now'>,
  full: readonly { key: string; freeAt: number }[],
): FullLimits => ({
  keys: full.map(({ key }) => key),
  freeAt: Math.max(now + 1000, ...full.map(({ freeAt }) => freeAt)),
  now,
});

const findFull = statement((db, send: SendValues) =>
  db.all<{ key: string; freeAt: number }>(sql`
    SELECT asked.value ->> 'key' AS key, coalesce(own.resets_at, sent.resets_at) AS freeAt
    FROM ${asked(send)}
    WHERE coalesce(own.count, sent.count) >= asked.value ->> 'max'`),
);

/** Condition: the charge before it in the batch has let this send through. */
export function isGranted({ id, limits }: Send): SQL {
  const [first] = limits;
  if (!first) return always();
  const { key, withheldKey } = first;
  return isCounted(id, key, withheldKey ?? key);
}

const isCounted = fragment(
  (id: string, key: string, withheldKey: string) => sql`
  EXISTS (SELECT 1 FROM rate_limits
    WHERE key IN (${key}, ${withheldKey}) AND granted_to = ${id})`,
);

/** Condition: it was granted and is to be sent. */
export const isSendable = (send: Send): SQL => isGrantedAndNot(isGranted(send), send.isWithheld);

const isGrantedAndNot = fragment(
  (granted: SQL, isWithheld: SQL) => sql`${granted} AND NOT (${isWithheld})`,
);
