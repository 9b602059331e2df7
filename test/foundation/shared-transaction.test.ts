import { spawn } from 'node:child_process';
import type { Client } from '@libsql/client';
import Libsql from 'libsql';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openEmbeddedClient } from '../../worker/foundation/database/client/embedded-client.node.ts';
import { SharedTransaction } from '../../worker/foundation/database/client/shared-transaction.node.ts';
import { freshDatabase } from '../helpers/database.ts';

const insert = (key: string, how = 'INSERT') => ({
  sql: `${how} INTO rate_limits VALUES (?, 1, 1, '') RETURNING key`,
  args: [key],
});

/** The keys that are really there, as another connection sees them. */
function keysIn(file: string): string[] {
  const other = new Libsql(file);
  const rows = other.prepare('SELECT key FROM rate_limits ORDER BY rowid').raw(true).all();
  other.close();
  return (rows as [string][]).map(([key]) => key);
}

const keysSeenBy = async (client: Client) =>
  (await client.execute('SELECT key FROM rate_limits ORDER BY rowid')).rows.map(({ key }) => key);

const outcomeOf = (batch: Promise<unknown>) =>
  batch.then(
    () => 'done',
    (fault: { extendedCode?: string; code?: string }) => fault.extendedCode ?? fault.code,
  );

