import Libsql from 'libsql';

type Statement = ReturnType<InstanceType<typeof Libsql>['prepare']>;

/** A prepared statement, and the columns of its rows: none where it has no rows. */
export type Prepared = {
  statement: Statement;
  columns: readonly { name: string; decltype: string | null }[];
};

const keptStatements = 400;

/**
 * One connection to a file, whose statements stay prepared. Integers are bigints, rows are arrays. Whoever
 * knows that the schema may have changed calls `forgetStatements()`: the columns would be those of before.
 */
export class Connection {
  readonly #connection: InstanceType<typeof Libsql>;
  readonly #prepared = new Map<string, Prepared>();
  #isSchemaKnown: boolean = true;

  constructor(file: string) {
    this.#connection = new Libsql(file, { timeout: 0 });
  }

  get inTransaction(): boolean {
    return this.#connection.inTransaction;
  }

  /** Throws what SQLite finds in the text. */
  prepare(sql: string): Prepared {
    if (!this.#isSchemaKnown && !this.inTransaction) this.#readSchema();
    const known = this.#prepared.get(sql);
    if (known) return known;
    const statement = this.#connection.prepare(sql);
    statement.safeIntegers(true);
    const columns = (statement.columns() as { name: string; type: string | null }[]).map(
      ({ name, type }) => ({ name, decltype: type }),
    );
    if (columns.length > 0) statement.raw(true);
    const prepared = { statement, columns };
    if (this.#prepared.size >= keptStatements) this.#prepared.clear();
    if (this.#isSchemaKnown) this.#prepared.set(sql, prepared);
    return prepared;
  }

  /** SQLite prepares by the schema that it read last, and reads it anew when a statement of a table runs. */
  #readSchema(): void {
    this.#isSchemaKnown = true;
    this.#connection.prepare('SELECT 1 FROM sqlite_schema LIMIT 1').all([]);
  }

  /** The first value of the first row that a text without parameters gives. */
  ask(sql: string): unknown {
    const [row] = this.prepare(sql).statement.all([]) as unknown[][];
    return row?.[0];
  }

  forgetStatements(): void {
    this.#prepared.clear();
    this.#isSchemaKnown = false;
  }

  exec(sql: string): void {
    this.#connection.exec(sql);
  }

  close(): void {
    this.#prepared.clear();
    this.#connection.close();
  }
}
