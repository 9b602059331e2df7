// SQLite's own locks on the database last for a transaction; between two of them nobody can tell
// that a server runs. These last as long as their process: locks on an empty SQLite file beside the
// database, which the operating system takes back however the process ends.
// Nothing else here may open that file: POSIX drops the locks when any descriptor of it is closed.
import { existsSync, realpathSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import Libsql from 'libsql';
import { DataFault } from '../../data-fault.ts';
import { giveToOwner } from '../../node/private-files.node.ts';

type Connection = InstanceType<typeof Libsql>;

/** One server at most, commands beside it, and a restore alone. */
export type Purpose = 'serve' | 'use' | 'replace';

const patienceMs = 1_000;
const stopFirst = 'sudo systemctl stop pasokh, or Ctrl-C where it runs';
const locks: Record<Purpose, { sql: string; refusal(file: string): string }> = {
  serve: {
    sql: 'BEGIN IMMEDIATE',
    refusal: (file) =>
      `${file} is in use: another server runs on it, or a backup is being put in its place. A database has one server at a time. End the other first (${stopFirst}), or name another database in LIBSQL_URL.`,
  },
  use: {
    sql: 'BEGIN; SELECT count(*) FROM sqlite_master',
    refusal: (file) =>
      `A backup is being put in the place of ${file} just now. Try again when that has ended.`,
  },
  replace: { sql: 'BEGIN EXCLUSIVE', refusal: (file) => inUse(file) },
};

/** Without a reference a connection is collected, and its lock goes with it. */
const held = new Set<Connection>();

/** What a person reads who would replace a database that is open elsewhere. */
export const inUse = (file: string) =>
  `A server, a command or another program has ${file} open, so nothing was changed. Stop the server (${stopFirst}) or wait for the command, then try again.`;

/**
 * Takes the lock of a database for this process, and answers with what gives it back. The folder must
 * be there, the file need not.
 * @throws DataFault where another process has it for a purpose that excludes this one.
 */
export function lockDatabase(file: string, purpose: Purpose): () => void {
  const lock = `${realDatabase(file)}.lock`;
  const { sql, refusal } = locks[purpose];
  let connection: Connection | undefined;
  try {
    connection = new Libsql(lock, { timeout: patienceMs });
    giveToOwner(lock, existsSync(file) ? file : dirname(file));
    // Nothing is written, so nothing need lie on the disk to undo it by.
    connection.exec(`PRAGMA journal_mode = MEMORY; ${sql}`);
  } catch (fault) {
    connection?.close();
    if (isBusy(fault)) throw new DataFault(refusal(file));
    if (isDenied(fault)) throw new DataFault(denied(lock));
    throw fault;
  }
  const taken = connection;
  held.add(taken);
  return () => {
    held.delete(taken);
    taken.close();
  };
}

/** The file itself where a link leads to it: one database has one lock. */
export const realDatabase = (file: string) =>
  existsSync(file) ? realpathSync(file) : join(realpathSync(dirname(file)), basename(file));

const codeOf = (fault: unknown) => (fault instanceof Libsql.SqliteError ? fault.code : '');

/** True where another process holds the database. */
export const isBusy = (fault: unknown) => /^SQLITE_(?:BUSY|LOCKED)/.test(codeOf(fault));
const isDenied = (fault: unknown) => /^SQLITE_(?:CANTOPEN|READONLY|PERM)/.test(codeOf(fault));

const denied = (lock: string) =>
  `${lock} cannot be opened for writing: it belongs to another user, or the disk is read-only. Run this as the user of the server: sudo -u USER npm run …`;
