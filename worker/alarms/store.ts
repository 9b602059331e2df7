import { type SQL, sql } from 'drizzle-orm';
import type { Database } from '../foundation/database/database.ts';
import { asJson, fragment, statement } from '../foundation/database/statement.ts';
import { minutes } from '../foundation/ports/clock.ts';
import { alarms } from './schema.ts';

/** What comes back sooner after it had recovered belongs to the same episode: its receivers know of it. */
export const sameEpisodeMs = minutes(30);

/** A row of the table; times in epoch ms. */
export type AlarmRow = typeof alarms.$inferSelect;

/** Which alarm. */
export type AlarmId = Pick<AlarmRow, 'name' | 'key'>;

/** An alarm as it is raised; `at` is in epoch ms. */
export type RaisedAlarm = AlarmId & {
  facts: Readonly<Record<string, unknown>>;
  at: number;
};

/** The longest JSON of facts that is kept. */
const maxFacts = 1_000;

function factsText(facts: RaisedAlarm['facts']): string {
  const text = JSON.stringify(facts);
  return text.length <= maxFacts ? text : '{}';
}

const always = fragment(() => sql`1`);

/**
 * Raises alarms, each a new one, one more time, or anew after it had recovered. For the batch of their cause.
 * @param when Raises them only where this condition holds at its place in the batch.
 */
export const raiseAlarms = (db: Database, raised: readonly RaisedAlarm[], when: SQL = always()) =>
  writeAlarms(
    db,
    raised.map(({ facts, ...alarm }) => ({ ...alarm, facts: factsText(facts) })),
    when,
  );

const isNewEpisode = sql.raw(
  `coalesce(recovered_at <= excluded.last_seen_at - ${sameEpisodeMs}, 0)`,
);

const writeAlarms = statement((db, raised: readonly unknown[], when: SQL) =>
  db.run(sql`
    INSERT INTO alarms (name, key, first_seen_at, last_seen_at, count, facts)
    SELECT value ->> 'name', value ->> 'key', value ->> 'at', value ->> 'at', 1, value ->> 'facts'
    FROM json_each(${asJson(raised)}) WHERE ${when}
    ON CONFLICT (name, key) DO UPDATE SET
      first_seen_at = iif(${isNewEpisode}, excluded.first_seen_at, first_seen_at),
      last_seen_at = excluded.last_seen_at,
      count = iif(${isNewEpisode}, 1, count + 1),
      facts = excluded.facts,
      notified_at = iif(${isNewEpisode}, NULL, notified_at),
      reminded_at = iif(${isNewEpisode}, NULL, reminded_at),
      recovery_notified_at = iif(${isNewEpisode}, NULL, recovery_notified_at),
      reopened_at = iif(${isNewEpisode}, NULL,
        iif(recovered_at IS NULL, reopened_at, excluded.last_seen_at)),
      acknowledged_at = iif(recovered_at IS NULL, acknowledged_at, NULL),
      acknowledged_by = iif(recovered_at IS NULL, acknowledged_by, NULL),
      recovered_at = NULL`),
);

/** An alarm has recovered at `at`; nothing happens where it was raised later or does not stand. */
export const endAlarm = statement((db, { name, key }: AlarmId, at: number) =>
  db.run(sql`
    UPDATE alarms SET recovered_at = ${at}
    WHERE name = ${name} AND key = ${key} AND recovered_at IS NULL AND last_seen_at <= ${at}`),
);

/** Alarms that stand, and those whose receivers are still to learn that they have recovered. */
export const listWatched = statement((db) =>
  db
    .select()
    .from(alarms)
    .where(sql`${alarms.recoveredAt} IS NULL OR ${alarms.recoveryNotifiedAt} IS NULL`),
);

/** Alarms that stand, the oldest first, for the desk. */
export const listStanding = statement((db) =>
  db
    .select({
      name: alarms.name,
      key: alarms.key,
      firstSeenAt: alarms.firstSeenAt,
      lastSeenAt: alarms.lastSeenAt,
      count: alarms.count,
      acknowledgedAt: alarms.acknowledgedAt,
    })
    .from(alarms)
    .where(sql`${alarms.recoveredAt} IS NULL`)
    .orderBy(alarms.firstSeenAt),
);

/** Condition: nobody has notified anybody about the alarm since this row was read. */
export const isAsRead = fragment(
  (alarm: AlarmRow) => sql`
  EXISTS (SELECT 1 FROM alarms WHERE name = ${alarm.name} AND key = ${alarm.key}
    AND notified_at IS ${alarm.notifiedAt} AND reminded_at IS ${alarm.remindedAt}
    AND recovered_at IS ${alarm.recoveredAt}
    AND recovery_notified_at IS ${alarm.recoveryNotifiedAt}
    AND acknowledged_at IS ${alarm.acknowledgedAt})`,
);

/** When receivers were notified of what; null = not, or not any more. */
export type NotifiedTimes = Pick<AlarmRow, 'notifiedAt' | 'remindedAt' | 'recoveryNotifiedAt'>;

/** Notes that the receivers were notified, where the condition still holds. */
export const markNotified = statement(
  (db, { name, key }: AlarmId, times: NotifiedTimes, when: SQL) =>
    db.run(sql`
    UPDATE alarms SET
      notified_at = ${times.notifiedAt}, reminded_at = ${times.remindedAt},
      recovery_notified_at = ${times.recoveryNotifiedAt}
    WHERE name = ${name} AND key = ${key} AND ${when}`),
);

/** Somebody has seen an alarm that stands: its receivers are reminded no more. Answers a row where it stands. */
export const acknowledgeAlarm = statement((db, { name, key }: AlarmId, by: string, at: number) =>
  db.all<AlarmId>(sql`
    UPDATE alarms SET
      acknowledged_by = coalesce(acknowledged_by, ${by}),
      acknowledged_at = coalesce(acknowledged_at, ${at})
    WHERE name = ${name} AND key = ${key} AND recovered_at IS NULL
    RETURNING name, key`),
);
