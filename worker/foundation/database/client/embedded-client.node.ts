// One connection to one file, whose statements stay prepared. `@libsql/client` prepares each
// statement anew on one of twenty connections: half the speed, memory that grows with the number
// of statements, and PRAGMAs that reach one connection of the twenty.
import {
  type Client,
  type InArgs,
  type InStatement,
  type InValue,
  LibsqlBatchError,
  LibsqlError,
  type ResultSet,
  type Row,
  type TransactionMode,
  type Value,
} from '@libsql/client/http';
import Libsql from 'libsql';
import type { ResultWithValues } from '../read-rows.ts';
import { busyWaitMs, retryWhileBusy } from './busy-wait.node.ts';
import type { Connection } from './connection.node.ts';
import { SharedTransaction } from './shared-transaction.node.ts';

type Prepared = { run: ReturnType<Connection['prepare']>; columns: string[]; types: string[] };

const keptStatements = 400;
const writing = /^\s*(?:INSERT|UPDATE|DELETE|REPLACE)\b/i;

/** The thread itself waits: for what is done before anything is served, and at the end. */
const blocking = `PRAGMA busy_timeout = ${busyWaitMs}`;
const withoutBlocking = 'PRAGMA busy_timeout = 0';

/** KiB of pages, for the indexes that each request writes to: with the engine's own 2 MB it read them again and again. */
const cacheSize = 'PRAGMA cache_size = -8192';

type Options = {
  /** Looks at the database before anything of it is changed, and throws where it is not to be. */
  look(connection: Connection): void;
  /** Runs once the journal is there. */
  opened(connection: Connection): void;
  /** Runs after each migration. */
  migrated: () => void;
  /** Runs after the client is closed. */
  whenClosed: () => void;
  /** How long a lock of another process is waited for. */
  waitMs: number;
  /** Runs before each transaction that writes, which does not begin where it throws. */
  beforeWrite: () => void;
};

/**
 * A libSQL client over a file in this process: WAL, every commit flushed to the disk
 * (synchronous=FULL), foreign keys on. What finds a lock of another process waits for it up to
 * `waitMs`, while this process goes on (R56, R86). Interactive transactions are refused.
 * @throws SqliteError where the file is no database or is locked.
 */
export function openEmbeddedClient(
  file: string,
  {
    whenClosed = () => {},
    waitMs = busyWaitMs,
    beforeWrite = () => {},
    look = () => {},
    opened = () => {},
    migrated = () => {},
  }: Partial<Options> = {},
): Client {
  const connection = new Libsql(file, { timeout: busyWaitMs });
  try {
    look(connection);
    connection.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL');
    connection.exec('PRAGMA foreign_keys = ON');
    connection.exec(cacheSize);
    opened(connection);
    connection.exec(withoutBlocking);
  } catch (fault) {
    connection.close();
    throw fault;
  }
  return new EmbeddedClient(connection, { whenClosed, waitMs, beforeWrite, migrated });
}

/** A client that only reads, beside another that has the file open. */
export function openReadingClient(file: string): EmbeddedClient {
  const connection = new Libsql(file, { timeout: busyWaitMs });
  connection.exec('PRAGMA query_only = ON');
  const nothing = () => {};
  return new EmbeddedClient(connection, {
    ...{ whenClosed: nothing, beforeWrite: nothing, migrated: nothing },
    ...{ waitMs: busyWaitMs, isReader: true },
  });
}

class EmbeddedClient implements Client {
  readonly protocol = 'file';
  #isClosed: boolean = false;
  readonly #connection: Connection;
  readonly #isReader: boolean;
  readonly #whenClosed: () => void;
  readonly #waitMs: number;
  readonly #migrated: () => void;
  readonly #writes: SharedTransaction;
  readonly #prepared = new Map<string, Prepared>();

