import { mkdir } from 'node:fs/promises';
import { dirname, isAbsolute, join } from 'node:path';
import type { Client } from '@libsql/client/http';
import type { Config } from '../../config.ts';
import { makeDatabasePrivate } from '../../node/private-files.node.ts';
import {
  faultOfOpening,
  requireDatabaseFile,
  requireOurs,
  requireWhole,
} from './database-file.node.ts';
import { lockDatabase, type Purpose } from './database-lock.node.ts';
import { openEmbeddedClient } from './embedded-client.node.ts';
import { openRemoteClient } from './remote-client.ts';
import { watchFile } from './watch-file.node.ts';

/** The path of an embedded database, from the folder `base`; null for one behind a network. */
export function databaseFile(url: string, base: string): string | null {
  if (!url.startsWith('file:')) return null;
  const path = url.replace(/^file:(\/\/(?=\/))?/, '');
  return isAbsolute(path) ? path : join(base, path);
}

/** The one client of this process: the file itself, or a server reached by HTTP. @throws DataFault */
export async function openClient(
  { url, authToken }: Config['database'],
  base: string,
  purpose: Purpose,
): Promise<Client> {
  const file = databaseFile(url, base);
  if (file === null) return openRemoteClient({ url, authToken });
  await mkdir(dirname(file), { recursive: true });
  return openLockedClient(file, purpose);
}

/**
 * A client over a file whose lock is held until the client is closed (R84). Once the file was deleted,
 * replaced or overwritten, or lost a table, a server writes no more (`FILE_LOST`).
 * @throws DataFault where another process has the file for a purpose that excludes this one, or the file
 * is empty, broken, read-only or of another program.
 */
export function openLockedClient(file: string, purpose: Purpose): Client {
  const unlock = lockDatabase(file, purpose);
  let watch: ReturnType<typeof watchFile> | undefined;
  try {
    makeDatabasePrivate(file);
    requireDatabaseFile(file);
    return openEmbeddedClient(file, {
      look(connection) {
        requireOurs(connection, file);
        if (purpose === 'serve') requireWhole(connection, file);
      },
      opened(connection) {
        if (purpose === 'serve') watch = watchFile(file, connection);
      },
      migrated: () => watch?.renew(),
      whenClosed() {
        watch?.end();
        unlock();
      },
      beforeWrite: () => watch?.require(),
    });
  } catch (fault) {
    watch?.end();
    unlock();
    throw faultOfOpening(fault, file);
  }
}
