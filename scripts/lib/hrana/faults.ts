import type { SqldCode } from './error-codes.ts';
import type { HranaRequest } from './protocol.ts';
import { type Statement, statementsOf } from './statements.ts';

/**
 * What a test may have the server do wrong.
 *
 * - `code`: an error of sqld, placed where sqld places it. Codes of a statement (`SQLITE_*`,
 *   `BLOCKED`, `PROXY_ERROR`, `TRANSACTION_TIMEOUT`, `TRANSACTION_BUSY`, `SQL_INPUT_ERROR`,
 *   `ARGS_INVALID`) fail one step, chosen by `at`, in place of running it: `begin`, `first` or `last`
 *   of those that are no `BEGIN`, `COMMIT` or `ROLLBACK`, or `commit`. Without `at` it is the step
 *   that matches `when.sql`, else `begin` for SQLITE_BUSY, TRANSACTION_BUSY and SQLITE_CANTOPEN,
 *   else `first`. An execute outside of a batch is its own only step. SQLITE_FULL, _IOERR, _NOMEM
 *   and _INTERRUPT roll the transaction back as SQLite does; TRANSACTION_TIMEOUT takes it away and
 *   fails every later step too; RESPONSE_TOO_LARGE runs the step, fails the batch and stops it.
 *   Codes of parsing fail the whole batch before it begins, SQL_STORE_* fail the `store_sql`, and
 *   STREAM_EXPIRED is the whole answer (400). `scope: 'batch'` fails the whole batch instead of a
 *   step, before it begins (sqld: TRANSACTION_TIMEOUT, TRANSACTION_BUSY); `scope: 'answer'` answers
 *   the request with HTTP 500 and `{ "error": message }`.
 * - `blocked`: sqld's block of a database, with a reason. Reads still work where only writes are
 *   blocked, and BEGIN, COMMIT and ROLLBACK do; blocked reads block all but COMMIT and ROLLBACK.
 * - `status`: an HTTP answer in place of running anything (`isRunFirst` runs it all first, as a proxy
 *   that loses its upstream). The body is JSON as sqld's (`{ "error": … }`), HTML as a proxy's, or empty.
 * - `body`: status 200 with what is no answer: `html` (nothing ran), `cut_json` (all ran, and half of
 *   the answer came), `empty_json` (nothing ran; `{}`), `fewer_results` (all ran, one result is missing).
 * - `connection`: `reset` before anything ran; `cut_after_commit` runs it all, then ends the connection
 *   without an answer; `hang` runs nothing until `clear()` lets it go on; `hang_after_commit` runs it
 *   all and answers after `clear()`; `refused` stops listening until `clear()`, whatever `when` says.
 */
export type Fault =
  | {
      code: SqldCode;
      message?: string;
      at?: 'begin' | 'first' | 'last' | 'commit';
      scope?: 'batch' | 'answer';
    }
  | { blocked: 'writes' | 'reads'; reason?: string }
  | {
      status: 400 | 401 | 403 | 404 | 429 | 500 | 502 | 503 | 504;
      body?: 'json' | 'html' | 'empty';
      isRunFirst?: boolean;
    }
  | { body: 'html' | 'cut_json' | 'empty_json' | 'fewer_results' }
  | {
      connection: 'reset' | 'cut_after_commit' | 'hang' | 'hang_after_commit' | 'refused';
    };

/**
 * Which requests a fault hits; all, where nothing is said. `writes` chooses those that hold (or
 * do not hold) a statement that writes, `sql` those of which a statement matches, `database` those
 * of one name. Of these, `nth` chooses one (1 is the next), or `times` the first so many.
 */
export type When = {
  writes?: boolean;
  sql?: RegExp;
  database?: string;
  nth?: number;
  times?: number;
};

/** What a fault knows of a request. */
export type Seen = { database: string; statements: Statement[] };

type Injected = { fault: Fault; when: When; seen: number };
export type InjectedFault = { fault: Fault; when: When };

/** The faults that wait for requests, in the order of their injection. */
export class Faults {
  #injected: Injected[] = [];
  readonly #held = new Set<() => void>();

  get isEmpty(): boolean {
    return this.#injected.length === 0;
  }

  add(fault: Fault, when: When = {}): void {
    this.#injected.push({ fault, when, seen: 0 });
  }

  /** Removes the faults, and lets go on what hangs. */
  clear(): void {
    this.#injected = [];
    for (const letGo of this.#held) letGo();
    this.#held.clear();
  }

  /** Resolves at the next `clear()`. */
  hold(): Promise<void> {
    return new Promise((resolve) => this.#held.add(resolve));
  }

  /** The first fault that hits the request. Every fault counts the requests that it would choose. */
  choose(request: Seen): InjectedFault | undefined {
    const chosen = this.#injected.filter((one) => {
      if (!chooses(one.when, request)) return false;
      one.seen++;
      if (one.when.nth !== undefined) return one.seen === one.when.nth;
      return one.when.times === undefined || one.seen <= one.when.times;
    });
    return chosen[0];
  }
}

function chooses({ writes, sql, database }: When, request: Seen): boolean {
  if (database !== undefined && database !== request.database) return false;
  if (writes !== undefined && writes !== request.statements.some(isWrite)) return false;
  return !sql || request.statements.some((one) => matches(sql, one));
}

const isWrite = ({ kind, takesLock, changesRows }: Statement) =>
  changesRows || (takesLock && kind !== 'txn_begin');

/** Tests a text without the memory that a global expression keeps. */
const matches = (pattern: RegExp, { sql }: Statement) => sql.search(pattern) >= 0;

/** All statements of a pipeline; texts that it refers to are looked up. */
export function statementsIn(
  requests: HranaRequest[],
  stored: ReadonlyMap<number, string>,
): Statement[] {
  const texts = new Map(stored);
  const textOf = ({ sql, sql_id }: { sql?: string | null; sql_id?: number | null }) =>
    sql ?? texts.get(sql_id ?? Number.NaN) ?? '';
  return requests.flatMap((request) => {
    switch (request.type) {
      case 'store_sql':
        texts.set(request.sql_id, request.sql);
        return [];
      case 'execute':
        return statementsOf(textOf(request.stmt));
      case 'batch':
        return request.batch.steps.flatMap(({ stmt }) => statementsOf(textOf(stmt)));
      case 'sequence':
        return statementsOf(textOf(request));
      default:
        return [];
    }
  });
}

const beginCodes = new Set<SqldCode>(['SQLITE_BUSY', 'TRANSACTION_BUSY', 'SQLITE_CANTOPEN']);

/** The step of a program that a fault of a statement hits; -1 where it has none. */
export function faultyStep(
  statements: Statement[],
  fault: Extract<Fault, { code: SqldCode }>,
  { sql }: When,
): number {
  if (statements.length === 1) return !sql || matches(sql, statements[0] as Statement) ? 0 : -1;
  const isControl = ({ kind }: Statement) => kind === 'txn_begin' || kind === 'txn_end';
  const at = fault.at ?? (sql ? undefined : beginCodes.has(fault.code) ? 'begin' : 'first');
  switch (at) {
    case undefined:
      return statements.findIndex((one) => matches(sql as RegExp, one));
    case 'begin':
      return Math.max(
        0,
        statements.findIndex(({ kind }) => kind === 'txn_begin'),
      );
    case 'commit':
      return statements.findIndex(({ isCommit }) => isCommit);
    case 'first':
      return statements.findIndex((one) => !isControl(one));
    case 'last':
      return statements.findLastIndex((one) => !isControl(one));
  }
}
