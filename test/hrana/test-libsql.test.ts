import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient } from '@libsql/client/http';
import { expect, it, onTestFinished } from 'vitest';
import { serveHrana } from '../../scripts/lib/hrana/serve.ts';

const run = (...argv: string[]) =>
  new Promise<{ code: number; text: string }>((resolve) =>
    execFile(process.execPath, ['scripts/test-libsql.ts', ...argv], (fault, stdout, stderr) =>
      resolve({ code: Number(fault?.code ?? 0), text: stdout + stderr }),
    ),
  );

async function openServer() {
  const folder = await mkdtemp(join(tmpdir(), 'pasokh-test-libsql-'));
  const server = await serveHrana(() => join(folder, 'some.db'), { token: 'right' });
  onTestFinished(async () => {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  });
  return server;
}

it.each([
  { argv: [] },
  { argv: ['file:./data/help.db'] },
  { argv: ['no address'] },
  { argv: ['http://127.0.0.1:1', 'token', 'more'] },
])('npm run test:libsql says how it is called: $argv', async ({ argv }) => {
  const { code, text } = await run(...argv);
  expect(code).toBe(1);
  expect(text).toContain('npm run test:libsql -- URL [TOKEN]');
  expect(text).not.toMatch(/\n\s+at /);
});

it.each(['TABLE', 'VIEW'])(
  'npm run test:libsql leaves a database alone that has a %s',
  async (kind) => {
    const { url } = await openServer();
    const client = createClient({ url, authToken: 'right' });
    await client.execute(
      kind === 'TABLE' ? 'CREATE TABLE customers (a)' : 'CREATE VIEW customers AS SELECT 1 AS a',
    );
    const { code, text } = await run(url, 'right');
    const { rows } = await client.execute('SELECT name FROM sqlite_master');
    client.close();
    expect(code).toBe(1);
    expect(text).toContain('nothing was changed in it. It holds customers.');
    expect(rows).toHaveLength(1);
  },
);

it('npm run test:libsql says that the database cannot be read', async () => {
  const { url } = await openServer();
  const { code, text } = await run(url, 'wrong');
  expect(code).toBe(1);
  expect(text).toContain('The database cannot be read: SERVER_ERROR');
  expect(text).toContain('401');
});

it.each([
  ['http://127.0.0.1:2', 'ECONNREFUSED'],
  ['https://', 'Invalid URL'],
  ['libsql://db.example.ir?other=1', 'other'],
])('npm run test:libsql says in a sentence why it cannot read %s', async (url, reason) => {
  const { code, text } = await run(url);
  expect(code).toBe(1);
  expect(text).toMatch(/^\s*The database cannot be read: .*\s*$/);
  expect(text).toContain(reason);
});

it('npm run test:libsql runs the contract on an empty database', async () => {
  const { url } = await openServer();
  const { code, text } = await run(url, 'right');
  expect(text).toMatch(/[1-9]\d* passed, 0 failed/);
  expect(code).toBe(0);
}, 60_000);
