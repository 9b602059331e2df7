// Second factors, codes under way, links and signatures are keyed by APP_SECRET: under another one they are
// void, and nothing else says why. The first to run on a database leaves a mark of its secret there.
import { sql } from 'drizzle-orm';
import { keyedHashText } from '../security/keyed-hash.ts';
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
