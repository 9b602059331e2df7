// The server makes a backup a day by itself (R89), in a process of its own: copying a database would
// hold up every request of this one.
import { spawn } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { openLockedClient } from '../database/client/open-client.node.ts';
import { days, minutes } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import { backUpAll, backupFolder, type DataPaths } from './backup-folder.node.ts';

/** The word by which the bundle of the server, given a database behind it, makes a backup and ends. */
export const nightlyWord = '--nightly-backup';

const why = 'nightly';
const everyMs = minutes(10);
const keptDays = 7;
const keptWeeks = 4;

type Nightly = { name: string; at: number };

/** Nightly backups among the names in a folder of backups, newest first; `at` in epoch ms. */
export function nightlyBackups(names: readonly string[]): Nightly[] {
  const found = names.flatMap((name) => {
    const [, day, time = ''] =
      /(\d{4}-\d\d-\d\d)T(\d\d-\d\d-\d\d)-nightly(?:-\d+)?$/.exec(name) ?? [];
    return day ? [{ name, at: Date.parse(`${day}T${time.replaceAll('-', ':')}Z`) }] : [];
  });
  return found.sort((one, other) => other.at - one.at);
}

/** Those that are not kept: but the newest of each of the last seven days and four weeks that have one. */
export function prunable(names: readonly string[]): string[] {
  const all = nightlyBackups(names);
  const newestOfEach = (lengthMs: number, count: number) =>
    [...Map.groupBy(all, ({ at }) => Math.floor(at / lengthMs)).values()]
      .slice(0, count)
      .map(([newest]) => newest?.name);
  const kept = new Set([...newestOfEach(days(1), keptDays), ...newestOfEach(days(7), keptWeeks)]);
  return all.filter(({ name }) => !kept.has(name)).map(({ name }) => name);
}

const namesIn = async (folder: string) => (existsSync(folder) ? await readdir(folder) : []);
const backupsOf = (database: string) => join(dirname(database), 'backups');

/** Whether the newest nightly backup is a day old, or the database where there is none. */
async function isDue(database: string, now: number): Promise<boolean> {
  const [newest] = nightlyBackups(await namesIn(backupsOf(database)));
  const since = newest?.at ?? statSync(database, { throwIfNoEntry: false })?.birthtimeMs ?? now;
  return now - since >= days(1);
}

/** Makes a nightly backup, whose copy is read back, and removes those whose time is over. */
export async function backUpTonight(data: DataPaths, now: Date): Promise<void> {
  const folder = backupsOf(data.database);
  const ours = `${basename(data.database, '.db')}-`;
  for (const name of await namesIn(folder))
    if (name.startsWith(ours) && /-nightly.*\.part$/.test(name))
      await rm(join(folder, name), { recursive: true });
  const client = openLockedClient(data.database, 'use');
  await backUpAll(client, data, backupFolder(data.database, now, why)).finally(() =>
    client.close(),
  );
  for (const name of prunable((await namesIn(folder)).filter((name) => name.startsWith(ours))))
    await rm(join(folder, name), { recursive: true });
}

/**
 * Looks now and every ten minutes whether a backup is due, and makes it; one that fails is an alarm, and
 * is tried again. Answers what stops the looking; a backup under way goes on.
 */
export function startNightlyBackups(bundle: string, database: string, log: Log): () => void {
  let isRunning = false;
  const look = async () => {
    if (isRunning || !(await isDue(database, Date.now()))) return;
    isRunning = true;
    const child = spawn(process.execPath, [bundle, nightlyWord, database], {
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let said = '';
    child.stderr.on('data', (chunk) => {
      said += String(chunk);
    });
    // Without a listener, a process that cannot be started ends the server.
    child.once('error', (fault) => {
      said += fault.message;
    });
    child.once('close', (code) => {
      isRunning = false;
      if (code !== 0) log.alarm('backup_failed', { said: said.trim().slice(0, 500) });
    });
  };
  const tick = () =>
    void look().catch((fault: unknown) => log.error('backup_not_looked_for', fault));
  tick();
  const timer = setInterval(tick, everyMs);
  return () => clearInterval(timer);
}
