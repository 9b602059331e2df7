import { LibsqlError } from '@libsql/client/http';

/**
 * The database is out for a reason of which no code of its own tells: no answer came that can be read
 * (whether it did what it was asked, nobody knows), it has another schema than this build, or its file
 * was deleted or replaced.
 */
export class DatabaseOutage extends Error {
  readonly code: 'TIME_LIMIT' | 'NO_CONNECTION' | 'BROKEN_ANSWER' | 'OTHER_SCHEMA' | 'FILE_LOST';

  constructor(code: DatabaseOutage['code'], cause?: unknown) {
    super(code, { cause });
    this.name = 'DatabaseOutage';
    this.code = code;
  }
}

/**
 * Codes that blame the statements we sent: the same ones will fail again. Any other code, known or
 * not, tells of the server or its disk. A remote server says SQLITE_CONSTRAINT without its extended
 * code (sqld, hrana/stmt.rs).
 */
const oursToMend: ReadonlySet<string> = new Set([
  'SQLITE_CONSTRAINT',
  'SQLITE_ERROR',
  'SQLITE_MISMATCH',
  'SQLITE_MISUSE',
  'SQLITE_NOTFOUND',
  'SQLITE_RANGE',
  'SQLITE_TOOBIG',
  'SQL_STORE_TOO_LARGE',
  'SQL_STORE_TOO_MANY',
  'SQL_INPUT_ERROR',
  'SQL_MANY_STATEMENTS',
  'SQL_NO_STATEMENT',
  'SQL_PARSE_ERROR',
  'ARGS_BOTH_POSITIONAL_AND_NAMED',
  'ARGS_INVALID',
  'REFUSED',
]);

/** How Node and workerd tell of a lost connection, where a client was opened without our `fetch`. */
const lostConnection = /^fetch failed$|^terminated$|network connection lost/i;

/** A fault and what caused it, for drizzle and the client wrap what happened. */
export function* causesOf(fault: unknown): Generator<Error> {
  for (let cause = fault; cause instanceof Error; cause = cause.cause) yield cause;
}

/**
 * The code of an outage: the database cannot answer now, and a later try may succeed (R25). Null for
 * a fault of ours and for what is no fault of a database. Safe to log: it names no value and no address.
 */
export function outageCode(fault: unknown): string | null {
  for (const cause of causesOf(fault)) {
    if (cause instanceof DatabaseOutage) return cause.code;
    if (cause instanceof LibsqlError) {
      const { code, extendedCode } = cause;
      if (oursToMend.has(code)) return null;
      return [extendedCode ?? code, ...statusOf(cause)].join(' ');
    }
    if (lostConnection.test(cause.message)) return 'NO_CONNECTION';
  }
  return null;
}

/** Codes with which a server says that a transaction was not committed. */
const saysNothingHappened = /^(?:SQLITE_|TRANSACTION_|BLOCKED|STREAM_EXPIRED|FILE_LOST)/;

/** True for an outage that leaves open whether what was asked has happened: its answer may be lost. */
export function isAnswerLost(fault: unknown): boolean {
  const code = outageCode(fault);
  return code !== null && !saysNothingHappened.test(code);
}

/** The HTTP status of a server, or of a proxy before it, that took no statement at all. */
function statusOf(fault: Error): number[] {
  const { status } = (fault.cause ?? {}) as { status?: unknown };
  return typeof status === 'number' ? [status] : [];
}

/** The first machine-readable code in a fault or its causes. */
export function codeOf(fault: unknown): string | undefined {
  for (const { code, extendedCode } of causesOf(fault) as Iterable<Error & Partial<LibsqlError>>)
    if (typeof code === 'string') return extendedCode ?? code;
  return undefined;
}

/** True where the database could not be reached or could not answer, so that a later try may succeed (R25). */
export const isDatabaseDown = (fault: unknown): boolean => outageCode(fault) !== null;
