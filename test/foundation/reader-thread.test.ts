import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { copyFile, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { openEmbeddedClient } from '../../worker/foundation/database/client/embedded-client.node.ts';
import { ReaderThread } from '../../worker/foundation/database/client/reader-thread.node.ts';
import { createLog } from '../../worker/foundation/ports/log.ts';

const program = resolve('worker/foundation/database/client/reader.node.ts');
const counting = (count: number) =>
  `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${count}) SELECT max(i) AS most FROM n`;

async function opened(ofProgram = program) {
  const folder = mkdtempSync(join(tmpdir(), 'pasokh-reader-'));
  const file = join(folder, 'a.db');
  const client = openEmbeddedClient(file);
  await client.execute('CREATE TABLE words (id INTEGER PRIMARY KEY, word TEXT, bytes BLOB)');
  const logLines: string[] = [];
  const log = createLog((line) => logLines.push(line));
  const thread = new ReaderThread(ofProgram, { file, client, log });
  onTestFinished(async () => {
    await thread.end();
    client.close();
    await rm(folder, { recursive: true });
  });
  return { client, thread, reader: thread.client(), file, folder, logLines };
}

it('reads what was committed before, of all kinds of values', async () => {
  const { client, reader } = await opened();
  const bytes = new Uint8Array([0, 200]);
  const insert = { sql: 'INSERT INTO words (word, bytes) VALUES (?, ?)', args: ['سلام', bytes] };
  await reader.batch([insert], 'write');
  const read = [{ sql: 'SELECT *, 1.5 AS half FROM words WHERE word = ?', args: ['سلام'] }];
  const [own] = await reader.batch(read, 'read');
  const [other] = await client.batch(read, 'read');
  expect(own?.rows).toEqual(other?.rows);
  expect(own?.rows[0]).toMatchObject({ id: 1, word: 'سلام', half: 1.5, bytes: bytes.buffer });
  expect(own?.columns).toEqual(['id', 'word', 'bytes', 'half']);
});

it('lets this thread go on while it reads', async () => {
  const { reader } = await opened();
  await reader.batch([counting(1)], 'read');
  let turns = 0;
  const turning = setInterval(() => turns++);
  const [answer] = await reader.batch([counting(2_000_000)], 'read');
  clearInterval(turning);
  expect(answer?.rows[0]?.most).toBe(2_000_000);
  expect(turns).toBeGreaterThan(5);
});

it('fails as the client does, and answers the next', async () => {
  const { client, reader } = await opened();
  const wrong = ['SELECT 1', 'SELECT no_column FROM words'];
  const faultOf = (from: typeof client) =>
    from.batch(wrong, 'read').then(
      () => null,
      ({ message, code, statementIndex }) => ({ message, code, statementIndex }),
    );
  expect(await faultOf(reader)).toEqual(await faultOf(client));
  expect((await faultOf(reader))?.statementIndex).toBe(1);
  expect((await reader.batch(['SELECT 7 AS n'], 'read'))[0]?.rows[0]?.n).toBe(7);
});

it('changes nothing by itself', async () => {
  const { client, reader } = await opened();
  const writing = [`INSERT INTO words (word) VALUES ('الف')`];
  await expect(reader.batch(writing, 'read')).rejects.toThrow(/readonly/);
  const { rows } = await client.execute('SELECT count(*) AS count FROM words');
  expect(rows[0]?.count).toBe(0);
});

it('reads by the client what a thread that dies leaves, and begins another', async () => {
  const { folder, thread, reader } = await opened();
  const dying = join(folder, 'dying.mjs');
  writeFileSync(dying, `throw new Error('no thread')`);
  const { reader: ofDying, logLines } = await opened(dying);
  const answers = await Promise.all([1, 2].map((n) => ofDying.batch([`SELECT ${n} AS n`], 'read')));
  expect(answers.map(([one]) => one?.rows[0]?.n)).toEqual([1, 2]);
  const [line] = logLines.map((one) => JSON.parse(one) as object);
  expect(line).toMatchObject({
    ...{ level: 'error', event: 'reader_thread_died', left: 2 },
    fault: { message: 'no thread' },
  });
  await reader.batch(['SELECT 1'], 'read');
  await thread.end();
  expect((await reader.batch(['SELECT 3 AS n'], 'read'))[0]?.rows[0]?.n).toBe(3);
});

it('answers what it was asked before it ends, and leaves the database in one file', async () => {
  const { client, thread, reader, file } = await opened();
  const asked = reader.batch([counting(200_000)], 'read');
  await thread.end();
  expect((await asked)[0]?.rows[0]?.most).toBe(200_000);
  client.close();
  expect(existsSync(`${file}-wal`)).toBe(false);
});

it.each(['deleted', 'replaced'])(
  'reads by the client once the file was %s, and opens no other',
  async (how) => {
    const { reader, file } = await opened();
    const insert = `INSERT INTO words (word) VALUES ('الف')`;
    await reader.batch([insert], 'write');
    await reader.execute('PRAGMA wal_checkpoint(TRUNCATE)');
    await rename(file, `${file}.before`);
    if (how === 'replaced') {
      const other = await opened();
      await other.client.batch([insert, insert], 'write');
      other.client.close();
      await copyFile(other.file, file);
    }
    const [answer] = await reader.batch(['SELECT count(*) AS count FROM words'], 'read');
    expect(answer?.rows[0]?.count).toBe(1);
    expect(existsSync(file)).toBe(how === 'replaced');
  },
);
