// What can be said of the file of an embedded database before SQLite reads it, and by its first pages.
// An empty file is a new database to SQLite: one that was emptied would be served as an empty help centre.
import { accessSync, closeSync, constants, lstatSync, openSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import Libsql from 'libsql';
import { DataFault } from '../../data-fault.ts';
import { causesOf } from '../database-fault.ts';
import { type Connection, column, numberOf } from './connection.node.ts';
import { readHeader } from './file-header.node.ts';

const bringBack = 'Bring a backup back: npm run restore data/backups/…';
const orBeginAnew = `${bringBack} (or, to begin with an empty help centre, move that file away).`;

/** @throws DataFault where the file is no database that can be written; one that is not there will be made. */
export function requireDatabaseFile(file: string): void {
  const found = statSync(file, { throwIfNoEntry: false });
  if (!found) {
    if (lstatSync(file, { throwIfNoEntry: false }))
      throw new DataFault(
        `${file} is a link, and what it leads to is not there. Bring that back, or take the link away.`,
      );
    requireNoJournal(file);
    return;
  }
  if (!found.isFile()) throw new DataFault(`${file} is no file. Name another one in LIBSQL_URL.`);
  if (found.nlink > 1)
    throw new DataFault(
      `${file} has ${found.nlink} names (hard links), and SQLite keeps a journal for each: two servers would destroy it. Find the others (find / -xdev -samefile ${file}), and remove all names but one.`,
    );
  try {
    accessSync(file, constants.R_OK | constants.W_OK);
    accessSync(dirname(file), constants.W_OK);
  } catch {
    throw new DataFault(readOnly(file));
  }
  if (found.size === 0) throw new DataFault(`${file} is empty, so it was emptied. ${orBeginAnew}`);
  const descriptor = openSync(file, 'r');
  try {
    if (!readHeader(descriptor).isDatabase)
      throw new DataFault(`${file} is broken, or no database. ${orBeginAnew}`);
  } finally {
    closeSync(descriptor);
  }
}

/** SQLite would begin anew and take the journal, with all that it still holds, away. */
function requireNoJournal(file: string) {
  const journal = `${file}-wal`;
  if ((statSync(journal, { throwIfNoEntry: false })?.size ?? 0) > 0)
    throw new DataFault(
      `${file} is gone, and its journal ${journal} is there. Bring that file back, or a backup: npm run restore data/backups/…`,
    );
}

const ofAnother = (file: string) =>
  `${file} is the database of another program. Name another file in LIBSQL_URL, or move it away.`;

const readOnly = (file: string) =>
  `${file} cannot be written: the file, its folder or the disk is read-only, or belongs to another user. Run this as the user of the server: sudo -u USER npm run …`;

/** What an owner can mend of a fault in opening the file, in plain words; any other fault as it is. */
export function faultOfOpening(fault: unknown, file: string): unknown {
  const code = [...causesOf(fault)].flatMap((cause) => codesOf(cause)).find(Boolean) ?? '';
  if (code === '' && /unable to open/i.test((fault as Error).message))
    return new DataFault(readOnly(file));
  if (/^SQLITE_(?:NOTADB|CORRUPT)/.test(code))
    return new DataFault(`${file} is broken. ${bringBack}`);
  if (/^SQLITE_(?:READONLY|CANTOPEN|PERM|AUTH)/.test(code)) return new DataFault(readOnly(file));
  if (/^SQLITE_(?:BUSY|LOCKED)/.test(code))
    return new DataFault(
      `Another program has ${file} locked, and did not end in time. End it, or wait for it, and try again.`,
    );
  if (/^SQLITE_FULL/.test(code))
    return new DataFault(`The disk of ${file} is full. Make room on it, and try again.`);
  if (/^SQLITE_IOERR/.test(code))
    return new DataFault(`The disk of ${file} does not answer (${code}). Look at it first.`);
  return fault;
}

const codesOf = (cause: Error) =>
  cause instanceof Libsql.SqliteError || 'code' in cause ? [String(cause.code)] : [];

/** Tables of every release: a database that was migrated and lacks one is not ours, or has lost it. */
const ours = ['rate_limits', 'outbox', 'tickets'];

/**
 * Looks at the tables, before anything of the file is changed.
 * @throws DataFault where they are those of another program, or some of ours are gone.
 */
export function requireOurs(connection: Connection, file: string): void {
  const names = new Set<unknown>(
    column(
      connection,
      "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'libsql_%'",
    ),
  );
  const hasJournal = names.delete(journal);
  const isMigrated =
    hasJournal && column(connection, `SELECT 1 FROM ${journal} LIMIT 1`).length > 0;
  if (!isMigrated && names.size > 0) throw new DataFault(ofAnother(file));
  if (!hasJournal && numberOf(connection, 'schema_version') > 0)
    throw new DataFault(`${file} has no tables any more, so it was emptied. ${orBeginAnew}`);
  if (!hasJournal && ['user_version', 'application_id'].some((one) => numberOf(connection, one)))
    throw new DataFault(ofAnother(file));
  if (isMigrated && ours.some((name) => !names.has(name)))
    throw new DataFault(
      `${file} is no database of a help centre, or lost its tables. ${bringBack}`,
    );
}

const journal = '__drizzle_migrations';

/** Larger files are read through by the nightly backup alone: a start would take longer than a minute. */
const mostBytesRead = 512 * 1024 * 1024;

/** Reads the whole database where it is not too large. @throws DataFault where it is broken. */
export function requireWhole(connection: Connection, file: string): void {
  if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > mostBytesRead) return;
  const [verdict] = column(connection, 'PRAGMA quick_check(1)');
  if (verdict !== 'ok') throw new DataFault(`${file} is broken. ${bringBack}`);
}
