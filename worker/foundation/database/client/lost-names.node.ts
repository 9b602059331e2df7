import type { Client } from '@libsql/client/http';
import { DataFault } from '../../data-fault.ts';
import { selectNames } from './connection.node.ts';
import { openEmbeddedClient } from './embedded-client.node.ts';
import { applyMigrations } from './migrate.node.ts';

const namesIn = async (client: Client) =>
  (await client.execute(selectNames)).rows.map(({ name }) => String(name));

/**
 * Compares a database that has all migrations of the folder with what these make in an empty one.
 * @throws DataFault where a table, an index or a trigger is gone; `place` is where the database is.
 */
export async function requireAllNames(
  client: Client,
  migrationsFolder: string,
  place: string,
): Promise<void> {
  const empty = openEmbeddedClient(':memory:');
  try {
    await applyMigrations(empty, migrationsFolder);
    const found = new Set(await namesIn(client));
    const lost = (await namesIn(empty)).filter((name) => !found.has(name));
    if (lost.length > 0)
      throw new DataFault(
        `${place} lost ${lost.join(', ')}. Bring a backup back: npm run restore data/backups/…`,
      );
  } finally {
    empty.close();
  }
}
