// The server makes a backup a day by itself (R89), in a process of its own: copying a database would
// hold up every request of this one.
import { spawn } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { DataFault } from '../../data-fault.ts';
import { openLockedClient } from '../../database/client/open-client.node.ts';
import { days, minutes } from '../../ports/clock.ts';
import type { Log } from '../../ports/log.ts';
import { backupsOf } from '../private-files.node.ts';
import { backUpAll, backupFolder, type DataPaths } from './backup-folder.node.ts';

/** The word by which the bundle of the server, given a database behind it, makes a backup and ends. */
export const nightlyWord = '--nightly-backup';

const why = 'nightly';
const everyMs = minutes(10);
const keptDays = 7;
const keptWeeks = 4;

type Nightly = { name: string; at: number };

/** A part of a backup that was broken off, among the names in a folder of backups. */
const isBrokenOff = (name: string, database: string) =>
  /-nightly(?:-\d+)?\.\d+\.part$/.test(name) &&
  stampOf(name.replace(/\.\d+\.part$/, ''), database) !== null;

/** When a nightly backup of this database was made, in epoch ms, by its name; null for any other name. */
function stampOf(name: string, database: string): number | null {
  const prefix = `${basename(database, '.db')}-`;
  if (!name.startsWith(prefix)) return null;
  const [, day, time = ''] =
    /^(\d{4}-\d\d-\d\d)T(\d\d-\d\d-\d\d)-nightly(?:-\d+)?$/.exec(name.slice(prefix.length)) ?? [];
  return day ? Date.parse(`${day}T${time.replaceAll('-', ':')}Z`) : null;
}

/**
 * Nightly backups of a database among the names in a folder of backups, newest first; `at` in epoch ms.
 * Those of other databases beside it are not among them, nor any from a clock that was ahead of `now`.
 */
export function nightlyBackups(names: readonly string[], database: string, now: number): Nightly[] {
  const found = names.flatMap((name) => {
    const at = stampOf(name, database);
    return at !== null && at <= now ? [{ name, at }] : [];
  });
  return found.sort((one, other) => other.at - one.at);
}

/** Those that are not kept: but the newest of each of the last seven days and four weeks that have one. */
export function prunable(names: readonly string[], database: string, now: number): string[] {
  const all = nightlyBackups(names, database, now);
  const newestOfEach = (lengthMs: number, count: number) =>
    [...Map.groupBy(all, ({ at }) => Math.floor(at / lengthMs)).values()]
      .slice(0, count)
      .map(([newest]) => newest?.name);
  const kept = new Set([...newestOfEach(days(1), keptDays), ...newestOfEach(days(7), keptWeeks)]);
  return all.filter(({ name }) => !kept.has(name)).map(({ name }) => name);
}

const namesIn = async (folder: string) => (existsSync(folder) ? await readdir(folder) : []);

/** Whether the newest nightly backup is a day old at `now` (epoch ms), or the database where there is none. */
export async function isDue(database: string, now: number): Promise<boolean> {
  const [newest] = nightlyBackups(await namesIn(backupsOf(database)), database, now);
  const since = newest?.at ?? statSync(database, { throwIfNoEntry: false })?.birthtimeMs ?? now;
  return now - since >= days(1);
}

/** Makes a nightly backup, whose copy is read back, and removes those whose time is over. */
export async function backUpTonight(data: DataPaths, now: Date): Promise<void> {
  // To open it would make an empty one, and a backup of that.
  if (!existsSync(data.database)) throw new DataFault(`${data.database} is not there.`);
  const folder = backupsOf(data.database);
  for (const name of await namesIn(folder))
    if (isBrokenOff(name, data.database)) await rm(join(folder, name), { recursive: true });
  const client = openLockedClient(data.database, 'use');
  await backUpAll(client, data, backupFolder(data.database, now, why)).finally(() =>
    client.close(),
  );
  for (const name of prunable(await namesIn(folder), data.database, now.getTime()))
    await rm(join(folder, name), { recursive: true });
}

/** Makes the backup in a process of its own. Answers what it wrote about a failure, null where it made one. */
const runBackup = (bundle: string, database: string) =>
  new Promise<string | null>((resolve) => {
    const child = spawn(process.execPath, [bundle, nightlyWord, database], {
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    // Without a listener, a process that cannot be started ends the server.
    child.once('error', ({ message }) => resolve(message));
    let output = '';
    // Where the server has no file descriptor left, Node gives no pipe, against its type.
    child.stderr?.on('data', (chunk) => {
      output += String(chunk);
    });
    child.once('close', (code) => resolve(code === 0 ? null : output.trim()));
  });

/**
 * Looks now and every ten minutes whether a backup is due, and makes it; one that fails is an alarm, and
 * is tried again. Answers what stops the looking; a backup under way goes on.
 */
export function startNightlyBackups(bundle: string, database: string, log: Log): () => void {
  let isRunning = false;
  const look = async () => {
    if (isRunning || !(await isDue(database, Date.now()))) return;
    isRunning = true;
    const failure = await runBackup(bundle, database).catch(String);
    isRunning = false;
    if (failure === null) log.info('backup_made');
    else log.alarm('backup_failed', { said: failure.slice(0, 500) });
  };
  const tick = () =>
    void look().catch((fault: unknown) => log.error('backup_not_looked_for', fault));
  tick();
  const timer = setInterval(tick, everyMs);
  return () => clearInterval(timer);
}
