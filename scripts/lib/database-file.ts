import '../../worker/foundation/node/private-umask.node.ts';
import { DataFault } from '../../worker/foundation/data-fault.ts';
import { databaseFile } from '../../worker/foundation/database/client/open-client.node.ts';
import { chosenFolders } from './content-folder.ts';

/** The embedded database that `npm start` would open. @throws where LIBSQL_URL names a remote one. */
export function chosenDatabase(): string {
  const file = databaseFile(process.env.LIBSQL_URL ?? 'file:data/pasokh.db', chosenFolders().base);
  if (file === null)
    throw new DataFault('LIBSQL_URL names a remote database: its own server makes its backups.');
  return file;
}
