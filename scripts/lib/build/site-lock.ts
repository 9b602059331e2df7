import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import Libsql from 'libsql';

const pauseMs = 100;

/**
 * Does `work` while no other process does its own under the lock of this file, which is made where it is missing. It
 * waits for as long as another one holds it; the system takes the lock from a process that was killed.
 */
export async function underLock<T>(file: string, work: () => Promise<T>): Promise<T> {
  await mkdir(dirname(file), { recursive: true });
  const database = new Libsql(file, { timeout: 0 });
  try {
    while (!takeLock(database)) await wait(pauseMs);
    return await work();
  } finally {
    database.close();
  }
}

function takeLock(database: Libsql.Database): boolean {
  try {
    database.exec('BEGIN EXCLUSIVE');
    return true;
  } catch (fault) {
    if ((fault as { code?: string }).code?.startsWith('SQLITE_BUSY')) return false;
    throw fault;
  }
}
