// The program of a `ReaderThread`: answers batches over a connection of its own, which changes nothing.

import { parentPort, workerData } from 'node:worker_threads';
import type { InStatement, Value } from '@libsql/client/http';
import { LibsqlBatchError } from '@libsql/client/http';
import { backUp } from '../../node/backup/backup.node.ts';
import { openReadingClient } from './embedded-client.node.ts';

/** One batch of reads, or a copy of the whole database into a new file. */
export type Order = { id: number } & (
  | { statements: readonly InStatement[] }
  | { copyInto: string }
);

/** `statementIndex` is null where nothing of a batch failed. */
type Fault = Pick<LibsqlBatchError, 'message' | 'code' | 'extendedCode' | 'rawCode'> & {
  statementIndex: number | null;
};
type Rows = { columns: string[]; columnTypes: string[]; values: readonly Value[][] };

/** What became of the batch with this id. */
export type Answer = { id: number } & ({ results: readonly Rows[] } | { fault: Fault });

const client = openReadingClient((workerData as { file: string }).file);

parentPort?.on('message', async (order: Order | 'end') => {
  if (order === 'end') {
    client.close();
    parentPort?.close();
  } else parentPort?.postMessage(await answer(order));
});

async function answer(order: Order): Promise<Answer> {
  const { id } = order;
  if ('copyInto' in order) return copyInto(order.copyInto, id);
  const { statements } = order;
  try {
    const results = await client.batch([...statements], 'read');
    return {
      id,
      results: results.map(({ columns, columnTypes, values }) => ({
        columns,
        columnTypes,
        values,
      })),
    };
  } catch (fault) {
    if (!(fault instanceof LibsqlBatchError)) throw fault;
    const { message, statementIndex, code, extendedCode, rawCode } = fault;
    // The code is put before it again.
    const words = message.slice(`${code}: `.length);
    return { id, fault: { message: words, statementIndex, code, extendedCode, rawCode } };
  }
}

/** The copy is read back, as every backup is. */
async function copyInto(file: string, id: number): Promise<Answer> {
  await client.execute('PRAGMA query_only = OFF');
  try {
    await backUp(client, file);
    return { id, results: [] };
  } catch (fault) {
    const { message, code = '' } = fault as Error & { code?: string };
    const none = { extendedCode: undefined, rawCode: undefined };
    return { id, fault: { message, statementIndex: null, code, ...none } };
  } finally {
    await client.execute('PRAGMA query_only = ON');
  }
}
