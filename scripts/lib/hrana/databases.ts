import { Connection } from './connection.ts';
import { WriteLock } from './write-lock.ts';

/** One database file: its idle connections, and the lock of its writer. */
export class DatabaseFile {
  readonly lock: WriteLock;
  readonly #file: string;
  readonly #isDurable: boolean;
  readonly #idle: Connection[] = [];
  /** Those that are open, each with the version of the schema that it saw last. */
  readonly #schemas = new Map<Connection, unknown>();
  #watcher: Connection | undefined;
  #isClosed: boolean = false;

  constructor(file: string, { transactionTimeoutMs, isDurable }: FileOptions) {
    this.#file = file;
    this.#isDurable = isDurable;
    this.lock = new WriteLock(transactionTimeoutMs);
  }

  /** A connection for one stream alone. An idle one is as good as new and saves the opening. */
  connect(): Connection {
    const connection = this.#idle.pop() ?? this.#open();
    // Others, of this process or not, may have changed the schema since it was used last.
    const schema = connection.ask('PRAGMA schema_version');
    if (this.#schemas.get(connection) !== schema) connection.forgetStatements();
    this.#schemas.set(connection, schema);
    return connection;
  }

  #open(): Connection {
    const connection = new Connection(this.#file);
    connection.exec(`PRAGMA journal_mode = WAL; PRAGMA foreign_keys = ON;
      PRAGMA synchronous = ${this.#isDurable ? 'NORMAL' : 'OFF'}`);
    return connection;
  }

  /** A number that stays until something is committed, by whomever. */
  state(): unknown {
    this.#watcher ??= this.#open();
    return this.#watcher.ask('PRAGMA data_version');
  }

  /** Takes a connection back; what it left open is rolled back. One that is not sound is closed. */
  giveBack(connection: Connection, isSound: boolean): void {
    if (connection.inTransaction) connection.exec('ROLLBACK');
    if (this.#isClosed || !isSound) {
      this.#schemas.delete(connection);
      connection.close();
      return;
    }
    if (connection.ask('PRAGMA foreign_keys') !== 1n) connection.exec('PRAGMA foreign_keys = ON');
    this.#idle.push(connection);
  }

  /** Has every connection prepare anew: one of them changes the schema. */
  forgetStatements(): void {
    for (const connection of this.#schemas.keys()) connection.forgetStatements();
  }

  close(): void {
    this.#isClosed = true;
    this.#watcher?.close();
    for (const connection of this.#idle.splice(0)) connection.close();
  }
}

type FileOptions = {
  /** How long a writer may hold the lock while another waits. */
  transactionTimeoutMs: number;
  /** False where no commit has to outlive the machine: none waits for the disk. */
  isDurable: boolean;
};

/** The databases that are served, by name; names may share a file. */
export class Databases {
  readonly #fileOf: (name: string) => string;
  readonly #options: FileOptions;
  readonly #files = new Map<string, string>();
  readonly #open = new Map<string, DatabaseFile>();

  constructor(fileOf: (name: string) => string, options: FileOptions) {
    this.#fileOf = fileOf;
    this.#options = options;
  }

  get(name: string): DatabaseFile {
    const file = this.#files.get(name) ?? this.#fileOf(name);
    this.#files.set(name, file);
    const known = this.#open.get(file);
    if (known) return known;
    const opened = new DatabaseFile(file, this.#options);
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
