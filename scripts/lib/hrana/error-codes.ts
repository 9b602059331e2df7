import type { HranaError } from './protocol.ts';
import { tokensOf } from './tokens.ts';

/** Codes of a statement's error as sqld sends them; it never sends SQLite's extended codes. */
const sqliteCodes = {
  1: 'SQLITE_UNKNOWN',
  2: 'SQLITE_INTERNAL',
  3: 'SQLITE_PERM',
  4: 'SQLITE_ABORT',
  5: 'SQLITE_BUSY',
  6: 'SQLITE_LOCKED',
  7: 'SQLITE_NOMEM',
  8: 'SQLITE_READONLY',
  9: 'SQLITE_INTERRUPT',
  10: 'SQLITE_IOERR',
  11: 'SQLITE_CORRUPT',
  12: 'SQLITE_NOTFOUND',
  13: 'SQLITE_FULL',
  14: 'SQLITE_CANTOPEN',
  15: 'SQLITE_PROTOCOL',
  17: 'SQLITE_SCHEMA',
  18: 'SQLITE_TOOBIG',
  19: 'SQLITE_CONSTRAINT',
  20: 'SQLITE_MISMATCH',
  21: 'SQLITE_MISUSE',
  22: 'SQLITE_NOLFS',
  23: 'SQLITE_AUTH',
  25: 'SQLITE_RANGE',
  26: 'SQLITE_NOTADB',
} as const;

/** Messages of the errors that do not come from SQLite (hrana/stmt.rs, hrana/http/request.rs). */
export const sqldMessages = {
  SQL_PARSE_ERROR: 'SQL string could not be parsed: unexpected end of input',
  SQL_NO_STATEMENT: 'SQL string does not contain any statement',
  SQL_MANY_STATEMENTS: 'SQL string contains more than one statement',
  SQL_INPUT_ERROR: 'SQL input error: no such column: x (at offset 7)',
  ARGS_INVALID: 'Arguments do not match SQL parameters: value for parameter 1 not found',
  ARGS_BOTH_POSITIONAL_AND_NAMED: 'Specifying both positional and named arguments is not supported',
  TRANSACTION_TIMEOUT: 'Transaction timed out',
  TRANSACTION_BUSY: 'Server cannot handle additional transactions',
  RESPONSE_TOO_LARGE: 'Response is too large',
  BLOCKED: 'Operation was blocked',
  PROXY_ERROR: 'error executing a request on the primary: the primary did not answer',
  SQL_STORE_TOO_MANY: 'The server already stores 50 SQL texts, it cannot store more',
  SQL_STORE_TOO_LARGE: 'The statement is too large to be stored: 5.1 KB/5.0 KB',
  STREAM_EXPIRED: 'The stream has expired due to inactivity',
} as const;

type SqliteCode = (typeof sqliteCodes)[keyof typeof sqliteCodes];
export type SqldCode = SqliteCode | keyof typeof sqldMessages;

/** An error of one statement, batch or request: it is in the results, and the stream stays open. */
export class StatementError extends Error {
  readonly code: SqldCode;

  constructor(code: SqldCode, message?: string) {
    super(message ?? messageOf(code));
    this.code = code;
  }

  toHrana(): HranaError {
    return { message: this.message, code: this.code };
  }
}

/** An answer grew too large: the steps that follow do not run, and the whole batch gets this error. */
export class ResponseTooLarge extends StatementError {
  constructor() {
    super('RESPONSE_TOO_LARGE');
  }
}

/** A client broke the protocol: plain text with 400, and the stream is closed. */
export class ProtocolError extends Error {}

/** The stream was rolled back for its idleness: 400 with a code. */
export class StreamExpired extends Error {
  readonly code = 'STREAM_EXPIRED';

  constructor() {
    super(sqldMessages.STREAM_EXPIRED);
  }
}

/** A fault of sqld that is no statement's: `{ "error": … }` with an HTTP status, and the stream is closed. */
export class ServerFault extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

/** The message that sqld sends with a code when nothing more is known. */
export function messageOf(code: SqldCode): string {
  if (code in sqldMessages) return sqldMessages[code as keyof typeof sqldMessages];
  return `SQLite error: ${plainMessages[code as SqliteCode] ?? 'unknown error'}`;
}

const plainMessages: Partial<Record<SqliteCode, string>> = {
  SQLITE_BUSY: 'database is locked',
  SQLITE_LOCKED: 'database table is locked',
  SQLITE_NOMEM: 'out of memory',
  SQLITE_READONLY: 'attempt to write a readonly database',
  SQLITE_INTERRUPT: 'interrupted',
  SQLITE_IOERR: 'disk I/O error',
  SQLITE_CORRUPT: 'database disk image is malformed',
  SQLITE_FULL: 'database or disk is full',
  SQLITE_CANTOPEN: 'unable to open database file',
  SQLITE_TOOBIG: 'string or blob too big',
  SQLITE_CONSTRAINT: 'UNIQUE constraint failed: t.a',
  SQLITE_MISMATCH: 'datatype mismatch',
  SQLITE_AUTH: 'not authorized',
  SQLITE_NOTADB: 'file is not a database',
  SQLITE_UNKNOWN: 'SQL logic error',
};

/** What the embedded library throws. */
export type SqliteFault = { message: string; rawCode?: number };

/** An error of SQLite while it ran a statement, as sqld words and codes it. */
export function fromSqlite({ message, rawCode = 1 }: SqliteFault): StatementError {
  const code = sqliteCodes[(rawCode & 0xff) as keyof typeof sqliteCodes] ?? 'SQLITE_UNKNOWN';
  return new StatementError(code, `SQLite error: ${message}`);
}

/** SQLite records the place of these in the text, and sqld then reports them as faults of input. */
const placed =
  /^(?:no such column: (.+)|ambiguous column name: (.+)|(?:no such function: |wrong number of arguments to function |misuse of (?:aggregate|window function)[: ]+)(\w+)(?:\(\))?)$/;

/** An error of SQLite while it prepared a statement. */
export function fromPreparing(fault: SqliteFault, sql: string): StatementError {
  const found = placed.exec(fault.message);
  const named = found?.[1] ?? found?.[2] ?? found?.[3];
  if (!named || ((fault.rawCode ?? 1) & 0xff) !== 1) return fromSqlite(fault);
  const first = named.split('.')[0]?.toLowerCase() ?? '';
  const token = tokensOf(sql).find(
    ({ text }) => text.replace(/^["`[]|["`\]]$/g, '').toLowerCase() === first,
  );
  if (!token) return fromSqlite(fault);
  const offset = Buffer.byteLength(sql.slice(0, token.start));
  return new StatementError(
    'SQL_INPUT_ERROR',
    `SQL input error: ${fault.message} (at offset ${offset})`,
  );
}
