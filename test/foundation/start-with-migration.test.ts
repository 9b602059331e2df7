import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, it, onTestFinished, vi } from 'vitest';
import { loadSettings } from '#shared/settings/load.ts';
import { freePort } from '../../scripts/dev/api.ts';
import { openEmbeddedClient } from '../../worker/foundation/database/client/embedded-client.node.ts';
import { applyMigrations } from '../../worker/foundation/database/client/migrate.node.ts';
import { foldersOf } from '../../worker/foundation/node/folders.node.ts';
import { startNodeServer } from '../../worker/server.node.ts';
import { lackingSecurity } from '../helpers/security-names.ts';

/** A help centre without pages, whose database lacks the newest migration. */
async function beforeUpgrade() {
  const base = mkdtempSync(join(tmpdir(), 'pasokh-upgrade-'));
  onTestFinished(() => rm(base, { recursive: true }));
  const folders = foldersOf(base, join(base, 'dist/builds/0000000000000000'));
  mkdirSync(folders.server, { recursive: true });
  const settings = loadSettings(JSON.parse(readFileSync('content/settings.json', 'utf8')));
  writeFileSync(folders.built, JSON.stringify({ settings, inline: { scripts: [], styles: [] } }));
  writeFileSync(folders.files, '{}');
  cpSync('worker/migrations', folders.migrations, { recursive: true });
  const program = resolve('worker/foundation/database/client/reader.node.ts');
  writeFileSync(folders.reader, `import ${JSON.stringify(program)};`);
  writeFileSync(join(folders.server, 'package.json'), '{"type":"module"}');
  const former = join(base, 'former');
  cpSync('worker/migrations', former, { recursive: true });
  const journal = join(former, 'meta/_journal.json');
  const { entries, ...rest } = JSON.parse(readFileSync(journal, 'utf8'));
  writeFileSync(journal, JSON.stringify({ ...rest, entries: entries.slice(0, -1) }));
  const database = join(base, 'a.db');
  const client = openEmbeddedClient(database);
  await applyMigrations(client, former);
  client.close();
  return { folders, database };
}

it('a start that migrates listens before it copies, says what it does, and answers nothing by the database', async () => {
  const { folders, database } = await beforeUpgrade();
  const lines = vi.spyOn(console, 'log').mockImplementation(() => {});
  const port = await freePort();
  const seen = new Map<string, number>();
  const lacking = new Set<string>();
  const look = async (path: string) => {
    const answer = await fetch(`http://localhost:${port}${path}`).catch(() => null);
    if (!answer) return;
    seen.set(`${path} ${await answer.text()}`.slice(0, 60), answer.status);
    for (const name of lackingSecurity(answer.headers)) lacking.add(`${path} ${name}`);
  };
  const ending = new AbortController();
  const looking = (async () => {
    while (!ending.signal.aborted) {
      await look('/api/health');
      await look('/api/now');
      await new Promise((wake) => setTimeout(wake, 2));
    }
  })();
  const server = await startNodeServer(
    { PORT: String(port), LIBSQL_URL: `file:${database}` },
    folders,
  );
  ending.abort();
  await looking;
  expect(seen.get('/api/health {"alive":true,"opening":"copying"}')).toBe(200);
  expect(lacking).toEqual(new Set());
  const ofApi = [...seen].filter(([what]) => what.startsWith('/api/now'));
  expect(ofApi.map(([, status]) => status)).toContain(503);
  expect(lines.mock.calls.flat().join()).toMatch(/copied first.*migrated/s);
  expect(server.backup && existsSync(server.backup)).toBe(true);
  const now = await fetch(`http://localhost:${port}/api/now`);
  expect(now.status).toBe(200);
  expect(await (await fetch(`http://localhost:${port}/api/health`)).json()).toEqual({
    alive: true,
  });
  await server.stop();
  expect(existsSync(`${database}-wal`)).toBe(false);
});