  constructor(
    connection: Connection,
    {
      whenClosed,
      waitMs,
      beforeWrite,
      migrated,
      isReader = false,
    }: Omit<Options, 'look' | 'opened'> & { isReader?: boolean },
  ) {
    this.#connection = connection;
    this.#isReader = isReader;
    this.#whenClosed = whenClosed;
    this.#waitMs = waitMs;
    this.#migrated = migrated;
    const exec = (sql: string) => {
      if (sql === 'BEGIN IMMEDIATE' && !this.#isClosed) beforeWrite();
      this.#exec(sql);
    };
    const isInTransaction = () => !this.#isClosed && connection.inTransaction;
    const ofWrites = {
      exec,
      // Asked of a closed connection it ends the whole process.
      get inTransaction() {
        return isInTransaction();
      },
    };
    this.#writes = new SharedTransaction(ofWrites, waitMs);
  }

  async execute(statement: InStatement, args?: InArgs): Promise<ResultSet> {
    const one = typeof statement === 'string' ? { sql: statement, args } : statement;
    return writing.test(one.sql)
      ? this.#writes.run(() => this.#run(one))
      : retryWhileBusy(() => this.#run(one), this.#waitMs);
  }

  async batch(
    statements: (InStatement | [string, InArgs?])[],
    mode: TransactionMode = 'write',
  ): Promise<Result[]> {
    const runAll = () => statements.map((statement, index) => this.#runOf(statement, index));
    return mode === 'write'
      ? this.#writes.run(runAll)
      : retryWhileBusy(() => this.#inTransaction('DEFERRED', runAll), this.#waitMs);
  }

  async migrate(statements: InStatement[]): Promise<ResultSet[]> {
    return this.#alone(() => {
      this.#exec('PRAGMA foreign_keys = OFF');
      try {
        return this.#inTransaction('IMMEDIATE', () =>
          statements.map((statement, index) => this.#runOf(statement, index)),
        );
      } finally {
        this.#prepared.clear();
        this.#exec('PRAGMA foreign_keys = ON');
        this.#migrated();
      }
    });
  }

  async executeMultiple(sql: string): Promise<void> {
    this.#alone(() => {
      this.#prepared.clear();
      this.#exec(sql);
    });
  }

  async transaction(): Promise<never> {
    throw new LibsqlError('Interactive transactions are refused; use a batch.', 'REFUSED');
  }

  async sync() {
    return undefined;
  }

  reconnect() {
    throw new LibsqlError('A file needs no reconnecting.', 'REFUSED');
  }

  get closed(): boolean {
    return this.#isClosed;
  }

  /** Leaves the whole database in its one file, so that it can be copied as it lies. */
  close() {
    if (this.#isClosed) return;
    this.#exec(blocking);
    this.#writes.flush();
    if (!this.#isReader) this.#leaveJournal();
    this.#isClosed = true;
    this.#prepared.clear();
    this.#connection.close();
    this.#whenClosed();
  }

  /** The package closes a connection when its last statement is collected; until then a journal keeps it locked. */
  #leaveJournal() {
    try {
      this.#connection.exec('PRAGMA wal_checkpoint(TRUNCATE)');
      this.#connection.exec(`${withoutBlocking}; PRAGMA journal_mode = DELETE`);
    } catch {
      // Another connection goes on with the journal, or the disk fails: the next to open it reads it.
    }
  }

  /** Behind all that waits, and nothing of this process beside it. */
  #alone<Result>(task: () => Result): Result {
    this.#exec(blocking);
    try {
      this.#writes.flush();
      return task();
    } finally {
      this.#exec(withoutBlocking);
    }
  }

  #inTransaction<Result>(kind: 'DEFERRED' | 'IMMEDIATE', task: () => Result): Result {
    this.#exec(`BEGIN ${kind}`);
    try {
      const result = task();
      this.#exec('COMMIT');
      return result;
    } catch (fault) {
      if (this.#connection.inTransaction) this.#exec('ROLLBACK');
      throw fault;
    }
  }

  #runOf(statement: InStatement | [string, InArgs?], index: number): Result {
    try {
      if (typeof statement === 'string') return this.#run({ sql: statement });
      return Array.isArray(statement)
        ? this.#run({ sql: statement[0], args: statement[1] })
        : this.#run(statement);
    } catch (fault) {
      if (!(fault instanceof LibsqlError)) throw fault;
      throw new LibsqlBatchError(
        fault.message,
        index,
        fault.code,
        fault.extendedCode,
        fault.rawCode,
        fault,
      );
    }
  }

  #run({ sql, args }: { sql: string; args?: InArgs | undefined }): Result {
    try {
      const { run, columns, types } = this.#prepare(sql);
      const bound = bind(args);
      if (columns.length === 0) {
        const { changes, lastInsertRowid } = run.run(bound);
        return new Result([], [], [], changes, BigInt(lastInsertRowid));
      }
      const values = (run.all(bound) as SqlValue[][]).map(fromSqlRow);
      return new Result(columns, types, values, 0, undefined);
    } catch (fault) {
      throw asLibsqlError(fault);
    }
  }

  /** Keeps the statements used last; a repeated question costs no second parse. */
  #prepare(sql: string): Prepared {
    const known = this.#prepared.get(sql);
    if (known) {
      this.#prepared.delete(sql);
      this.#prepared.set(sql, known);
      return known;
    }
    if (this.#isClosed) throw new LibsqlError('The client is closed.', 'CLIENT_CLOSED');
    const run = this.#connection.prepare(sql);
    run.safeIntegers(true);
    const columns = run.columns();
    if (columns.length > 0) run.raw(true);
    const prepared = {
      run,
      columns: columns.map(({ name }) => name),
      types: columns.map(({ type }) => type ?? ''),
    };
    this.#prepared.set(sql, prepared);
    const [oldest] = this.#prepared.keys();
    if (this.#prepared.size > keptStatements && oldest) this.#prepared.delete(oldest);
    return prepared;
  }

  #exec(sql: string) {
    if (this.#isClosed) throw new LibsqlError('The client is closed.', 'CLIENT_CLOSED');
    try {
      this.#connection.exec(sql);
    } catch (fault) {
      throw asLibsqlError(fault);
    }
  }
}

