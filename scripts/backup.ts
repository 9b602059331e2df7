import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { openLockedClient } from '../worker/foundation/database/client/open-client.node.ts';
import { backUp, backupPath } from '../worker/foundation/node/backup.node.ts';
import { makeDataPrivate } from '../worker/foundation/node/private-files.node.ts';
import { chosenFolders, namedOnCommandLine } from './lib/content-folder.ts';
import { chosenDatabase } from './lib/database-file.ts';
import { loadDotEnv } from './lib/environment.ts';
import { sayWhyNot, UsageFault } from './lib/plain-fault.ts';

/** `npm run backup [FILE]`: copies the database while it is in use, and checks the copy. */
async function main() {
  loadDotEnv();
  const database = chosenDatabase();
  makeDataPrivate(chosenFolders());
  if (!existsSync(database)) throw new UsageFault(`There is no database at ${database}.`);
  const [named] = namedOnCommandLine();
  const file = named ? resolve(named) : backupPath(database, new Date());
  const client = openLockedClient(database, 'use');
  await backUp(client, file).finally(() => client.close());
  console.log(`  The database is copied to ${file}, and the copy is sound.`);
}

await main().catch(sayWhyNot);
