import type { Client } from '@libsql/client';
import type { BatchItem } from 'drizzle-orm/batch';
import type { LibSQLDatabase } from 'drizzle-orm/libsql';
import { drizzle } from 'drizzle-orm/libsql/http';

/** The drizzle handle that stores build statements with. It has no `batch` and no `transaction`: see `commit`. */
export type Database = Omit<LibSQLDatabase, 'batch' | 'transaction'> & {
  $client: Client;
  /** For long reads, where they would hold up this process: see `aside`. */
  $aside?: Database;
};

/** A write (or read) that has been built and not yet sent. */
export type Statement = BatchItem<'sqlite'>;

/** How columns are named in SQL. */
export const databaseOptions = { casing: 'snake_case' } as const;

/** The `http` driver of drizzle takes any client, so both runtimes share it. `reader` is for what is read aside. */
export const openDatabase = (client: Client, reader?: Client): Database =>
  Object.assign(
    drizzle({ client, ...databaseOptions }),
    reader && { $aside: openDatabase(reader) },
  );

/**
 * The same database for a read that may take more than a few milliseconds at a million tickets: on Node a thread reads, so
 * that no other request waits. It sees all that was committed before; writes go the usual way.
 */
export const aside = (db: Database): Database => db.$aside ?? db;
