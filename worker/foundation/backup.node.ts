import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Client } from '@libsql/client/http';
import Libsql from 'libsql';
import { openEmbeddedClient } from './embedded-client.node.ts';
import { giveToOwner } from './private-files.node.ts';

/** Copies the whole database, as it stands at one moment, into a new file while others read and write (R60). */
export async function backUp(client: Client, file: string): Promise<void> {
  const made = await mkdir(dirname(file), { recursive: true });
  if (made) giveToOwner(made);
  await client.execute({ sql: 'VACUUM INTO ?', args: [file] });
  giveToOwner(file);
  await requireSound(file);
}

/** @throws when a database file is broken, or has rows that point at nothing. */
export async function requireSound(file: string): Promise<void> {
  if (!existsSync(file)) throw new Error(`${file} is not there.`);
  const connection = new Libsql(file);
  try {
    const [verdict] = connection.prepare('PRAGMA integrity_check').raw(true).all() as [string][];
    if (verdict?.[0] !== 'ok') throw new Error(`${file} is broken.`);
    const dangling = connection.prepare('PRAGMA foreign_key_check').all();
    if (dangling.length > 0) throw new Error(`${file} has rows that point at nothing.`);
  } finally {
    connection.close();
  }
}

/**
 * Puts a backup in the place of a database that nobody has open. What stood there is kept beside it.
 * @returns where the former database lies now, if there was one.
 */
export async function restore(backup: string, file: string): Promise<string | null> {
  await requireSound(backup);
  const former = existsSync(file) ? backupPath(file, new Date(), 'before-restore') : null;
  if (former) {
    const client = openEmbeddedClient(file);
    await backUp(client, former).finally(() => client.close());
  }
  await mkdir(dirname(file), { recursive: true });
  // Not `copyFile`, which hands on the modes of the backup: on a stick or a share those are wide.
  await rm(`${file}.part`, { force: true });
  const part = createWriteStream(`${file}.part`, { mode: 0o600 });
  await pipeline(createReadStream(backup), part);
  giveToOwner(`${file}.part`, former ? file : dirname(file));
  // A journal of the former file must not be replayed over the new one.
  await rm(`${file}-wal`, { force: true });
  await rm(`${file}-shm`, { force: true });
  await rename(`${file}.part`, file);
  return former;
}

/** Where the next backup goes: `backups/pasokh-2026-11-24T06-30-00.db` beside the database. */
export function backupPath(databaseFile: string, now: Date, why?: string): string {
  const stamp = now.toISOString().slice(0, 19).replaceAll(':', '-');
  const name = [basename(databaseFile, '.db'), stamp, ...(why ? [why] : [])].join('-');
  const folder = join(dirname(databaseFile), 'backups');
  for (let count = 1; ; count++) {
    const path = join(folder, `${name}${count > 1 ? `-${count}` : ''}.db`);
    if (!existsSync(path)) return path;
  }
}
