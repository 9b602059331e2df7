import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { loadSettings } from '#shared/settings/load.ts';
import { systemChance } from '../worker/foundation/chance.ts';
import { systemClock } from '../worker/foundation/clock.ts';
import { ConfigFault, isLoopback, readConfig } from '../worker/foundation/config.ts';
import { openDatabase } from '../worker/foundation/database.ts';
import { applyMigrations, lacksMigrations } from '../worker/foundation/migrate.node.ts';
import { databaseFile, openClient } from '../worker/foundation/open-client.node.ts';
import { withKeptSecrets } from '../worker/foundation/secrets.node.ts';
import { chosenFolders, contentFolder, projectFolder } from './content-folder.ts';

/**
 * What a tool of the command line needs of the help centre: configuration, settings, database. Works
 * before the first build and without any provider; a new embedded file gets its schema.
 */
export async function openHouse() {
  if (existsSync('.env')) process.loadEnvFile('.env');
  const folders = chosenFolders();
  const origin = process.env.PUBLIC_ORIGIN?.trim() || 'http://localhost';
  const mayInvent = URL.canParse(origin) && isLoopback(origin);
  const config = readConfig(
    mayInvent ? await withKeptSecrets(process.env, folders.secrets) : process.env,
  );
  const settings = loadSettings(
    JSON.parse(await readFile(join(contentFolder(), 'settings.json'), 'utf8')),
  );
  const client = await openClient(config.database, folders.base);
  const migrations = join(projectFolder, 'worker', 'migrations');
  if (
    databaseFile(config.database.url, folders.base) &&
    (await lacksMigrations(client, migrations))
  )
    await applyMigrations(client, migrations);
  return {
    config,
    settings,
    db: openDatabase(client),
    clock: systemClock,
    chance: systemChance,
    close: () => client.close(),
  };
}

/** Ends a tool with plain words for a fault its user can mend. */
export function sayWhyNot(fault: unknown) {
  const isPlain = fault instanceof ConfigFault || fault instanceof UsageFault;
  console.error(isPlain ? `\n${fault.message}\n` : fault);
  process.exitCode = 1;
}

/** The command was given in a way that cannot be done; the message says what to write instead. */
export class UsageFault extends Error {}
