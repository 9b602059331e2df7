import type { Client } from '@libsql/client/http';

/** Every table of the contract carries it; the contract touches no other. */
export const contractPrefix = 'pasokh_contract_';

/** Tables, views, indexes and triggers that are neither the contract's nor the server's own. */
export async function objectsOfOthers(client: Client): Promise<string[]> {
  const { rows } = await client.execute('SELECT name FROM sqlite_master ORDER BY name');
  return rows
    .map(({ name }) => String(name))
    .filter((name) => !name.startsWith(contractPrefix))
    .filter((name) => !/^(?:sqlite|libsql|_litestream)_/.test(name));
}
