import { sql } from 'drizzle-orm';
import journal from '../../migrations/meta/_journal.json' with { type: 'json' };
import type { Clock } from '../ports/clock.ts';
import { commit } from './commit.ts';
import type { Database } from './database.ts';
import { DatabaseOutage, isDatabaseDown } from './database-fault.ts';
import { statement } from './statement.ts';
import { within } from './within.ts';

/** The newest migration this build was made with, by the stamp that the migrator writes down. */
const expectedSchema = Math.max(...journal.entries.map(({ when }) => when));

/** Whoever asks has to decide soon where to send people. */
const answerWithinMs = 3_000;
/** A row goes to the disk this often at most, however often it is asked. */
const writeEveryMs = 1_000;

const readStamp = statement((db) =>
  db.all<{ stamp: number | null }>(sql`SELECT max(created_at) AS stamp FROM __drizzle_migrations`),
);

/** Takes the lock of a writer, and is refused where writes are (sqld looks at the kind of statement). */
const removeProbe = statement((db) => db.run(sql`DELETE FROM rate_limits WHERE key = 'ready'`));

/** Asks for pages of its own, and they go to the disk; with `removeProbe` behind it nothing is left. */
const addProbe = statement((db) =>
  db.run(sql`
    INSERT INTO rate_limits (key, count, resets_at, granted_to)
    VALUES ('ready', 0, 0, hex(zeroblob(4096)))`),
);

/**
 * Asks whether this build can read and write its database now, in one round trip that changes nothing.
 * Reads alone tell too little: they succeed on a blocked, full or read-only database.
 * @throws DatabaseOutage, or the fault of the database, where it cannot.
 */
export function readinessProbe({ clock }: { clock: Clock }) {
  let writtenAt = Number.NEGATIVE_INFINITY;
  return async (db: Database, withinMs: number = answerWithinMs): Promise<void> => {
    const now = clock.now();
    const writes = now - writtenAt >= writeEveryMs ? [addProbe(db)] : [];
    const [stamps] = await within(
      withinMs,
      commit(db, [readStamp(db), ...writes, removeProbe(db)]).catch((fault: unknown) => {
        throw isDatabaseDown(fault) ? fault : new DatabaseOutage('OTHER_SCHEMA', fault);
      }),
    );
    if (Number(stamps[0]?.stamp) !== expectedSchema) throw new DatabaseOutage('OTHER_SCHEMA');
    if (writes.length > 0) writtenAt = now;
  };
}
