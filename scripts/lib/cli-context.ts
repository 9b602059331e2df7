import '../../worker/foundation/node/private-umask.node.ts';
import { join } from 'node:path';
import type { Client } from '@libsql/client/http';
import { readSettings } from '../../src/articles/library.node.ts';
import {
  applyMigrations,
  lacksMigrations,
} from '../../worker/foundation/database/client/migrate.node.ts';
import {
  databaseFile,
  openClient,
} from '../../worker/foundation/database/client/open-client.node.ts';
import { type Database, openDatabase } from '../../worker/foundation/database/database.ts';
import { findOtherSecret, markOfSecret } from '../../worker/foundation/database/secret-mark.ts';
import { readNodeConfig } from '../../worker/foundation/node/config.node.ts';
import { makeDataPrivate } from '../../worker/foundation/node/private-files.node.ts';
import { systemClock } from '../../worker/foundation/ports/clock.ts';
import { systemRandomBytes } from '../../worker/foundation/ports/random.ts';
import { chosenFolders, contentFolder, projectFolder } from './content-folder.ts';
import { loadDotEnv } from './environment.ts';
import { UsageFault } from './plain-fault.ts';

/**
 * What a tool of the command line needs of the help centre: configuration, settings, database. Works
 * before the first build and without any provider; a new embedded file gets its schema.
 * @param expectsOtherSecret Says nothing where the database was written with another APP_SECRET.
 */
export async function openCliContext({ expectsOtherSecret = false } = {}) {
  loadDotEnv();
  const folders = chosenFolders();
  makeDataPrivate(folders);
  const config = await readNodeConfig(process.env, folders.secrets);
  const settings = readSettings(contentFolder());
  const client = await openClient(config.database, folders.base, 'use');
  if (databaseFile(config.database.url, folders.base)) await makeSchema(client);
  const db = openDatabase(client);
  if (!expectsOtherSecret) await warnOfOtherSecret(db, config.appSecret);
  return {
    config,
    settings,
    db,
    clock: systemClock,
    randomBytes: systemRandomBytes,
    close: () => client.close(),
  };
}

/** What a command writes under another secret, such as a second factor, the server could not read. */
async function warnOfOtherSecret(db: Database, appSecret: string) {
  const other = await findOtherSecret(db, await markOfSecret(appSecret)).catch(() => []);
  if (other.length > 0)
    console.error(
      '  Warning: APP_SECRET is not the one that this database was written with. Run this with the environment of the server; if it was changed on purpose: npm run secret:accept\n',
    );
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
