import type { Client, InArgs, InStatement } from '@libsql/client';

/** Every statement that goes to the database from now on, once, with the values it had first. */
export function recordStatements(client: Client) {
  const seen = new Map<string, InArgs>();
  const note = (statement: InStatement | [string, InArgs?], args?: InArgs) => {
    const [sql, own] =
      typeof statement === 'string'
        ? [statement, args]
        : Array.isArray(statement)
          ? statement
          : [statement.sql, statement.args];
    if (!seen.has(sql)) seen.set(sql, own ?? []);
  };
  const { batch, execute } = client;
  client.batch = (statements, mode) => {
    for (const statement of statements) note(statement);
    return batch.call(client, statements, mode);
  };
  client.execute = (...query: [InStatement, InArgs?]) => {
    note(...query);
    return (execute as (...query: unknown[]) => ReturnType<Client['execute']>).apply(client, query);
  };
  return seen;
}

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
