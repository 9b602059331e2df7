// Second factors, codes under way, links and signatures are keyed by APP_SECRET: under another one they are
// void, and nothing else says why. The first to run on a database leaves a mark of its secret there.
import { sql } from 'drizzle-orm';
import type { Config } from '../config.ts';
import { keyedHashText } from '../security/keyed-hash.ts';
import { commit } from './commit.ts';
import type { Database } from './database.ts';
import { secretMarks } from './schema.ts';
import { statement } from './statement.ts';

/** What this secret is known by; it tells nothing of the secret. */
export const markOfSecret = (appSecret: string): Promise<string> =>
  keyedHashText(appSecret, 'secret-mark');

/** Leaves the mark where there is none. */
export const leaveSecretMark = statement((db, mark: string) =>
  db.insert(secretMarks).values({ id: 1, mark }).onConflictDoNothing(),
);

/** A row where the database was written with another secret. */
export const findOtherSecret = statement((db, mark: string) =>
  db.all<{ id: number }>(sql`SELECT id FROM secret_marks WHERE id = 1 AND mark <> ${mark}`),
);

/** Marks the database with this secret, whichever wrote it. Answers whether the mark is another one now. */
export async function acceptSecret({
  db,
  config: { appSecret },
}: {
  db: Database;
  config: Pick<Config, 'appSecret'>;
}): Promise<boolean> {
  const mark = await markOfSecret(appSecret);
  const [changed] = await commit(db, [replaceMark(db, mark)]);
  return changed.length > 0;
}

const replaceMark = statement((db, mark: string) =>
  db.all<{ id: number }>(sql`
    INSERT INTO secret_marks (id, mark) VALUES (1, ${mark})
    ON CONFLICT (id) DO UPDATE SET mark = excluded.mark WHERE mark <> excluded.mark
    RETURNING id`),
);
