import type { Client } from '@libsql/client';
import type { LibSQLDatabase } from 'drizzle-orm/libsql';
import { drizzle } from 'drizzle-orm/libsql/http';
import type { Database, Statement } from './database.ts';
import { type Guard, isGuard, refusalOf } from './guard.ts';

/** What a batch consists of: statements, and guards that abort it. */
export type BatchStep = Statement | Guard<Statement>;

type RowsOf<Step> =
  Step extends Guard<infer Guarded>
    ? Guarded['_']['result']
    : Step extends Statement
      ? Step['_']['result']
      : never;

/** The rows of each step, typed as drizzle would type its statement. */
export type BatchRows<Steps extends readonly BatchStep[]> = {
  [Index in keyof Steps]: RowsOf<Steps[Index]>;
};

/**
 * Runs the steps as one transaction in one round trip, in this order, and answers the rows of each.
 * A guard that does not hold undoes the whole batch.
 * @throws what the first guard that does not hold refuses with, as a rule a `Problem`.
 */
export async function commit<const Steps extends readonly BatchStep[]>(
  db: Database,
  steps: Steps,
): Promise<BatchRows<Steps>> {
  try {
    return await send(db, steps, 'write');
  } catch (fault) {
    throw (await refusalOf(fault, steps)) ?? fault;
  }
}

/** Several reads from one snapshot in one round trip. */
export const readTogether = <const Statements extends readonly Statement[]>(
  db: Database,
  statements: Statements,
): Promise<BatchRows<Statements>> => send(db, statements, 'read');

async function send<const Steps extends readonly BatchStep[]>(
  { $client }: Database,
  steps: Steps,
  mode: 'read' | 'write',
): Promise<BatchRows<Steps>> {
  const [first, ...others] = steps.map((step) => (isGuard(step) ? step.statement : step));
  const rows: unknown[] = first ? await batching($client, mode).batch([first, ...others]) : [];
  return rows as BatchRows<Steps>;
}

const handles = new WeakMap<Client, Record<'read' | 'write', LibSQLDatabase>>();

/**
 * A handle whose `batch` runs in the given mode. drizzle's own passes none, and the client then begins
 * a deferred transaction, which fails with SQLITE_BUSY when two processes write.
 */
function batching(client: Client, mode: 'read' | 'write'): LibSQLDatabase {
  const handle = (inMode: 'read' | 'write'): LibSQLDatabase => {
    const batch: Client['batch'] = (statements) => client.batch(statements, inMode);
    return drizzle({ client: Object.assign(Object.create(client) as Client, { batch }) });
  };
  let known = handles.get(client);
  if (!known) {
    known = { read: handle('read'), write: handle('write') };
    handles.set(client, known);
  }
  return known[mode];
}