describe('batches that share a transaction', () => {
  it('R45 a batch that fails is undone alone, whoever shares its flush', async () => {
    const { client, file } = await freshDatabase();
    const outcomes = await Promise.all([
      outcomeOf(client.batch([insert('a'), insert('b')], 'write')),
      outcomeOf(client.batch([insert('c'), insert('a')], 'write')),
      outcomeOf(client.batch([insert('d'), 'SELECT * FROM nowhere'], 'write')),
      outcomeOf(client.batch([insert('c'), insert('e')], 'write')),
    ]);
    expect(outcomes).toEqual(['done', 'SQLITE_CONSTRAINT_PRIMARYKEY', 'SQLITE_ERROR', 'done']);
    expect(keysIn(file)).toEqual(['a', 'b', 'c', 'e']);
  });

  it('R45 a fault that undoes the whole transaction takes nobody else with it', async () => {
    const { client, file } = await freshDatabase();
    const outcomes = await Promise.all([
      outcomeOf(client.batch([insert('a')], 'write')),
      outcomeOf(client.batch([insert('b'), insert('a', 'INSERT OR ROLLBACK')], 'write')),
      outcomeOf(client.batch([insert('c')], 'write')),
    ]);
    expect(outcomes).toEqual(['done', 'SQLITE_CONSTRAINT_PRIMARYKEY', 'done']);
    expect(keysIn(file)).toEqual(['a', 'c']);
  });

  it('R45 what only the commit finds out fails the batch that did it', async () => {
    const { client } = await freshDatabase();
    await client.executeMultiple(`
      CREATE TABLE parents (id TEXT PRIMARY KEY);
      CREATE TABLE children (id TEXT PRIMARY KEY,
        parent TEXT REFERENCES parents (id) DEFERRABLE INITIALLY DEFERRED)`);
    const child = (id: string, parent: string | null) => ({
      sql: 'INSERT INTO children VALUES (?, ?)',
      args: [id, parent],
    });
    const outcomes = await Promise.all([
      outcomeOf(client.batch([child('a', null)], 'write')),
      outcomeOf(client.batch([child('b', 'nobody')], 'write')),
      outcomeOf(client.batch([child('c', 'p'), "INSERT INTO parents VALUES ('p')"], 'write')),
    ]);
    expect(outcomes).toEqual(['done', 'SQLITE_CONSTRAINT_FOREIGNKEY', 'done']);
    const { rows } = await client.execute('SELECT id FROM children ORDER BY id');
    expect(rows.map(({ id }) => id)).toEqual(['a', 'c']);
  });

  it('they run in the order they came, each seeing what stood before it', async () => {
    const { client } = await freshDatabase();
    await client.batch([insert('n')], 'write');
    const add = 'UPDATE rate_limits SET count = count + 1 RETURNING count';
    const results = await Promise.all(
      Array.from({ length: 200 }, () => client.batch([add], 'write')),
    );
    expect(results.map(([result]) => result?.rows[0]?.count)).toEqual(
      Array.from({ length: 200 }, (_, i) => i + 2),
    );
  });

  it('those that wait at one moment cost one flush', async () => {
    const { file } = await freshDatabase();
    const { connection, said } = overheard(file);
    const shared = new SharedTransaction(connection);
    await Promise.all(Array.from({ length: 40 }, () => shared.run(() => undefined)));
    expect(said.filter((sql) => sql === 'COMMIT')).toHaveLength(1);
  });

  it('none is answered before its transaction is committed', async () => {
    const { client, file } = await freshDatabase();
    const seen = await Promise.all(
      ['a', 'b', 'c'].map(async (key) => {
        await client.batch([insert(key)], 'write');
        return keysIn(file).includes(key);
      }),
    );
    expect(seen).toEqual([true, true, true]);
  });

  it('R57 all are refused while another process keeps the lock, and the next ones pass', async () => {
    const { client, file } = await freshDatabase();
    const { connection } = overheard(file);
    const shared = new SharedTransaction(connection, 50);
    const other = new Libsql(file);
    other.exec('BEGIN IMMEDIATE');
    const write = (key: string) =>
      outcomeOf(
        shared.run(() => connection.exec(`INSERT INTO rate_limits VALUES ('${key}', 1, 1, '')`)),
      );
    expect(await Promise.all([write('a'), write('b')])).toEqual(['SQLITE_BUSY', 'SQLITE_BUSY']);
    other.exec('ROLLBACK');
    other.close();
    expect(await Promise.all([write('c'), write('d')])).toEqual(['done', 'done']);
    expect(await keysSeenBy(client)).toEqual(['c', 'd']);
  });

  it('R86 those behind a lock wait in one queue, and each gives up at its own time', async () => {
    const { client, file } = await freshDatabase();
    const { connection, said } = overheard(file);
    const shared = new SharedTransaction(connection, 400);
    const other = new Libsql(file);
    other.exec('BEGIN IMMEDIATE');
    const write = (key: string) =>
      outcomeOf(
        shared.run(() => connection.exec(`INSERT INTO rate_limits VALUES ('${key}', 1, 1, '')`)),
      );
    const early = Array.from({ length: 200 }, (_, i) => write(`early ${i}`));
    await new Promise((wake) => setTimeout(wake, 200));
    const late = Array.from({ length: 200 }, (_, i) => write(`late ${i}`));
    expect(new Set(await Promise.all(early))).toEqual(new Set(['SQLITE_BUSY']));
    const tries = said.length;
    other.exec('ROLLBACK');
    other.close();
    expect(new Set(await Promise.all(late))).toEqual(new Set(['done']));
    expect(tries).toBeLessThan(100);
    expect(await keysSeenBy(client)).toEqual(Array.from({ length: 200 }, (_, i) => `late ${i}`));
  });

  it('closing commits what waits', async () => {
    const { file } = await freshDatabase();
    const client = openEmbeddedClient(file);
    const waiting = [client.batch([insert('a')], 'write'), client.batch([insert('b')], 'write')];
    client.close();
    await Promise.all(waiting);
    expect(keysIn(file)).toEqual(['a', 'b']);
  });

  it('R59 whatever was answered before a kill is there, and no batch by half', async () => {
    const { file } = await freshDatabase();
    for (const life of ['first', 'second', 'third', 'fourth', 'fifth']) {
      const answered = await writeUntilKilled(file, life, 100);
      const kept = new Set(keysIn(file));
      expect(answered.filter((key) => !kept.has(key) || !kept.has(`${key}:twin`))).toEqual([]);
      const halves = [...kept].filter((key) => !key.endsWith(':twin') && !kept.has(`${key}:twin`));
      expect(halves).toEqual([]);
    }
  }, 60_000);
});

/** A real connection, and the statements it got. */
function overheard(file: string) {
  const own = new Libsql(file);
  own.exec('PRAGMA busy_timeout = 0');
  onTestFinished(() => void own.close());
  const said: string[] = [];
  const connection = {
    exec(sql: string) {
      said.push(sql);
      own.exec(sql);
    },
    get inTransaction() {
      return own.inTransaction;
    },
  };
  return { connection, said };
}

/** Kills a writing process once it has printed `count` answers; answers all that it printed. */
function writeUntilKilled(file: string, name: string, count: number): Promise<string[]> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['test/foundation/many-writers.node.ts', file, name]);
    let told = '';
    child.stdout.on('data', (chunk: Buffer) => {
      told += chunk.toString();
      if (told.split('\n').length > count) child.kill('SIGKILL');
    });
    child.stderr.on('data', (chunk: Buffer) => reject(new Error(chunk.toString())));
    child.once('exit', () => resolve(told.split('\n').slice(0, -1)));
  });
}
