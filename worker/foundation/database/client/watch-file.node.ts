import { closeSync, openSync, statSync } from 'node:fs';
import { DatabaseOutage } from '../database-fault.ts';
import { readHeader } from './file-header.node.ts';

/**
 * Watches the file of an open connection, and its journal: once it was deleted, moved, emptied or replaced, what
 * is written goes into a file that nobody will find. One descriptor stays open until `end`, because closing any of
 * a file takes SQLite's locks on it away. Costs three calls of the system and no page.
 */
export function watchFile(file: string): { require(): void; end(): void } {
  const descriptor = openSync(file, 'r');
  const opened = statSync(file);
  const journal = `${file}-wal`;
  /** While a connection is open nobody takes its journal away: what was committed lies there alone. */
  let journalNode: number | undefined;
  const isThere = () => {
    const found = statSync(file, { throwIfNoEntry: false });
    if (found?.ino !== opened.ino || found.dev !== opened.dev) return false;
    const journalFound = statSync(journal, { throwIfNoEntry: false })?.ino;
    journalNode ??= journalFound;
    return journalFound === journalNode && readHeader(descriptor).hasJournal;
  };
  return {
    /** @throws DatabaseOutage `FILE_LOST` */
    require() {
      if (!isThere()) throw new DatabaseOutage('FILE_LOST');
    },
    end: () => closeSync(descriptor),
  };
}
