import '../worker/foundation/private-umask.node.ts';
import { join } from 'node:path';
import type { Client } from '@libsql/client/http';
import { readSettings } from '../src/articles/library.node.ts';
import { systemChance } from '../worker/foundation/chance.ts';
import { systemClock } from '../worker/foundation/clock.ts';
import { readNodeConfig } from '../worker/foundation/config.node.ts';
import { ConfigFault } from '../worker/foundation/config.ts';
import { DataFault } from '../worker/foundation/data-fault.ts';
import { openDatabase } from '../worker/foundation/database.ts';
import { applyMigrations, lacksMigrations } from '../worker/foundation/migrate.node.ts';
import { databaseFile, openClient } from '../worker/foundation/open-client.node.ts';
import { makeDataPrivate } from '../worker/foundation/private-files.node.ts';
import { chosenFolders, contentFolder, projectFolder } from './content-folder.ts';
import { loadDotEnv } from './environment.ts';

/**
 * What a tool of the command line needs of the help centre: configuration, settings, database. Works
 * before the first build and without any provider; a new embedded file gets its schema.
 */
export async function openHouse() {
  loadDotEnv();
  const folders = chosenFolders();
  makeDataPrivate(folders);
  const config = await readNodeConfig(process.env, folders.secrets);
  const settings = readSettings(contentFolder());
  const client = await openClient(config.database, folders.base, 'use');
  if (databaseFile(config.database.url, folders.base)) await makeSchema(client);
  return {
    config,
    settings,
    db: openDatabase(client),
    clock: systemClock,
    chance: systemChance,
    close: () => client.close(),
  };
}

/** Gives a new file its schema. An older one is left to `npm start`, which keeps a backup. */
async function makeSchema(client: Client) {
  const migrations = join(projectFolder, 'worker', 'migrations');
  if (!(await lacksMigrations(client, migrations))) return;
  const { rows } = await client.execute("SELECT 1 FROM sqlite_master WHERE type = 'table' LIMIT 1");
  if (rows.length > 0)
    throw new UsageFault('The database is older than this version. Open it once by `npm start`.');
  await applyMigrations(client, migrations);
}

/** Ends a tool with plain words for a fault its user can mend. */
export function sayWhyNot(fault: unknown) {
  const isPlain = [ConfigFault, DataFault, UsageFault].some((plain) => fault instanceof plain);
  console.error(isPlain ? `\n${(fault as Error).message}\n` : fault);
  process.exitCode = 1;
}

/** The command was given in a way that cannot be done; the message says what to write instead. */
export class UsageFault extends Error {}
