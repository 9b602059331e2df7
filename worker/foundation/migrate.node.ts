import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Client } from '@libsql/client/web';
import { migrate } from 'drizzle-orm/libsql/migrator';
import { drizzle } from 'drizzle-orm/libsql/web';
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

/** Copies the whole database into a new file while others read and write (R60). */
export async function backUp(client: Client, file: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await client.execute({ sql: 'VACUUM INTO ?', args: [file] });
}

/** Where the next backup of a database goes: `backups/pasokh-2026-11-24T06-30-00.db` beside it. */
export function backupPath(databaseFile: string, now: Date): string {
  const stamp = now.toISOString().slice(0, 19).replaceAll(':', '-');
  const name = basename(databaseFile, '.db');
  for (let count = 1; ; count++) {
    const path = join(
      dirname(databaseFile),
      'backups',
      `${name}-${stamp}${count > 1 ? `-${count}` : ''}.db`,
    );
    if (!existsSync(path)) return path;
  }
}
