import type { Client } from '@libsql/client';

/** Counts what goes over the wire to the database from now on: calls, and statements in them. */
export function countRoundTrips(client: Client) {
  const seen = { trips: 0, statements: 0 };
  const { batch, execute } = client;
  client.batch = (statements, mode) => {
    seen.trips += 1;
    seen.statements += statements.length;
    return batch.call(client, statements, mode);
  };
  client.execute = (...query: unknown[]) => {
    seen.trips += 1;
    seen.statements += 1;
    return (execute as (...query: unknown[]) => ReturnType<Client['execute']>).apply(client, query);
  };
  return seen;
}
