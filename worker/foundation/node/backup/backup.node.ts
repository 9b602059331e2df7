import { createReadStream, createWriteStream, existsSync, statSync } from 'node:fs';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Client } from '@libsql/client/http';
import Libsql from 'libsql';
import { DataFault } from '../../data-fault.ts';
import {
  inUse,
  isBusy,
  lockDatabase,
  realDatabase,
} from '../../database/client/database-lock.node.ts';
import { backupsOf, giveToOwner } from '../private-files.node.ts';

const journals = ['-wal', '-shm', '-journal'];

/**
 * Copies the whole database, as it stands at one moment, into a new file while others read and write
 * (R60). Under its name the copy is there whole or not at all. @throws DataFault where that file is there.
 */
export async function backUp(client: Client, file: string): Promise<void> {
  if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > 0)
    throw new DataFault(`${file} is there already; name another file.`);
  const made = await mkdir(dirname(file), { recursive: true });
  if (made) giveToOwner(made);
  const part = `${file}.${process.pid}.part`;
  try {
    await client.execute({ sql: 'VACUUM INTO ?', args: [part] });
    giveToOwner(part);
    await rename(part, file);
  } finally {
    await removeAll(part, ['', '-journal']);
  }
  await syncFolder(dirname(file));
  await requireSound(file);
}

/** @throws DataFault when a database file is broken, or has rows that point at nothing. */
export async function requireSound(file: string): Promise<void> {
  if (!existsSync(file)) throw new DataFault(`${file} is not there.`);
  const connection = new Libsql(file);
  try {
    const [verdict] = connection.prepare('PRAGMA integrity_check').raw(true).all() as [string][];
    if (verdict?.[0] !== 'ok') throw new DataFault(`${file} is broken.`);
    const dangling = connection.prepare('PRAGMA foreign_key_check').all();
    if (dangling.length > 0) throw new DataFault(`${file} has rows that point at nothing.`);
  } catch (fault) {
    throw isBroken(fault) ? new DataFault(`${file} is broken, or no database.`) : fault;
  } finally {
    connection.close();
  }
}

/**
 * Puts a backup in the place of a database that nobody has open. What stood there is kept beside it.
 * Killed at any moment, it leaves the one or the other whole.
 * @param beside Brings back what belongs to it, once nothing can refuse any more and before the backup
 * takes its place.
 * @returns where the former database lies now, if there was one.
 * @throws DataFault where the backup is none, or anybody has the database open.
 */
export async function restore(
  backup: string,
  file: string,
  beside: () => Promise<void> = async () => {},
): Promise<string | null> {
  await requireSound(backup);
  requireOurs(backup);
  await mkdir(dirname(file), { recursive: true });
  const place = realDatabase(file);
  if (realDatabase(backup) === place) throw new DataFault(`${backup} is the database itself.`);
  const unlock = lockDatabase(file, 'replace');
  const part = `${place}.part`;
  try {
    requireUnused(place);
    await removeAll(part, ['', ...journals]);
    copyDatabase(backup, part);
    giveToOwner(part, existsSync(place) ? place : dirname(place));
    const former = existsSync(place) ? backupPath(file, new Date(), 'before-restore') : null;
    if (former) await keep(place, former);
    requireUnused(place);
    await beside();
    // Empty by now, or of a broken file: a journal of the former would be replayed over the new one.
    await removeAll(place, journals);
    await rename(part, place);
    await syncFolder(dirname(place));
    return former;
  } finally {
    await removeAll(part, ['', ...journals]);
    unlock();
  }
}

function requireOurs(file: string) {
  const connection = new Libsql(file);
  const ours = "SELECT 1 FROM sqlite_master WHERE name = '__drizzle_migrations'";
  const found = connection.prepare(ours).all([]);
  connection.close();
  if (found.length === 0) throw new DataFault(`${file} is no backup of a help centre.`);
}

/**
 * Brings what its journal holds into the file. In WAL mode that cannot be done while anybody else has it
 * open, with our lock or without: a server of an older version, a shell.
 * @throws DataFault where somebody has.
 */
function requireUnused(file: string) {
  if (!existsSync(file)) return;
  const connection = new Libsql(file);
  try {
    connection.exec('PRAGMA journal_mode = DELETE; BEGIN EXCLUSIVE; COMMIT');
  } catch (fault) {
    if (isBusy(fault)) throw new DataFault(inUse(file));
    if (!isBroken(fault)) throw fault;
  } finally {
    connection.close();
  }
}

/** Statements would keep the files open: only `exec` is over when it returns. */
function copyDatabase(from: string, to: string) {
  const connection = new Libsql(from);
  try {
    connection.exec(`VACUUM INTO '${to.replaceAll("'", "''")}'`);
  } finally {
    connection.close();
  }
}

/** Keeps a database that nobody uses, as it lies: it may be broken, which is why it is replaced. */
async function keep(file: string, former: string) {
  const made = await mkdir(dirname(former), { recursive: true });
  if (made) giveToOwner(made);
  for (const suffix of ['', '-wal', '-journal'].filter((suffix) => existsSync(file + suffix))) {
    const part = `${former}${suffix}.part`;
    const copy = createWriteStream(part, { mode: 0o600, flush: true });
    await pipeline(createReadStream(file + suffix), copy);
    giveToOwner(part);
    await rename(part, former + suffix);
  }
  await syncFolder(dirname(former));
}

async function removeAll(file: string, suffixes: readonly string[]) {
  for (const suffix of suffixes) await rm(file + suffix, { force: true });
}

/** A new name is on the disk when its folder is. Windows has no such thing. */
export async function syncFolder(folder: string) {
  if (process.platform === 'win32') return;
  const handle = await open(folder);
  await handle.sync().finally(() => handle.close());
}

const isBroken = (fault: unknown) =>
  fault instanceof Libsql.SqliteError && /^SQLITE_(?:NOTADB|CORRUPT)/.test(fault.code);

/** What names a backup of this moment, made for this reason: `2026-11-24T06-30-00-before-restore`, in UTC. */
export function backupName(now: Date, why?: string): string {
  const stamp = now.toISOString().slice(0, 19).replaceAll(':', '-');
  return why ? `${stamp}-${why}` : stamp;
}

/** Where the next copy of the database alone goes: `backups/pasokh-2026-11-24T06-30-00.db` beside the database. */
export const backupPath = (databaseFile: string, now: Date, why?: string): string =>
  freeBackupPath(databaseFile, backupName(now, why), '.db');

/** A path among the backups of a database that is not taken: a name of this backup and `ending`. */
export function freeBackupPath(databaseFile: string, backup: string, ending: string): string {
  const name = join(backupsOf(databaseFile), `${basename(databaseFile, '.db')}-${backup}`);
  for (let count = 1; ; count++) {
    const path = `${name}${count > 1 ? `-${count}` : ''}${ending}`;
    if (!existsSync(path)) return path;
  }
}
