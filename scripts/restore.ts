import { resolve } from 'node:path';
import { restore } from '../worker/foundation/node/backup.node.ts';
import {
  makeDatabasePrivate,
  makeDataPrivate,
} from '../worker/foundation/node/private-files.node.ts';
import { chosenFolders, namedOnCommandLine } from './lib/content-folder.ts';
import { chosenDatabase } from './lib/database-file.ts';
import { loadDotEnv } from './lib/environment.ts';
import { sayWhyNot, UsageFault } from './lib/plain-fault.ts';

/** `npm run restore FILE`: puts a backup in the place of the database; keeps the former one. */
async function main() {
  loadDotEnv();
  const [backup] = namedOnCommandLine();
  if (!backup) throw new UsageFault('Name the backup: npm run restore data/backups/….db');
  const database = chosenDatabase();
  makeDataPrivate(chosenFolders());
  makeDatabasePrivate(database);
  const former = await restore(resolve(backup), database);
  console.log(`  ${database} is restored.${former ? ` What stood there is in ${former}` : ''}`);
}

await main().catch(sayWhyNot);
