import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { openDatabase } from '../../worker/foundation/database.ts';
import { openEmbeddedClient } from '../../worker/foundation/embedded-client.node.ts';
import { applyMigrations } from '../../worker/foundation/migrate.node.ts';

let template: Promise<string> | undefined;

/** One migrated file per worker process; tests get copies of it. */
async function makeTemplate() {
  const folder = await mkdtemp(join(tmpdir(), 'pasokh-template-'));
  process.once('exit', () => void rm(folder, { recursive: true, force: true }));
  const file = join(folder, 'empty.db');
  const client = openEmbeddedClient(file);
  await applyMigrations(client, 'worker/migrations');
  client.close();
  return file;
}

/** A fresh database file with the real migrations, removed when the test ends. */
export async function freshDatabase() {
  template ??= makeTemplate();
  const folder = await mkdtemp(join(tmpdir(), 'pasokh-test-'));
  const file = join(folder, 'test.db');
  await copyFile(await template, file);
  const client = openEmbeddedClient(file);
  onTestFinished(async () => {
    client.close();
    await rm(folder, { recursive: true, force: true });
  });
  return { db: openDatabase(client), client, file };
}
