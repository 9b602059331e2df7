// Speaks the part of libSQL's HTTP protocol (Hrana 2) that `@libsql/client/http` uses, over embedded
// files: a stand-in for a remote database in development and tests. Every pipeline runs to its end
// before the next begins, so it proves nothing about races between writers.
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import Libsql from 'libsql';

type HranaValue =
  | { type: 'null' }
  | { type: 'integer'; value: string }
  | { type: 'float'; value: number }
  | { type: 'text'; value: string }
  | { type: 'blob'; base64: string };
type HranaStatement = {
  sql?: string;
  sql_id?: number;
  args?: HranaValue[];
  named_args?: { name: string; value: HranaValue }[];
};
type Condition =
  | { type: 'ok' | 'error'; step: number }
  | { type: 'not'; cond: Condition }
  | { type: 'and' | 'or'; conds: Condition[] }
  | { type: 'is_autocommit' };
type HranaRequest =
  | { type: 'execute'; stmt: HranaStatement }
  | { type: 'batch'; batch: { steps: { stmt: HranaStatement; condition?: Condition }[] } }
  | { type: 'sequence'; sql?: string; sql_id?: number }
  | { type: 'store_sql'; sql_id: number; sql: string }
  | { type: 'close_sql'; sql_id: number }
  | { type: 'get_autocommit' | 'close' };
type Connection = InstanceType<typeof Libsql>;
type HranaError = { message: string; code: string };

function toSql(value: HranaValue): null | bigint | number | string | Buffer {
  switch (value.type) {
    case 'null':
      return null;
    case 'integer':
      return BigInt(value.value);
    case 'blob':
      return Buffer.from(value.base64, 'base64');
    default:
      return value.value;
  }
}

function fromSql(value: unknown): HranaValue {
  if (value === null) return { type: 'null' };
  if (typeof value === 'bigint') return { type: 'integer', value: String(value) };
  if (typeof value === 'number') return { type: 'float', value };
  if (typeof value === 'string') return { type: 'text', value };
  return { type: 'blob', base64: Buffer.from(value as Uint8Array).toString('base64') };
}

const toError = (fault: unknown): HranaError => {
  const { message, code } = fault as { message: string; code?: string };
  return { message, code: code ?? 'SQLITE_UNKNOWN' };
};

/** One stream: what one request of the client asks, in its order. */
class Stream {
  readonly #db: Connection;
  readonly #texts = new Map<number, string>();

  constructor(db: Connection) {
    this.#db = db;
  }

  answer(request: HranaRequest) {
    try {
      return { type: 'ok', response: { type: request.type, ...this.#respond(request) } };
    } catch (fault) {
      return { type: 'error', error: toError(fault) };
    }
  }

  /** A client that went away in the middle leaves nothing half done. */
  end() {
    if (this.#db.inTransaction) this.#db.exec('ROLLBACK');
  }

  #respond(request: HranaRequest): object {
    switch (request.type) {
      case 'execute':
        return { result: this.#execute(request.stmt) };
      case 'batch':
        return { result: this.#batch(request.batch.steps) };
      case 'sequence':
        this.#db.exec(this.#textOf(request));
        return {};
      case 'store_sql':
        this.#texts.set(request.sql_id, request.sql);
        return {};
      case 'close_sql':
        this.#texts.delete(request.sql_id);
        return {};
      case 'get_autocommit':
        return { is_autocommit: !this.#db.inTransaction };
      case 'close':
        return {};
    }
  }

  #textOf({ sql, sql_id }: { sql?: string; sql_id?: number }): string {
    return sql ?? this.#texts.get(sql_id ?? -1) ?? '';
  }

  #execute(statement: HranaStatement) {
    const prepared = this.#db.prepare(this.#textOf(statement));
    prepared.safeIntegers(true);
    const columns = prepared.columns();
    const bound = statement.named_args?.length
      ? Object.fromEntries(
          statement.named_args.map(({ name, value }) => [name.replace(/^[@$:]/, ''), toSql(value)]),
        )
      : (statement.args ?? []).map(toSql);
    if (columns.length === 0) {
      const { changes, lastInsertRowid } = prepared.run(bound);
      return {
        cols: [],
        rows: [],
        affected_row_count: changes,
        last_insert_rowid: String(lastInsertRowid),
      };
    }
    const rows = prepared.raw(true).all(bound) as unknown[][];
    return {
      cols: columns.map(({ name, type }) => ({ name, decltype: type })),
      rows: rows.map((row) => row.map(fromSql)),
      affected_row_count: 0,
      last_insert_rowid: null,
    };
  }

  #batch(steps: { stmt: HranaStatement; condition?: Condition }[]) {
    const results: (object | null)[] = [];
    const errors: (HranaError | null)[] = [];
    const holds = (condition: Condition): boolean => {
      switch (condition.type) {
        case 'ok':
          return Boolean(results[condition.step]);
        case 'error':
          return Boolean(errors[condition.step]);
        case 'not':
          return !holds(condition.cond);
        case 'and':
          return condition.conds.every(holds);
        case 'or':
          return condition.conds.some(holds);
        case 'is_autocommit':
          return !this.#db.inTransaction;
      }
    };
    for (const [i, { stmt, condition }] of steps.entries()) {
      results[i] = null;
      errors[i] = null;
      if (condition && !holds(condition)) continue;
      try {
        results[i] = this.#execute(stmt);
      } catch (fault) {
        errors[i] = toError(fault);
      }
    }
    return { step_results: results, step_errors: errors };
  }
}

async function readText(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

/**
 * Serves databases on a loopback port: `POST /NAME/v2/pipeline` goes to the file that `fileOf`
 * gives for the name, `DELETE /NAME/` closes it. `roundTrips()` counts the requests it answered.
 */
export async function serveHrana(fileOf: (name: string) => string, port = 0) {
  const open = new Map<string, Connection>();
  let roundTrips = 0;
  const connect = (name: string) => {
    const known = open.get(name);
    if (known) return known;
    const db = new Libsql(fileOf(name), { timeout: 5_000 });
    db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = ON');
    open.set(name, db);
    return db;
  };
  const forget = (name: string) => {
    open.get(name)?.close();
    open.delete(name);
  };
  const server = createServer(async (request, response) => {
    const dropped = request.method === 'DELETE' && /^\/([\w-]+)\/$/.exec(request.url ?? '');
    if (dropped) {
      forget(dropped[1] ?? '');
      response.writeHead(204).end();
      return;
    }
    const name = /^\/(?:([\w-]+)\/)?v2\/pipeline$/.exec(request.url ?? '');
    if (request.method !== 'POST' || !name) {
      response.writeHead(request.url === '/v2' ? 200 : 404).end();
      return;
    }
    const text = await readText(request);
    roundTrips++;
    try {
      const { requests } = JSON.parse(text) as { requests: HranaRequest[] };
      const stream = new Stream(connect(name[1] ?? ''));
      const results = requests.map((one) => stream.answer(one));
      stream.end();
      response.setHeader('Content-Type', 'application/json');
      response.end(JSON.stringify({ baton: null, base_url: null, results }));
    } catch (fault) {
      response.writeHead(500, { 'Content-Type': 'application/json' });
      response.end(JSON.stringify(toError(fault)));
    }
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    roundTrips: () => roundTrips,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      for (const db of open.values()) db.close();
    },
  };
}
