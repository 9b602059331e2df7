import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { openEmbeddedClient } from '../../worker/foundation/database/client/embedded-client.node.ts';
import { applyMigrations } from '../../worker/foundation/database/client/migrate.node.ts';
import { openDatabase } from '../../worker/foundation/database/database.ts';
import { requireCheapPlans, watchPlans } from './watch-plans.node.ts';

let template: Promise<string> | undefined;

/** The settings of the shop in `content/`, as they stand there. */
export const readContentSettings = async (): Promise<unknown> =>
  JSON.parse(await readFile('content/settings.json', 'utf8'));

/** A file that goes with the process. */
function lastingFile(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'pasokh-template-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  return join(folder, name);
}

/** Copies a database as it is, also what it has not moved out of its log yet. Nobody writes into it meanwhile. */
export function copyDatabase(from: string, to: string): void {
  copyFileSync(from, to);
  if (existsSync(`${from}-wal`)) copyFileSync(`${from}-wal`, `${to}-wal`);
}

/** Keeps what a test's database holds now beyond the test, for `freshDatabase` to begin with. */
export function keepDatabase(file: string): string {
  const kept = lastingFile('kept.db');
  copyDatabase(file, kept);
  return kept;
}

/** One migrated file per worker process; tests get copies of it. */
export async function makeTemplate() {
  const file = lastingFile('empty.db');
  const client = openEmbeddedClient(file);
  await applyMigrations(client, 'worker/migrations');
  client.close();
  return file;
}

/** A fresh database file with the real migrations, or what `keepDatabase` kept; removed when the test ends. */
export async function freshDatabase(kept?: string) {
  template ??= makeTemplate();
  const folder = await mkdtemp(join(tmpdir(), 'pasokh-test-'));
  const file = join(folder, 'test.db');
  copyDatabase(kept ?? (await template), file);
  const client = openEmbeddedClient(file);
  // No test here takes the power away, and to wait for the disk at each commit was a third of their time.
  await client.executeMultiple('PRAGMA synchronous = OFF');
  onTestFinished(async () => {
    client.close();
    await rm(folder, { recursive: true, force: true });
  });
  return { db: openDatabase(client), client, file };
}

/** Every statement that the app of this test sends is explained behind it, once in each process. */
export function judgePlans() {
  watchPlans();
  onTestFinished(async () => {
    template ??= makeTemplate();
    requireCheapPlans(await template);
  });
}
