import Libsql from 'libsql';
import { WriteLock } from './write-lock.ts';

export type Connection = InstanceType<typeof Libsql>;

/** One database file: its idle connections, and the lock of its writer. */
export class DatabaseFile {
  readonly lock: WriteLock;
  readonly #file: string;
  readonly #idle: Connection[] = [];
  #watcher: { connection: Connection; readState: () => unknown[] } | undefined;
  #isClosed: boolean = false;

  constructor(file: string, transactionTimeoutMs: number) {
    this.#file = file;
    this.lock = new WriteLock(transactionTimeoutMs);
  }

  /** A connection for one stream alone. An idle one is as good as new and saves the opening. */
  connect(): Connection {
    return this.#idle.pop() ?? this.#open();
  }

  #open(): Connection {
    const connection = new Libsql(this.#file, { timeout: 0 });
    connection.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL');
    connection.exec('PRAGMA foreign_keys = ON');
    return connection;
  }

  /** A number that stays until something is committed, by whomever. */
  state(): number {
    this.#watcher ??= this.#openWatcher();
    const [row] = this.#watcher.readState() as [number][];
    return row?.[0] ?? 0;
  }

  #openWatcher() {
    const connection = this.#open();
    const version = connection.prepare('PRAGMA data_version').raw(true);
    return { connection, readState: () => version.all([]) };
  }

  /** Takes a connection back; what it left open is rolled back. One that is not sound is closed. */
  giveBack(connection: Connection, isSound: boolean): void {
    if (connection.inTransaction) connection.exec('ROLLBACK');
    if (this.#isClosed || !isSound) connection.close();
    else {
      connection.exec('PRAGMA foreign_keys = ON');
      this.#idle.push(connection);
    }
  }

  close(): void {
    this.#isClosed = true;
    this.#watcher?.connection.close();
    for (const connection of this.#idle.splice(0)) connection.close();
  }
}

/** The databases that are served, by name; names may share a file. */
export class Databases {
  readonly #fileOf: (name: string) => string;
  readonly #transactionTimeoutMs: number;
  readonly #files = new Map<string, string>();
  readonly #open = new Map<string, DatabaseFile>();

  constructor(fileOf: (name: string) => string, transactionTimeoutMs: number) {
    this.#fileOf = fileOf;
    this.#transactionTimeoutMs = transactionTimeoutMs;
  }

  get(name: string): DatabaseFile {
    const file = this.#files.get(name) ?? this.#fileOf(name);
    this.#files.set(name, file);
    const known = this.#open.get(file);
    if (known) return known;
    const opened = new DatabaseFile(file, this.#transactionTimeoutMs);
    this.#open.set(file, opened);
    return opened;
  }

  /** Closes what belongs to the name; the next request for it opens it anew. */
  forget(name: string): void {
    const file = this.#files.get(name) ?? '';
    this.#open.get(file)?.close();
    this.#open.delete(file);
    this.#files.delete(name);
  }

  close(): void {
    for (const name of [...this.#files.keys()]) this.forget(name);
  }
}
