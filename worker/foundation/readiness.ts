import { sql } from 'drizzle-orm';
import journal from '../migrations/meta/_journal.json' with { type: 'json' };
import type { Database } from './database.ts';

/** The newest migration this build was made with, by the stamp that the migrator writes down. */
export const expectedSchema = Math.max(...journal.entries.map(({ when }) => when));

/** True where the database answers and has the schema that this build expects. */
export async function hasExpectedSchema(db: Database): Promise<boolean> {
  const [newest] = await db.all<{ stamp: number | null }>(
    sql`SELECT max(created_at) AS stamp FROM __drizzle_migrations`,
  );
  return Number(newest?.stamp) === expectedSchema;
}
