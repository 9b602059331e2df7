import { resolve } from 'node:path';
import { restoreAll } from '../worker/foundation/node/backup/backup-folder.node.ts';
import {
  makeDatabasePrivate,
  makeDataPrivate,
} from '../worker/foundation/node/private-files.node.ts';
import { chosenFolders, namedOnCommandLine } from './lib/content-folder.ts';
import { chosenDatabase, dataPaths } from './lib/database-file.ts';
import { loadDotEnv } from './lib/environment.ts';
import { printFault, UsageFault } from './lib/plain-fault.ts';

/**
 * `npm run restore FOLDER`: brings back what a backup holds, and keeps the former database; a copy of
 * the database alone is taken too.
 */
async function main() {
  loadDotEnv();
  const [backup] = namedOnCommandLine();
  if (!backup) throw new UsageFault('Name the backup: npm run restore data/backups/…');
  const database = chosenDatabase();
  makeDataPrivate(chosenFolders());
  makeDatabasePrivate(database);
  const restored = await restoreAll(resolve(backup), dataPaths());
  const { attachments, formerDatabase, formerSecrets } = restored;
  const kept = [formerDatabase, formerSecrets].filter((path) => path !== null);
  console.log(
    `  ${database} is restored, with ${attachments} attachments.${kept.length > 0 ? ` What stood there is in ${kept.join(' and ')}` : ''}`,
  );
}

await main().catch(printFault);
