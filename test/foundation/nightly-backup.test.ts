import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openLockedClient } from '../../worker/foundation/database/client/open-client.node.ts';
import {
  backUpTonight,
  isDue,
  nightlyBackups as nightlyBackupsOf,
  prunable as prunableOf,
} from '../../worker/foundation/node/backup/nightly-backup.node.ts';
import { days } from '../../worker/foundation/ports/clock.ts';

const night = (at: number) =>
  `pasokh-${new Date(at).toISOString().slice(0, 19).replaceAll(':', '-')}-nightly`;
const last = Date.parse('2026-11-27T03:15:00Z');
const now = last + days(1) - 1;
const database = '/srv/data/pasokh.db';
const nightlyBackups = (names: readonly string[]) => nightlyBackupsOf(names, database, now);
const prunable = (names: readonly string[]) => prunableOf(names, database, now);

async function folderWith(...backups: string[]) {
  const folder = await mkdtemp(join(tmpdir(), 'pasokh-nightly-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  for (const name of ['backups', ...backups.map((backup) => join('backups', backup))])
    await mkdir(join(folder, name), { recursive: true });
  return folder;
}

/** A database that a backup finds sound, beside others. */
async function databaseIn(folder: string, name: string) {
  const path = join(folder, name);
  const client = openLockedClient(path, 'use');
  await client.executeMultiple(
    'CREATE TABLE __drizzle_migrations (id integer, created_at integer)',
  );
  client.close();
  return { database: path, files: join(folder, 'files'), secrets: join(folder, 'secrets') };
}
const nights = (count: number) => Array.from({ length: count }, (_, i) => night(last - days(i)));

describe('R89 nightly backups', () => {
  it('are distinguished from others by their names, newest first', () => {
    const others = [
      'pasokh-2026-11-24T06-30-00.db',
      'pasokh-2026-11-24T06-30-00',
      'pasokh-2026-11-24T06-30-00-before-restore.db',
      'pasokh-2026-11-24T06-30-00-nightly.812.part',
      'by-hand',
    ];
    const [newest, older] = [night(last), night(last - days(3))];
    expect(nightlyBackups([older, ...others, newest])).toEqual([
      { name: newest, at: last },
      { name: older, at: last - days(3) },
    ]);
    expect(prunable(others)).toEqual([]);
  });

  it('are kept for seven days, and one of each of four weeks', () => {
    const all = nights(60);
    const pruned = new Set(prunable(all));
    const kept = all.filter((name) => !pruned.has(name));
    expect(kept.slice(0, 7)).toEqual(all.slice(0, 7));
    expect(kept.length).toBeGreaterThanOrEqual(9);
    expect(kept.length).toBeLessThanOrEqual(10);
    const [oldest] = nightlyBackups(kept).slice(-1);
    expect(last - (oldest?.at ?? 0)).toBeGreaterThanOrEqual(days(14));
    expect(last - (oldest?.at ?? 0)).toBeLessThan(days(28));
  });

  it('stay where none was made for long: only what is newer takes their place', () => {
    expect(prunable(nights(7).map((_, i) => night(last - days(40 * i))))).toHaveLength(0);
  });

  it('count by the day, however often one is made', () => {
    const hourly = Array.from({ length: 30 }, (_, i) => night(last + i * 60_000));
    expect(prunable(hourly)).toHaveLength(29);
    expect(prunable(hourly)).not.toContain(night(last + 29 * 60_000));
  });

  it('are those of one database: others in the folder stay, whose names begin alike', async () => {
    const folder = await folderWith();
    const own = await databaseIn(folder, 'pasokh.db');
    const other = await databaseIn(folder, 'pasokh-staging.db');
    await backUpTonight(other, new Date(last));
    const part = 'pasokh-staging-2026-11-27T03-15-00-nightly.812.part';
    await writeFile(join(folder, 'backups', part), '');
    await backUpTonight(own, new Date(last + 60_000));
    expect((await readdir(join(folder, 'backups'))).sort()).toEqual([
      'pasokh-2026-11-27T03-16-00-nightly',
      'pasokh-staging-2026-11-27T03-15-00-nightly',
      part,
    ]);
  });

  it('are due by those of their own database', async () => {
    const folder = await folderWith(night(last - days(2)), night(last).replace('pasokh', 'shop'));
    expect(await isDue(join(folder, 'pasokh.db'), last)).toBe(true);
    expect(await isDue(join(folder, 'shop.db'), last)).toBe(false);
  });

  it('are due though the clock was ahead once, and what it left takes no place', async () => {
    const ahead = Array.from({ length: 8 }, (_, i) => night(last + days(3650 + 7 * i)));
    const folder = await folderWith(...ahead, night(last - days(2)));
    expect(await isDue(join(folder, 'pasokh.db'), last)).toBe(true);
    expect(prunable([...ahead, ...nights(7)])).toEqual([]);
  });
});
