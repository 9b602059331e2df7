import '../../worker/foundation/node/private-umask.node.ts';
import { join } from 'node:path';
import { DataFault } from '../../worker/foundation/data-fault.ts';
import { databaseFile } from '../../worker/foundation/database/client/open-client.node.ts';
import type { DataPaths } from '../../worker/foundation/node/backup/backup-folder.node.ts';
import { chosenFolders } from './content-folder.ts';

/** The embedded database that `npm start` would open. @throws where LIBSQL_URL names a remote one. */
export function chosenDatabase(): string {
  const file = databaseFile(process.env.LIBSQL_URL ?? 'file:data/pasokh.db', chosenFolders().base);
  if (file === null)
    throw new DataFault('LIBSQL_URL names a remote database: its own server makes its backups.');
  return file;
}

/** What a backup of the chosen help centre is made of. @throws as `chosenDatabase` */
export function dataPaths(): DataPaths {
  const { data, secrets } = chosenFolders();
  return { database: chosenDatabase(), files: join(data, 'files'), secrets };
}
