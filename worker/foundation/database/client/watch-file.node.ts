import { randomInt } from 'node:crypto';
import { closeSync, openSync, statSync } from 'node:fs';
import { DatabaseOutage } from '../database-fault.ts';
import { type Connection, namesOf, numberOf } from './connection.node.ts';
import { readHeader } from './file-header.node.ts';

const biggestMark = 2 ** 31 - 1;

/**
 * Watches the file of an open connection, and its journal: once it was deleted, moved, emptied, replaced or
 * overwritten, what is written goes into a file that nobody will find, or into the pages of another. One descriptor
 * stays open until `end`, because closing any of a file takes SQLite's locks on it away. Costs three calls of the
 * system, one page that is in memory, and a commit for each time that the journal was brought into the file.
 */
export function watchFile(
  file: string,
  connection: Connection,
): { require(): void; renew(): void; end(): void } {
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
    const header = readHeader(descriptor);
    return journalFound === journalNode && header.hasJournal && isMarked(header.mark);
  };

  // A copy over the file, of whatever database and time, has another mark than the file had last, unless nothing
  // was brought into the file since it was copied.
  let inFile = readHeader(descriptor).mark;
  let inJournal = numberOf(connection, 'user_version');
  function isMarked(mark: number): boolean {
    if (mark !== inFile && mark !== inJournal) return false;
    inFile = mark;
    if (mark === inJournal) leaveMark();
    return true;
  }
  function leaveMark() {
    const mark = randomInt(1, biggestMark);
    try {
      connection.exec(`PRAGMA user_version = ${mark}`);
      inJournal = mark;
    } catch {
      // Another process is writing, or the disk fails: what is written next waits for that or says it.
    }
  }

  const readCookie = connection.prepare('PRAGMA schema_version').raw(true);
  const cookieNow = () => Number((readCookie.all([]) as [number][])[0]?.[0]);
  let names = namesOf(connection);
  let cookie = cookieNow();
  /** Two new files have no mark, so that one could be taken for the other. */
  function markFile() {
    leaveMark();
    connection.exec('PRAGMA wal_checkpoint(PASSIVE)');
    inFile = readHeader(descriptor).mark;
  }
  // What has a mark and no table yet would be taken for the database of another program.
  if (names.length > 0) markFile();
  /** Whether the tables, indexes and triggers that were there still are. */
  const isWhole = () => {
    const now = cookieNow();
    if (now === cookie) return true;
    const left = namesOf(connection);
    if (names.some((name) => !left.includes(name))) return false;
    cookie = now;
    return true;
  };
  return {
    /** @throws DatabaseOutage `FILE_LOST` */
    require() {
      if (!isThere() || !isWhole()) throw new DatabaseOutage('FILE_LOST');
    },
    /** What is there now is as it should be: a migration has run. */
    renew() {
      names = namesOf(connection);
      cookie = cookieNow();
      markFile();
    },
    end: () => closeSync(descriptor),
  };
}
