import type { Client } from '@libsql/client';

/** Every row of every table, in the order of their keys: two equal dumps are two equal databases. */
export async function dumpDatabase(client: Client): Promise<Record<string, unknown[]>> {
  const { rows: tables } = await client.execute(
    "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name",
  );
  const answers = await client.batch(
    tables.map(({ name }) => `SELECT * FROM "${name}"`),
    'read',
  );
  return Object.fromEntries(
    tables.map(({ name }, at) => [
      String(name),
      answers[at]!.rows.map((row) => JSON.stringify({ ...row })).sort((a, b) => (a < b ? -1 : 1)),
    ]),
  );
}
