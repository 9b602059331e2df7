import type { Client } from '@libsql/client/http';
import { drizzle } from 'drizzle-orm/libsql/http';
import { migrate } from 'drizzle-orm/libsql/migrator';
import { readMigrationFiles } from 'drizzle-orm/migrator';

/** Brings a database to the newest schema. Runs again without harm. */
export const applyMigrations = (client: Client, migrationsFolder: string): Promise<void> =>
  migrate(drizzle(client), { migrationsFolder });

/** True where the database lacks a migration of the folder. */
export async function lacksMigrations(client: Client, migrationsFolder: string): Promise<boolean> {
  const newest = Math.max(
    ...readMigrationFiles({ migrationsFolder }).map((file) => file.folderMillis),
  );
  const { rows: tables } = await client.execute(
    "SELECT 1 FROM sqlite_master WHERE name = '__drizzle_migrations'",
  );
  if (tables.length === 0) return true;
  const { rows } = await client.execute(
    'SELECT max(created_at) AS stamp FROM __drizzle_migrations',
  );
  return Number(rows[0]?.stamp ?? 0) < newest;
}
