import { existsSync, statSync } from 'node:fs';
import {
  copyFile,
  link,
  mkdir,
  open,
  readFile,
  rename,
  rm,
  symlink,
  truncate,
  writeFile,
} from 'node:fs/promises';
import { DatabaseSync } from 'node:sqlite';
import type { Client } from '@libsql/client/http';
import Libsql from 'libsql';
import { describe, expect, it, onTestFinished } from 'vitest';
import { DataFault } from '../../worker/foundation/data-fault.ts';
import { faultOfOpening } from '../../worker/foundation/database/client/database-file.node.ts';
import { requireAllNames } from '../../worker/foundation/database/client/lost-names.node.ts';
import { applyMigrations } from '../../worker/foundation/database/client/migrate.node.ts';
import { openClient } from '../../worker/foundation/database/client/open-client.node.ts';
import { openDatabase } from '../../worker/foundation/database/database.ts';
import { outageCode } from '../../worker/foundation/database/database-fault.ts';
import { readinessProbe } from '../../worker/foundation/database/readiness.ts';
import { backUp } from '../../worker/foundation/node/backup/backup.node.ts';
import { handTurnedClock } from '../helpers/clock.ts';
import { freshDatabase } from '../helpers/database.ts';

const openAt = (file: string, purpose: 'serve' | 'use' = 'serve') =>
  openClient({ url: `file:${file}`, authToken: null }, '/', purpose);

/** A database that was served once and has a few rows, and is open nowhere. */
async function laidDatabase() {
  const { client, file } = await freshDatabase();
  const rows = Array.from({ length: 500 }, (_, i) => ({
    sql: "INSERT INTO rate_limits VALUES (?, 1, 1, '')",
    args: [`key ${i} ${'x'.repeat(100)}`],
  }));
  await client.batch(rows, 'write');
  client.close();
  return file;
}

const run = (file: string, sql: string) => {
  const db = new DatabaseSync(file);
  db.exec(sql);
  db.close();
};

async function overwrite(file: string, at: number, bytes: Uint8Array) {
  const handle = await open(file, 'r+');
  await handle.write(bytes, 0, bytes.length, at);
  await handle.close();
}

/** What may have become of a file between two starts. */
const faults: Record<string, (file: string) => Promise<unknown>> = {
  emptied: (file) => truncate(file, 0),
  'cut off': (file) => truncate(file, 3 * 4096),
  'a text': (file) => writeFile(file, 'SQLite format 2\n'.repeat(400)),
  'broken at its head': (file) => overwrite(file, 0, new Uint8Array(100).fill(1)),
  'broken in its list of tables': (file) => overwrite(file, 100, new Uint8Array(3_900).fill(0xff)),
  'broken in all other pages': (file) =>
    overwrite(file, 4096, new Uint8Array(20 * 4096).fill(0xff)),
  'without its tables': async (file) =>
    run(file, 'PRAGMA foreign_keys = OFF; DROP TABLE outbox; DROP TABLE rate_limits'),
  'of another program': async (file) => {
    await rm(file);
    run(file, 'CREATE TABLE wp_posts (id INTEGER PRIMARY KEY)');
  },
  'of another program with our migrator': async (file) => {
    await rm(file);
    run(
      file,
      "CREATE TABLE __drizzle_migrations (id INTEGER, hash TEXT, created_at INTEGER); INSERT INTO __drizzle_migrations VALUES (1, 'x', 1); CREATE TABLE notes (id INTEGER)",
    );
  },
  'gone beside its journal': async (file) => {
    await rm(file);
    await writeFile(`${file}-wal`, 'frames');
  },
  'without any table': async (file) => {
    const db = new DatabaseSync(file);
    db.exec('PRAGMA foreign_keys = OFF');
    for (const { name, type } of db
      .prepare("SELECT name, type FROM sqlite_master WHERE sql IS NOT NULL AND type <> 'index'")
      .all())
      db.exec(`DROP ${String(type)} IF EXISTS "${String(name)}"`);
    db.exec('VACUUM');
    db.close();
  },
  'of another program with a migrator like ours': async (file) => {
    await rm(file);
    run(
      file,
      'CREATE TABLE __drizzle_migrations (name TEXT); INSERT INTO __drizzle_migrations VALUES (1); CREATE TABLE notes (id INTEGER)',
    );
  },
  'of another program without a table': async (file) => {
    await rm(file);
    run(file, 'PRAGMA user_version = 3');
  },
  'a link to nothing': async (file) => {
    await rm(file);
    await symlink(`${file}.elsewhere`, file);
  },
  'known by a second name': (file) => link(file, `${file}.second`),
  'a folder': async (file) => {
    await rm(file);
    await mkdir(file);
  },
};

