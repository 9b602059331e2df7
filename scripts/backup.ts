import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { openLockedClient } from '../worker/foundation/database/client/open-client.node.ts';
import { backUp } from '../worker/foundation/node/backup/backup.node.ts';
import { backUpAll, backupFolder } from '../worker/foundation/node/backup/backup-folder.node.ts';
import { makeDataPrivate } from '../worker/foundation/node/private-files.node.ts';
import { chosenFolders, namedOnCommandLine } from './lib/content-folder.ts';
import { chosenDatabase, dataPaths } from './lib/database-file.ts';
import { loadDotEnv } from './lib/environment.ts';
import { printFault, UsageFault } from './lib/plain-fault.ts';

/**
 * `npm run backup [FOLDER] [-- --with-secrets]`: copies database and attachments while they are in use,
 * and checks the copy. A name that ends in `.db` copies the database alone.
 */
async function main() {
  loadDotEnv();
  const database = chosenDatabase();
  makeDataPrivate(chosenFolders());
  if (!existsSync(database)) throw new UsageFault(`There is no database at ${database}.`);
  const withSecrets = process.argv.includes('--with-secrets');
  const [named] = namedOnCommandLine();
  const isFile = named?.endsWith('.db') ?? false;
  if (isFile && withSecrets)
    throw new UsageFault('Secrets need a folder: npm run backup FOLDER -- --with-secrets');
  const place = named ? resolve(named) : backupFolder(database, new Date());
  const client = openLockedClient(database, 'use');
  try {
    console.log(
      isFile
        ? await backUp(client, place).then(
            () => `  The database is copied to ${place}, and the copy is sound.`,
          )
        : await backUpAll(client, dataPaths(), place, { withSecrets }).then(
            (count) =>
              `  The database and ${count} attachments are copied to ${place}, and the copy is sound.`,
          ),
    );
  } finally {
    client.close();
  }
}

await main().catch(printFault);
