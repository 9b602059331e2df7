import type { Client } from '@libsql/client';
import type { BatchItem } from 'drizzle-orm/batch';
import type { LibSQLDatabase } from 'drizzle-orm/libsql';
import { drizzle } from 'drizzle-orm/libsql/http';

/** The drizzle handle that stores build statements with. It has no `batch` and no `transaction`: see `commit`. */
export type Database = Omit<LibSQLDatabase, 'batch' | 'transaction'> & { $client: Client };

/** A write (or read) that has been built and not yet sent. */
export type Statement = BatchItem<'sqlite'>;

/** How columns are named in SQL. */
export const databaseOptions = { casing: 'snake_case' } as const;

/** The `http` driver of drizzle takes any client, so both runtimes share it. */
export const openDatabase = (client: Client): Database => drizzle({ client, ...databaseOptions });
