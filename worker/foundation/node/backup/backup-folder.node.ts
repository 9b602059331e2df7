// A backup is a folder: the database, the attachments, and the secrets where they are asked for (R89).
import { existsSync, realpathSync, statSync } from 'node:fs';
import { copyFile, link, mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Client } from '@libsql/client/http';
import { DataFault } from '../../data-fault.ts';
import { giveToOwner } from '../private-files.node.ts';
import { backUp, backupName, freeBackupPath, restore, syncFolder } from './backup.node.ts';

/** Where the parts are of which a backup is made; each path is a file, but `files`, which is a folder. */
export type DataPaths = { database: string; files: string; secrets: string };

const nameInside = { database: 'pasokh.db', files: 'files', secrets: 'secrets' };
const pathsIn = (folder: string): DataPaths => ({
  database: join(folder, nameInside.database),
  files: join(folder, nameInside.files),
  secrets: join(folder, nameInside.secrets),
});

/**
 * Makes a backup at `folder` while others read and write, and reads it back. Attachments never change:
 * each is written once, and later backups beside it share its bytes by hard links. Under its name the
 * backup is there whole or not at all. Attachments come after the database, which therefore names none
 * that is missing, unless its time was over in between.
 * @returns how many attachments it holds.
 * @throws DataFault where the folder is there, or secrets are asked for that are in no file.
 */
export async function backUpAll(
  client: Client,
  data: DataPaths,
  folder: string,
  { withSecrets = false }: { withSecrets?: boolean } = {},
): Promise<number> {
  if (existsSync(folder)) throw new DataFault(`${folder} is there already; name another folder.`);
  if (withSecrets && !existsSync(data.secrets))
    throw new DataFault(`There is no ${data.secrets}: the secrets are in the environment alone.`);
  const former = await newestBackup(dirname(folder), data);
  const part = `${folder}.${process.pid}.part`;
  const inPart = pathsIn(part);
  try {
    await makeFolder(part);
    await backUp(client, inPart.database);
    const names = await filesBelow(data.files);
    for (const name of names)
      await copyOrLink(join(data.files, name), join(inPart.files, name), former, name);
    if (withSecrets) await copyWhole(data.secrets, inPart.secrets);
    await rename(part, folder);
    await syncFolder(dirname(folder));
    return names.length;
  } finally {
    await rm(part, { recursive: true, force: true });
  }
}

/** What a restore has brought back, and where the former database and secrets are now; null = there was none. */
export type Restored = {
  attachments: number;
  formerDatabase: string | null;
  formerSecrets: string | null;
};

/**
 * Brings back what a backup holds, a folder or a copy of the database alone. Attachments that are not
 * in it stay. Killed at any moment, it leaves the former database or the new one whole.
 * @throws DataFault where the backup is none, or anybody has the database open; then nothing is changed.
 */
export async function restoreAll(backup: string, data: DataPaths): Promise<Restored> {
  const isFolder = statSync(backup, { throwIfNoEntry: false })?.isDirectory() ?? false;
  const from = isFolder ? pathsIn(backup) : { database: backup, files: '', secrets: '' };
  let attachments = 0;
  let formerSecrets: string | null = null;
  const formerDatabase = await restore(from.database, data.database, async () => {
    const names = isFolder ? await filesBelow(from.files) : [];
    for (const name of names) await copyWhole(join(from.files, name), join(data.files, name));
    attachments = names.length;
    if (existsSync(from.secrets)) formerSecrets = await restoreSecrets(from.secrets, data.secrets);
  });
  return { attachments, formerDatabase, formerSecrets };
}

async function restoreSecrets(from: string, to: string): Promise<string | null> {
  const isOther = existsSync(to) && !(await isEqual(from, to));
  const former = isOther ? `${to}-${backupName(new Date(), 'before-restore')}` : null;
  // Copied and then replaced in one step: where the disk is full, the secrets of now stay in place.
  if (former) await copyWhole(to, former);
  await copyWhole(from, to);
  return former;
}

/** The newest whole backup in a folder, or null. What stands there may be the live data itself, which is none. */
async function newestBackup(folder: string, { files }: DataPaths): Promise<string | null> {
  const names = existsSync(folder) ? await readdir(folder) : [];
  const backups = names
    .filter((name) => !name.endsWith('.part'))
    .map((name) => join(folder, name))
    .filter((path) => existsSync(pathsIn(path).database) && existsSync(pathsIn(path).files))
    .filter(
      (path) => !existsSync(files) || realpathSync(pathsIn(path).files) !== realpathSync(files),
    );
  const made = await Promise.all(backups.map(async (path) => (await stat(path)).mtimeMs));
  return backups[made.indexOf(Math.max(...made))] ?? null;
}

/** Paths of the whole files in a folder, from that folder. */
async function filesBelow(folder: string): Promise<string[]> {
  if (!existsSync(folder)) return [];
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.part'))
    .map(({ parentPath, name }) => join(parentPath, name).slice(folder.length + 1))
    .sort();
}

async function copyOrLink(from: string, to: string, former: string | null, name: string) {
  try {
    const earlier = former && join(pathsIn(former).files, name);
    if (earlier && existsSync(earlier) && (await isEqual(earlier, from))) {
      await makeFolder(dirname(to));
      // Some file systems have no hard links.
      return await link(earlier, to).catch(() => copyWhole(from, to));
    }
    await copyWhole(from, to);
  } catch (fault) {
    // Its time was over while the backup was made.
    if (existsSync(from)) throw fault;
  }
}

/** Copies a file onto the disk and reads the copy back; a file that is there and equal stays. */
async function copyWhole(from: string, to: string) {
  if (existsSync(to) && (await isEqual(from, to))) return;
  await makeFolder(dirname(to));
  const part = `${to}.part`;
  await copyFile(from, part);
  const handle = await open(part, 'r+');
  await handle.sync().finally(() => handle.close());
  if (!(await isEqual(from, part))) throw new DataFault(`${to} was not copied as it is.`);
  giveToOwner(part);
  await rename(part, to);
}

/** Attachments are small enough to be held in memory. */
const isEqual = async (one: string, other: string): Promise<boolean> =>
  (await readFile(one)).equals(await readFile(other));

/** Makes a folder and those above it; each belongs to whom its own folder belongs. */
async function makeFolder(folder: string) {
  if (existsSync(folder)) return;
  await makeFolder(dirname(folder));
  await mkdir(folder, { recursive: true });
  giveToOwner(folder);
}

/** Where the next backup goes: `backups/pasokh-2026-11-24T06-30-00` beside the database. */
export const backupFolder = (databaseFile: string, now: Date, why?: string): string =>
  freeBackupPath(databaseFile, backupName(now, why), '');
