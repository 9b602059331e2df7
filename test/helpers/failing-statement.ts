import type { Client } from '@libsql/client';

/**
 * Lets the nth statement (from 0) of the next write fail. Answers how many statements that write had,
 * null while there was none.
 */
export function failStatement(client: Client, nth: number) {
  const seen: { statements: number | null } = { statements: null };
  const { batch } = client;
  client.batch = (statements, mode) => {
    if (mode !== 'write') return batch.call(client, statements, mode);
    client.batch = batch;
    seen.statements = statements.length;
    return batch.call(client, statements.with(nth, 'SELECT 1 FROM no_such_table'), mode);
  };
  return seen;
}
