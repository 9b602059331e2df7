import { readSync } from 'node:fs';

/** Its first words, the versions to write and read by, and `user_version`: https://sqlite.org/fileformat.html#the_database_header */
const headerBytes = 64;
const magic = 'SQLite format 3\0';
const writeAheadLog = 2;

/** What the head of an open file says. */
export function readHeader(descriptor: number) {
  const header = Buffer.alloc(headerBytes);
  const read = readSync(descriptor, header, 0, headerBytes, 0);
  const isDatabase = header.toString('latin1', 0, read).startsWith(magic);
  return {
    /** It is a database of SQLite. */
    isDatabase,
    /** It has a journal, as any has that is open; copies that are no longer open, as all backups are, have none. */
    hasJournal: isDatabase && header[18] === writeAheadLog && header[19] === writeAheadLog,
    /** `PRAGMA user_version` of the file alone, without what its journal holds. */
    mark: header.readInt32BE(60),
  };
}