describe('R84 a database file that is', () => {
  it.each(Object.keys(faults))('%s is named, and is neither served nor changed', async (name) => {
    const file = await laidDatabase();
    await faults[name]?.(file);
    const before = existsSync(file) && (await bytesOf(file));
    for (const purpose of ['serve', 'use'] as const) {
      // Commands do not read it through.
      if (purpose === 'use' && name === 'broken in all other pages') continue;
      if (purpose === 'use' && name === 'cut off') continue;
      const fault = await openAt(file, purpose).catch((thrown: unknown) => thrown);
      expect(fault).toBeInstanceOf(DataFault);
      expect(String(fault)).toContain(file);
      expect(String(fault)).not.toContain('\n');
    }
    expect(existsSync(file) && (await bytesOf(file))).toBe(before);
  });

  it('new, or was killed before its first table, becomes one of ours', async () => {
    const file = await laidDatabase();
    await rm(file);
    const first = await openAt(file);
    first.close();
    expect(existsSync(file)).toBe(true);
    const second = await openAt(file);
    await applyMigrations(second, 'worker/migrations');
    second.close();
    (await openAt(file)).close();
  });
});

describe('R84 a database that lost', () => {
  it.each(['table', 'index', 'trigger'])('a %s is refused by its name', async (type) => {
    const file = await laidDatabase();
    const db = new DatabaseSync(file);
    const all = db
      .prepare('SELECT name FROM sqlite_master WHERE type = ? AND sql IS NOT NULL ORDER BY name')
      .all(type)
      .map(({ name }) => String(name));
    const lost = type === 'table' ? 'secret_marks' : all[0];
    if (lost) db.exec(`DROP ${type} ${lost}`);
    db.close();
    const client = await openAt(file);
    onTestFinished(() => client.close());
    const opening = requireAllNames(client, 'worker/migrations', file);
    if (lost)
      await expect(opening).rejects.toThrow(
        new DataFault(`${file} lost ${lost}. Bring a backup back: npm run restore data/backups/…`),
      );
    else await opening;
  });
});

describe('R84 a start says in plain words that', () => {
  it.each([
    ['SQLITE_BUSY', 'locked'],
    ['SQLITE_NOTADB', 'broken'],
    ['SQLITE_CORRUPT', 'broken'],
    ['SQLITE_READONLY_DIRECTORY', 'cannot be written'],
    ['SQLITE_CANTOPEN', 'cannot be written'],
    ['SQLITE_FULL', 'is full'],
    ['SQLITE_IOERR_READ', 'does not answer'],
  ])('%s', (code, word) => {
    const fault = faultOfOpening(new Libsql.SqliteError('words of SQLite', code, 0), '/data/x.db');
    expect(String(fault)).toMatch(new RegExp(`^DataFault: .*/data/x\\.db.*${word}`));
  });
});

/** A database of another help centre as it lies while that is served, journal and all. */
async function servedElsewhere() {
  const file = await laidDatabase();
  const client = await openAt(file);
  await client.execute('DELETE FROM rate_limits');
  const copy = `${file}.copy`;
  await client.execute('PRAGMA wal_checkpoint(TRUNCATE)');
  await copyFile(file, copy);
  client.close();
  return copy;
}

