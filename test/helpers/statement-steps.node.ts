import type { Client } from '@libsql/client';

/** What each kept statement of the embedded client has cost so far, in steps of SQLite's machine. */
export async function readSteps(client: Client): Promise<Map<string, number>> {
  const { rows } = await client.execute('SELECT sql, nstep FROM sqlite_stmt');
  return new Map(rows.map(({ sql, nstep }) => [String(sql), Number(nstep)]));
}
