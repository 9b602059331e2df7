import { setImmediate, setTimeout as sleep } from 'node:timers/promises';
import { valuesFor } from './bind.ts';
import type { Connection, Prepared } from './connection.ts';
import type { DatabaseFile } from './databases.ts';
import {
  fromPreparing,
  fromSqlite,
  ResponseTooLarge,
  type SqliteFault,
  StatementError,
} from './error-codes.ts';
import type { HranaStatement, StatementResult } from './protocol.ts';
import type { Statement } from './statements.ts';
import { fromSql, type SqlValue, sizeOf } from './values.ts';
import type { Writer } from './write-lock.ts';

export type Query = { statement: Statement; values: HranaStatement };

/** Another process may hold the file's lock; how often and how long to ask for it. */
const otherProcess = { askEveryMs: 10, forMs: 5_000 };

/** What is left of an answer's size; every statement of a batch takes its part. */
export type Allowance = { bytes: number };

/** The connection of one stream. Between two steps of it, the steps of others may run. */
export class Session implements Writer {
  readonly #database: DatabaseFile;
  readonly #connection: Connection;
  #hasLostTransaction: boolean = false;
  /** The database's state when a transaction without the lock began to read. */
  #snapshot: unknown;
  #isSound: boolean = true;
  #hasChangedSchema: boolean = false;
  #isEnded: boolean = false;

  constructor(database: DatabaseFile) {
    this.#database = database;
    this.#connection = database.connect();
  }

  get connection(): Connection {
    return this.#connection;
  }

  get isAutocommit(): boolean {
    return !this.#connection.inTransaction;
  }

  /** The lock was taken away: what was not committed is gone, and the next steps fail with that. */
  forceRollback(): void {
    if (this.#connection.inTransaction) this.#connection.exec('ROLLBACK');
    this.#hasLostTransaction = true;
  }

  /** True once after a forced rollback; from then on the session is as new. */
  takeLostTransaction(): boolean {
    const hasLost = this.#hasLostTransaction;
    this.#hasLostTransaction = false;
    return hasLost;
  }

  /** SQLite rolls back by itself where a disk fails; so does a fault that plays it. */
  rollBackAsSqlite(): void {
    if (this.#connection.inTransaction) this.#connection.exec('ROLLBACK');
    this.#database.lock.release(this);
  }

  /** Rolls back what is open; whoever waits in it gets the error that the stream has ended. */
  end(): void {
    if (this.#isEnded) return;
    this.#isEnded = true;
    if (this.#hasChangedSchema) this.#database.forgetStatements();
    this.#database.giveBack(this.#connection, this.#isSound);
    this.#database.lock.leave(this, new StreamEnded());
  }

  /** Runs one statement. Throws StatementError, and StreamEnded where the client has gone. */
  async run({ statement, values }: Query, allowance: Allowance): Promise<StatementResult> {
    await setImmediate();
    if (this.#isEnded) throw new StreamEnded();
    const { lock } = this.#database;
    // Preparing comes before waiting: sqld waits for the lock inside of the statement's run.
    const prepared = this.#prepare(statement);
    const bound = valuesFor(statement, values);
    const hadLock = lock.isHeldBy(this);
    if (statement.takesLock) await lock.acquire(this);
    try {
      if (!hadLock) this.#watchSnapshot(statement);
      return await this.#runUnlessLocked(() => this.#runNow(prepared, statement, bound, allowance));
    } finally {
      if (!this.#isEnded && this.isAutocommit) lock.release(this);
    }
  }

  /**
   * Who has read may write only while nobody else has committed since. SQLite says so too, but the
   * library then never lets go of the old snapshot.
   */
  #watchSnapshot({ kind, takesLock }: Statement): void {
    if (this.isAutocommit) this.#snapshot = undefined;
    else if (this.#snapshot === undefined) {
      if (kind === 'read' || takesLock) this.#snapshot = this.#database.state();
    } else if (takesLock && this.#snapshot !== this.#database.state()) {
      this.#database.lock.release(this);
      throw fromSqlite({ message: 'database is locked', rawCode: 517 });
    }
  }

  #prepare({ sql, kind }: Statement): Prepared {
    this.#hasChangedSchema ||= kind === 'ddl';
    // What is changed may be rolled back too.
    if (this.#hasChangedSchema) this.#database.forgetStatements();
    try {
      return this.#connection.prepare(sql);
    } catch (fault) {
      throw fromPreparing(fault as SqliteFault, sql);
    }
  }

  /** Runs it again, with the same prepared statement, while another process holds the file's lock. */
  async #runUnlessLocked(runNow: () => StatementResult): Promise<StatementResult> {
    const until = performance.now() + otherProcess.forMs;
    const wasSound = this.#isSound;
    for (;;) {
      try {
        const result = runNow();
        this.#isSound = wasSound;
        return result;
      } catch (fault) {
        if (fault instanceof StatementError) throw fault;
        const isBusy = (fault as SqliteFault).rawCode === 5;
        // The library leaves a statement that found the lock held as if it still ran.
        this.#isSound = wasSound && !isBusy;
        if (!isBusy || performance.now() > until) throw fromSqlite(fault as SqliteFault);
      }
      await sleep(otherProcess.askEveryMs);
      if (this.#isEnded) throw new StreamEnded();
    }
  }

  #runNow(
    { statement: prepared, columns: cols }: Prepared,
    statement: Statement,
    values: SqlValue[],
    allowance: Allowance,
  ): StatementResult {
    const rows = cols.length > 0 ? (prepared.all(values) as unknown[][]) : [];
    const changed = cols.length > 0 ? null : prepared.run(values);
    spend(allowance, sizeOfColumns(cols));
    for (const row of rows) for (const value of row) spend(allowance, sizeOf(value));
    return {
      cols,
      rows: rows.map((row) => row.map(fromSql)),
      affected_row_count: statement.changesRows
        ? Number(changed?.changes ?? this.#connection.ask('SELECT changes()'))
        : 0,
      last_insert_rowid: statement.isInsert
        ? String(this.#connection.ask('SELECT last_insert_rowid()'))
        : null,
    };
  }
}

/** The client went away, or the stream was closed, while a statement waited. */
export class StreamEnded extends Error {}

function spend(allowance: Allowance, bytes: number): void {
  if (bytes > allowance.bytes) throw new ResponseTooLarge();
  allowance.bytes -= bytes;
}

const sizeOfColumns = (cols: StatementResult['cols']) =>
  cols.reduce(
    (sum, { name, decltype }) =>
      sum +
      '{"name":"","decltype":""}'.length +
      Buffer.byteLength(name) +
      Buffer.byteLength(decltype ?? 'null'),
    0,
  );