/** What may become of a file under a running server. */
const losses: Record<string, (file: string, backup: string) => Promise<unknown>> = {
  deleted: (file) => rm(file),
  moved: (file) => rename(file, `${file}.elsewhere`),
  emptied: (file) => truncate(file, 0),
  'robbed of its journal': (file) => rm(`${file}-wal`),
  'replaced by a rename': (file, backup) => rename(backup, file),
  'overwritten by a backup': (file, backup) => copyFile(backup, file),
  'overwritten by the file of another server': async (file) =>
    copyFile(await servedElsewhere(), file),
  'robbed of a table': async (file) => run(file, 'DROP TABLE outbox'),
  'robbed of a trigger or an index': async (file) => {
    const db = new DatabaseSync(file);
    const [one] = db
      .prepare(
        "SELECT type, name FROM sqlite_master WHERE sql IS NOT NULL AND type IN ('trigger', 'index')",
      )
      .all();
    db.exec(`DROP ${String(one?.type)} ${String(one?.name)}`);
    db.close();
  },
  'overwritten by something else': (file) => writeFile(file, 'x'.repeat(100_000)),
};

describe('R84 a database file that, under a server, was', () => {
  it.each(Object.keys(losses))('%s takes no write any more', async (name) => {
    const file = await laidDatabase();
    const client = await openAt(file);
    onTestFinished(() => client.close());
    const backup = `${file}.backup`;
    await backUp(client, backup);
    const write = (key: string) =>
      client
        .execute({ sql: "INSERT INTO rate_limits VALUES (?, 1, 1, '')", args: [key] })
        .then(() => 'done', outageCode);
    const isReady = () =>
      readinessProbe({ clock: handTurnedClock() })(openDatabase(client)).then(
        () => 'ready',
        outageCode,
      );
    expect([await write('before'), await isReady()]).toEqual(['done', 'ready']);
    await losses[name]?.(file, backup);
    expect([await write('after'), await isReady()]).toEqual(['FILE_LOST', 'FILE_LOST']);
    const { rows } = await client.execute('SELECT 1 AS one');
    expect(rows[0]?.one).toBe(1);
  });

  it('overwritten by its own copy of an hour before takes no write any more', async () => {
    const file = await laidDatabase();
    const client = await openAt(file);
    onTestFinished(() => client.close());
    const write = () => client.execute('UPDATE rate_limits SET count = count + 1');
    const bringIn = () => client.execute('PRAGMA wal_checkpoint(TRUNCATE)');
    for (const _ of [1, 2, 3]) {
      await write();
      await bringIn();
    }
    const copy = `${file}.copy`;
    await copyFile(file, copy);
    await write();
    await bringIn();
    // A server writes each ten seconds at least.
    await write();
    await copyFile(copy, file);
    await expect(write()).rejects.toMatchObject({ code: 'FILE_LOST' });
  });

  it.each([
    [
      'migrated',
      (client: Client) => client.migrate(['DROP TABLE IF EXISTS notes', 'CREATE TABLE notes (id)']),
    ],
    ['vacuumed', (client: Client) => client.execute('VACUUM')],
    ['brought in', (client: Client) => client.execute('PRAGMA wal_checkpoint(TRUNCATE)')],
  ])('%s takes writes as before', async (_what, change) => {
    const client = await openAt(await laidDatabase());
    onTestFinished(() => client.close());
    for (const _ of [1, 2, 3]) {
      await client.execute('DELETE FROM rate_limits');
      await change(client);
    }
    await client.execute('DELETE FROM rate_limits');
  });

  it('moved and brought back takes writes again', async () => {
    const file = await laidDatabase();
    const client = await openAt(file);
    onTestFinished(() => client.close());
    await rename(file, `${file}.elsewhere`);
    await expect(client.execute('DELETE FROM rate_limits')).rejects.toMatchObject({
      code: 'FILE_LOST',
    });
    await rename(`${file}.elsewhere`, file);
    expect((await client.execute('DELETE FROM rate_limits')).rowsAffected).toBe(500);
  });
});

const bytesOf = async (file: string) =>
  statSync(file).isFile() ? (await readFile(file)).toString('base64') : 'a folder';
