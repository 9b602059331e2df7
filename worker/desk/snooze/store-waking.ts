import { sql } from 'drizzle-orm';
import type { Database } from '../../foundation/database/database.ts';
import { asJson, statement } from '../../foundation/database/statement.ts';
import type { TicketRow } from '../../tickets/store.ts';

/** A ticket that was put off until now; times are epoch ms. */
export type DueRow = Pick<
  TicketRow,
  | ('id' | 'version' | 'requestType' | 'department' | 'plan' | 'createdAt')
  | ('promiseStartedAt' | 'promiseLeft' | 'snoozedAt')
>;

/** What was put off until now, the longest due first. */
export const listToWake = statement((db, now: number, limit: number) =>
  db.all<DueRow>(sql`
    SELECT id, version, request_type AS requestType, department, plan, created_at AS createdAt,
      promise_started_at AS promiseStartedAt, promise_left AS promiseLeft, snoozed_at AS snoozedAt
    FROM tickets INDEXED BY tickets_snoozed
    WHERE snoozed_until IS NOT NULL AND snoozed_until <= ${now} ORDER BY snoozed_until LIMIT ${limit}`),
);

/** One that wakes; `due` and `startedAt` of a promise that was stopped, null where none was. */
export type Woken = {
  id: string;
  version: number;
  historyId: string;
  promiseHistoryId: string;
  due: number | null;
  startedAt: number | null;
};

/**
 * Brings back those that are as they were read, each with its rows of history. An answered one begins its quiet days
 * anew, and stands first among those that wait for their customer.
 */
export const wakeAll = (db: Database, woken: readonly Woken[], at: number) =>
  [addEnds(db, woken, at), addPromises(db, woken, at), wake(db, woken, at)] as const;

const addEnds = statement((db, woken: readonly Woken[], at: number) =>
  db.run(sql`
    INSERT INTO ticket_history (id, ticket_id, at, actor, kind, from_value, to_value)
    SELECT value ->> 'historyId', tickets.id, ${at}, 'system', 'snooze', tickets.snoozed_until, ''
    FROM json_each(${asJson(woken)}) CROSS JOIN tickets
      ON tickets.id = value ->> 'id' AND tickets.version = value ->> 'version'`),
);

const addPromises = statement((db, woken: readonly Woken[], at: number) =>
  db.run(sql`
    INSERT INTO ticket_history (id, ticket_id, at, actor, kind, to_value)
    SELECT value ->> 'promiseHistoryId', tickets.id, ${at}, 'system', 'promise', value ->> 'due'
    FROM json_each(${asJson(woken)}) CROSS JOIN tickets
      ON tickets.id = value ->> 'id' AND tickets.version = value ->> 'version'
    WHERE value ->> 'due' IS NOT NULL`),
);

const wake = statement((db, woken: readonly Woken[], at: number) =>
  db.run(sql`
    UPDATE tickets SET snoozed_until = NULL, snooze_reason = NULL, snoozed_at = NULL, promise_left = NULL,
      promise_due_at = coalesce(value ->> 'due', promise_due_at),
      promise_started_at = coalesce(value ->> 'startedAt', promise_started_at),
      promise_warned_at = iif(value ->> 'due' IS NULL, promise_warned_at, NULL),
      state_since = iif(state = 'answered', ${at}, state_since),
      updated_at = ${at}, version = version + 1
    FROM json_each(${asJson(woken)})
    WHERE tickets.id = value ->> 'id' AND tickets.version = value ->> 'version'`),
);
