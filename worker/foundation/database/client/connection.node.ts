import type Libsql from 'libsql';

/** A connection of the engine. */
export type Connection = InstanceType<typeof Libsql>;

/** The first column of all rows. */
export const column = (connection: Connection, sql: string): unknown[] =>
  (connection.prepare(sql).raw(true).all([]) as unknown[][]).map(([value]) => value);

/** A number in the head of the database: `schema_version` grows with each table that is made or dropped. */
export const numberOf = (connection: Connection, pragma: string): number =>
  Number(column(connection, `PRAGMA ${pragma}`)[0] ?? 0);

/** Selects the names of what migrations make: tables, indexes and triggers, but those of the engine. */
export const selectNames =
  "SELECT name FROM sqlite_master WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND name NOT LIKE 'libsql\\_%' ESCAPE '\\'";

/** Those names. */
export const namesOf = (connection: Connection): string[] =>
  column(connection, selectNames).map(String);
