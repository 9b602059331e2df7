import { execFile } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { createClient } from '@libsql/client';
import Libsql from 'libsql';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openEmbeddedClient } from '../../worker/foundation/database/client/embedded-client.node.ts';
import { backUp, requireSound, restore } from '../../worker/foundation/node/backup/backup.node.ts';
import { freshDatabase } from '../helpers/database.ts';

const run = promisify(execFile);
const write = (file: string, name: string, count: number) =>
  run(process.execPath, ['test/foundation/writer.node.ts', file, name, String(count)]);

const counting = 'SELECT count(*) AS n FROM rate_limits';
const insert = (key: string) => ({
  sql: "INSERT INTO rate_limits VALUES (?, 1, 1, '')",
  args: [key],
});

/** The lock of a writer in another connection, which for SQLite is like another process. */
function holdLock(file: string, sql = 'BEGIN IMMEDIATE') {
  const other = new Libsql(file);
  other.exec(sql);
  return {
    release() {
      other.exec('COMMIT');
      other.close();
    },
  };
}

describe('the embedded client', () => {
  it('R56 R59 flushes every commit, holds foreign keys, and never stops the thread for a lock', async () => {
    const { file } = await freshDatabase();
    const client = openEmbeddedClient(file);
    onTestFinished(() => client.close());
    const pragma = async (name: string) =>
      Object.values((await client.execute(`PRAGMA ${name}`)).rows[0] ?? {})[0];
    expect(await pragma('journal_mode')).toBe('wal');
    expect(await pragma('synchronous')).toBe(2);
    expect(await pragma('foreign_keys')).toBe(1);
    expect(await pragma('busy_timeout')).toBe(0);
    await client.executeMultiple('CREATE TABLE one (id INTEGER PRIMARY KEY)');
    await client.migrate(['CREATE TABLE two (id INTEGER PRIMARY KEY)']);
    expect(await pragma('busy_timeout')).toBe(0);
  });

  it('R56 R86 answers all else while a write waits for another process, which then ends', async () => {
    const { file } = await freshDatabase();
    const client = openEmbeddedClient(file);
    onTestFinished(() => client.close());
    const lock = holdLock(file);
    const done: string[] = [];
    const writing = client.execute(insert('a')).then(() => done.push('write'));
    for (let i = 0; i < 5; i++) {
      const reads = [client.execute(counting), client.batch([counting, counting], 'read')] as const;
      const [alone, together] = await Promise.all(reads);
      expect([alone, ...together].map(({ rows }) => rows[0]?.n)).toEqual([0, 0, 0]);
      await new Promise((wake) => setTimeout(wake, 50));
    }
    done.push('reads');
    lock.release();
    await writing;
    expect(done).toEqual(['reads', 'write']);
    expect((await client.execute(counting)).rows[0]?.n).toBe(1);
  });

  it('R56 R86 a read waits too where the lock excludes readers', async () => {
    const { client: first, file } = await freshDatabase();
    first.close();
    const client = openEmbeddedClient(file, { waitMs: 300 });
    onTestFinished(() => client.close());
    await client.executeMultiple('PRAGMA journal_mode = DELETE');
    const lock = holdLock(file, 'BEGIN EXCLUSIVE');
    const asked = () =>
      Promise.allSettled([client.execute(counting), client.batch([counting], 'read')]);
    const refused = await asked();
    for (const one of refused)
      expect(one).toMatchObject({ status: 'rejected', reason: { code: 'SQLITE_BUSY' } });
    const waiting = asked();
    await new Promise((wake) => setTimeout(wake, 50));
    lock.release();
    expect((await waiting).map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled']);
  });

  it('still holds foreign keys after a migration', async () => {
    const { client } = await freshDatabase();
    await client.migrate(['CREATE TABLE parents (id INTEGER PRIMARY KEY)']);
    const { rows } = await client.execute('PRAGMA foreign_keys');
    expect(rows[0]?.foreign_keys).toBe(1);
  });

  it('answers as the client of the package does', async () => {
    const { file } = await freshDatabase();
    const ours = openEmbeddedClient(file);
    const theirs = createClient({ url: `file:${file}` });
    const statements = [
      { sql: 'SELECT 1 AS one, 1.5 AS half, ? AS text, NULL AS missing', args: ['پاسخ'] },
      { sql: 'SELECT ? AS bytes, ? AS yes', args: [new Uint8Array([1, 2, 3]), true] },
      { sql: 'SELECT :a + :b AS sum', args: { a: 1, b: 2 } },
      'SELECT typeof(1) AS kind WHERE 0',
    ];
    for (const statement of statements) {
      const [own, other] = await Promise.all([ours.execute(statement), theirs.execute(statement)]);
      expect(own.columns).toEqual(other.columns);
      expect(own.rows.map((row) => ({ ...row, length: row.length, first: row[0] }))).toEqual(
        other.rows.map((row) => ({ ...row, length: row.length, first: row[0] })),
      );
    }
    const fault = (client: typeof ours) =>
      client.batch(['SELECT 1', 'SELECT * FROM nowhere'], 'write').catch((thrown) => thrown);
    expect(await fault(ours)).toMatchObject({ code: 'SQLITE_ERROR', statementIndex: 1 });
    expect(await fault(theirs)).toMatchObject({ code: 'SQLITE_ERROR', statementIndex: 1 });
    ours.close();
    theirs.close();
  });

  it('refuses what comes after it was closed, and the process goes on', async () => {
    const { file } = await freshDatabase();
    const client = openEmbeddedClient(file);
    client.close();
    const refused = { code: 'CLIENT_CLOSED' };
    await expect(client.execute(counting)).rejects.toMatchObject(refused);
    await expect(client.execute(insert('a'))).rejects.toMatchObject(refused);
    await expect(client.batch([insert('a')], 'write')).rejects.toMatchObject(refused);
    const together = [client.execute(insert('b')), client.execute(insert('c'))];
    for (const { status } of await Promise.allSettled(together)) expect(status).toBe('rejected');
  });

  it('undoes a batch whole, and its kept statements work on', async () => {
    const { client } = await freshDatabase();
    const insert = (key: string) => ({
      sql: 'INSERT INTO rate_limits VALUES (?, 1, 1, ?) RETURNING key',
      args: [key, ''],
    });
    const count = async () =>
      (await client.execute('SELECT count(*) AS n FROM rate_limits')).rows[0]?.n;
    await client.execute(insert('a'));
    await expect(client.batch([insert('b'), insert('a')], 'write')).rejects.toMatchObject({
      code: 'SQLITE_CONSTRAINT',
      extendedCode: 'SQLITE_CONSTRAINT_PRIMARYKEY',
    });
    expect(await count()).toBe(1);
    await client.batch([insert('b'), insert('c')], 'write');
    expect(await count()).toBe(3);
  });

  it('R57 refuses interactive transactions', async () => {
    const { client } = await freshDatabase();
    await expect(client.transaction('write')).rejects.toThrow('refused');
  });

  it('R57 four processes that write at once lose nothing', async () => {
    const { client, file } = await freshDatabase();
    await Promise.all(['a', 'b', 'c', 'd'].map((name) => write(file, name, 300)));
    const { rows } = await client.execute('SELECT count(*) AS n FROM rate_limits');
    expect(rows[0]?.n).toBe(2_400);
  }, 60_000);

  it('R60 a backup made under load is whole, and restores to equal counts', async () => {
    const { client, file } = await freshDatabase();
    const backup = join(file, '../backup.db');
    const writing = write(file, 'load', 400);
    let copied = 0;
    while (copied === 0) {
      await rm(backup, { force: true });
      await backUp(client, backup);
      const copy = openEmbeddedClient(backup);
      copied = Number((await copy.execute('SELECT count(*) AS n FROM rate_limits')).rows[0]?.n);
      copy.close();
    }
    await writing;
    expect(copied % 2).toBe(0);
    client.close();

    const former = await restore(backup, file);
    const restored = openEmbeddedClient(file);
    const { rows } = await restored.execute('SELECT count(*) AS n FROM rate_limits');
    restored.close();
    expect(rows[0]?.n).toBe(copied);
    await requireSound(former ?? '');
    const kept = openEmbeddedClient(former ?? '');
    expect((await kept.execute('SELECT count(*) AS n FROM rate_limits')).rows[0]?.n).toBe(800);
    kept.close();
  }, 60_000);
});
