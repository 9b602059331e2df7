import { connect } from 'node:net';
import { resolve } from 'node:path';
import { restore } from '../worker/foundation/backup.node.ts';
import { closeData, closeDatabase } from '../worker/foundation/private-files.node.ts';
import { chosenFolders, namedOnCommandLine } from './content-folder.ts';
import { chosenDatabase } from './database-file.ts';
import { chosenPort, loadDotEnv } from './environment.ts';

const isListening = (port: number) =>
  new Promise<boolean>((done) => {
    const socket = connect(port, 'localhost', () => done(true)).once('error', () => done(false));
    socket.unref();
  });

/** `npm run restore FILE`: puts a backup in the place of the database; keeps the former one. */
loadDotEnv();
const [backup] = namedOnCommandLine();
if (!backup) {
  console.error('Name the backup: npm run restore data/backups/….db');
  process.exitCode = 1;
} else if (await isListening(chosenPort())) {
  console.error(`Something listens on port ${chosenPort()}: stop the server first.`);
  process.exitCode = 1;
} else {
  const database = chosenDatabase();
  closeData(chosenFolders());
  closeDatabase(database);
  const former = await restore(resolve(backup), database);
  console.log(`  ${database} is restored.${former ? ` What stood there is in ${former}` : ''}`);
}
process.exit();
