import type { Client } from '@libsql/client/http';
import { drizzle } from 'drizzle-orm/libsql/http';
import { migrate } from 'drizzle-orm/libsql/migrator';
import { readMigrationFiles } from 'drizzle-orm/migrator';

/** Brings a database to the newest schema. Runs again without harm. */
export const applyMigrations = (client: Client, migrationsFolder: string): Promise<void> =>
  migrate(drizzle(client), { migrationsFolder });

/** Whether the newest migration of a database is that of the folder, an earlier one or none, or a later one. */
export async function readSchemaState(
  client: Client,
  migrationsFolder: string,
): Promise<'equal' | 'older' | 'newer'> {
  const expected = Math.max(
    ...readMigrationFiles({ migrationsFolder }).map((file) => file.folderMillis),
  );
  const { rows: tables } = await client.execute(
    "SELECT 1 FROM sqlite_master WHERE name = '__drizzle_migrations'",
  );
  if (tables.length === 0) return 'older';
  const { rows } = await client.execute(
    'SELECT max(created_at) AS stamp FROM __drizzle_migrations',
  );
  const newest = Number(rows[0]?.stamp ?? 0);
  if (newest === expected) return 'equal';
  return newest < expected ? 'older' : 'newer';
}

/** True where the database lacks a migration of the folder. */
export const lacksMigrations = async (client: Client, migrationsFolder: string) =>
  (await readSchemaState(client, migrationsFolder)) === 'older';
