import { resolve } from 'node:path';
import { backUp, backupPath } from '../worker/foundation/backup.node.ts';
import { openEmbeddedClient } from '../worker/foundation/embedded-client.node.ts';
import { closeData, closeDatabase } from '../worker/foundation/private-files.node.ts';
import { chosenFolders, namedOnCommandLine } from './content-folder.ts';
import { chosenDatabase } from './database-file.ts';
import { loadDotEnv } from './environment.ts';
import { sayWhyNot } from './open-house.ts';

/** `npm run backup [FILE]`: copies the database while it is in use, and checks the copy. */
async function main() {
  loadDotEnv();
  const database = chosenDatabase();
  const [named] = namedOnCommandLine();
  const file = named ? resolve(named) : backupPath(database, new Date());
  closeData(chosenFolders());
  closeDatabase(database);
  const client = openEmbeddedClient(database);
  await backUp(client, file).finally(() => client.close());
  console.log(`  The database is copied to ${file}, and the copy is sound.`);
}

await main().catch(sayWhyNot);
