import type { Client } from '@libsql/client';
import type { BatchItem, BatchResponse } from 'drizzle-orm/batch';
import type { LibSQLDatabase } from 'drizzle-orm/libsql';
import { drizzle } from 'drizzle-orm/libsql/http';

/** The drizzle handle rules and stores read with. It has no `batch` and no `transaction`: see `commit`. */
export type Database = Omit<LibSQLDatabase, 'batch' | 'transaction'> & { $client: Client };

/** A write (or read) that has been built and not yet sent. */
export type Statement = BatchItem<'sqlite'>;

/** The `http` driver of drizzle takes any client, so both homes share it. */
export const openDatabase = (client: Client): Database => drizzle({ client, casing: 'snake_case' });

/**
 * Runs the statements as one transaction in one round trip: all or none, in this order.
 * Answers each statement's rows, typed as drizzle would. Races are settled inside, by
 * conditional `UPDATE … RETURNING`.
 *
 * It stands beside drizzle's own `batch` because that one sends deferred transactions, which
 * fail with SQLITE_BUSY when two processes write.
 */
export const commit = <const T extends readonly Statement[]>(
  db: Database,
  statements: T,
): Promise<BatchResponse<T>> => send(db, statements, 'write');

/** Several reads from one snapshot in one round trip. */
export const readTogether = <const T extends readonly Statement[]>(
  db: Database,
  statements: T,
): Promise<BatchResponse<T>> => send(db, statements, 'read');

/** What drizzle's own batch asks of a statement; it leaves it out of its public types. */
type Preparable = {
  _prepare(): {
    getQuery(): { sql: string; params: unknown[] };
    mapResult(result: unknown, fromBatch: true): unknown;
  };
};

async function send<const T extends readonly Statement[]>(
  db: Database,
  statements: T,
  mode: 'read' | 'write',
) {
  const prepared = (statements as readonly unknown[] as readonly Preparable[]).map((statement) =>
    statement._prepare(),
  );
  const results = await db.$client.batch(
    prepared.map((query) => {
      const { sql, params } = query.getQuery();
      return { sql, args: params as never };
    }),
    mode,
  );
  return results.map((result, i) => prepared[i]?.mapResult(result, true)) as BatchResponse<T>;
}
