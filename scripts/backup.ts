import { resolve } from 'node:path';
import { backUp, backupPath } from '../worker/foundation/backup.node.ts';
import { openEmbeddedClient } from '../worker/foundation/embedded-client.node.ts';
import { namedOnCommandLine } from './content-folder.ts';
import { chosenDatabase } from './database-file.ts';
import { loadDotEnv } from './environment.ts';

/** `npm run backup [FILE]`: copies the database while it is in use, and checks the copy. */
loadDotEnv();
const database = chosenDatabase();
const [named] = namedOnCommandLine();
const file = named ? resolve(named) : backupPath(database, new Date());
const client = openEmbeddedClient(database);
await backUp(client, file).finally(() => client.close());
console.log(`  The database is copied to ${file}, and the copy is sound.`);