type SqlValue = null | string | number | bigint | Uint8Array;

function fromSql(value: SqlValue): Value {
  if (typeof value === 'bigint') {
    const number = Number(value);
    if (!Number.isSafeInteger(number)) throw new RangeError(`${value} is no safe integer.`);
    return number;
  }
  return value instanceof Uint8Array ? value.slice().buffer : value;
}

/** In the place of what the engine gave. */
function fromSqlRow(row: (SqlValue | Value)[]): Value[] {
  for (let i = 0; i < row.length; i++) row[i] = fromSql(row[i] as SqlValue);
  return row as Value[];
}

/** A row is read by position and by name; only the names are enumerable, as drizzle expects. */
function toRow(values: readonly Value[], columns: readonly string[]): Row {
  const row = {} as Row;
  Object.defineProperty(row, 'length', { value: values.length });
  values.forEach((value, i) => {
    Object.defineProperty(row, i, { value });
    const name = columns[i] ?? '';
    if (!Object.hasOwn(row, name)) row[name] = value;
  });
  return row;
}

/** What one statement answered. Statements read `values`; rows are made for whoever asks for them. */
export class Result implements ResultWithValues {
  readonly columns: string[];
  readonly columnTypes: string[];
  readonly values: readonly Value[][];
  readonly rowsAffected: number;
  readonly lastInsertRowid: bigint | undefined;
  #rows: Row[] | undefined;

  constructor(
    columns: string[],
    columnTypes: string[],
    values: readonly Value[][],
    rowsAffected: number,
    lastInsertRowid: bigint | undefined,
  ) {
    this.columns = columns;
    this.columnTypes = columnTypes;
    this.values = values;
    this.rowsAffected = rowsAffected;
    this.lastInsertRowid = lastInsertRowid;
  }

  get rows(): Row[] {
    this.#rows ??= this.values.map((values) => toRow(values, this.columns));
    return this.#rows;
  }

  toJSON() {
    const { columns, columnTypes, rows, rowsAffected, lastInsertRowid } = this;
    const rowid = lastInsertRowid?.toString() ?? null;
    return { columns, columnTypes, rows, rowsAffected, lastInsertRowid: rowid };
  }
}

/** @throws RangeError for a number that SQLite would keep as another one, or as NULL. */
function toSql(value: InValue): SqlValue {
  if (typeof value === 'number' && !Number.isFinite(value))
    throw new RangeError(`${value} is no number that a database keeps.`);
  if (typeof value === 'bigint' && BigInt.asIntN(64, value) !== value)
    throw new RangeError(`${value} needs more than 64 bits.`);
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (value instanceof Date) return value.getTime();
  if (value instanceof ArrayBuffer) return Buffer.from(value);
  if (value instanceof Uint8Array) return Buffer.from(value);
  if (value === undefined) throw new TypeError('undefined cannot be handed to the database.');
  return value;
}

function bind(args: InArgs | undefined): SqlValue[] | Record<string, SqlValue> {
  if (!args) return [];
  if (Array.isArray(args)) return args.map(toSql);
  return Object.fromEntries(
    Object.entries(args).map(([name, value]) => [name.replace(/^[@$:]/, ''), toSql(value)]),
  );
}

function asLibsqlError(fault: unknown): unknown {
  if (!(fault instanceof Libsql.SqliteError)) return fault;
  const base = fault.code.split('_').slice(0, 2).join('_');
  const { rawCode } = fault as { rawCode?: number };
  return new LibsqlError(fault.message, base, fault.code, rawCode, fault);
}
