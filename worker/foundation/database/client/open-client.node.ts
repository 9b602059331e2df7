import { mkdir } from 'node:fs/promises';
import { dirname, isAbsolute, join } from 'node:path';
import type { Client } from '@libsql/client/http';
import type { Config } from '../../config.ts';
import { makeDatabasePrivate } from '../../node/private-files.node.ts';
import { lockDatabase, type Purpose } from './database-lock.node.ts';
import { openEmbeddedClient } from './embedded-client.node.ts';
import { openRemoteClient } from './remote-client.ts';

/** The path of an embedded database, from the folder `base`; null for one behind a network. */
export function databaseFile(url: string, base: string): string | null {
  if (!url.startsWith('file:')) return null;
  const path = url.replace(/^file:(\/\/(?=\/))?/, '');
  return isAbsolute(path) ? path : join(base, path);
}

/**
 * The one client of this process: the file itself, or a server reached by HTTP.
 * @throws DataFault where another process has the file for a purpose that excludes this one.
 */
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

/** A client over a file whose lock is held until the client is closed (R84). @throws DataFault */
export function openLockedClient(file: string, purpose: Purpose): Client {
  const unlock = lockDatabase(file, purpose);
  try {
    makeDatabasePrivate(file);
    return openEmbeddedClient(file, unlock);
  } catch (fault) {
    unlock();
    throw fault;
  }
}
