import { rmSync } from 'node:fs';
import { cp, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { runTool } from './tools.ts';

const addSara = ['--name', 'سارا', '--mobile', '09120000001'];

let template: Promise<string> | undefined;

async function makeTemplate() {
  const folder = await mkdtemp(join(tmpdir(), 'pasokh-template-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  await runTool(folder, 'outbox-dead');
  await runTool(folder, 'backup', [join(folder, 'copy.db')]);
  await runTool(folder, 'agent-add', addSara);
  return folder;
}

/** Lays into `base` a database with one agent, and a backup from before the agent came. */
export async function layBackedUp(base: string) {
  template ??= makeTemplate();
  await cp(await template, base, { recursive: true });
  return { base, backup: join(base, 'copy.db'), database: join(base, 'data/pasokh.db') };
}

/** By Node's own SQLite, whose `close` closes at once: a restore would see a connection of a test. */
export function readDatabase(file: string, sql: string) {
  const db = new DatabaseSync(file, { timeout: 5_000 });
  try {
    return db
      .prepare(sql)
      .all()
      .map((row) => ({ ...row }));
  } finally {
    db.close();
  }
}

export const agentsIn = (file: string) => readDatabase(file, 'SELECT id FROM agents').length;
