// The program of a `ReaderThread`: answers batches over a connection of its own, which changes nothing.

import { parentPort, workerData } from 'node:worker_threads';
import type { InStatement, Value } from '@libsql/client/http';
import { LibsqlBatchError } from '@libsql/client/http';
import { openReadingClient } from './embedded-client.node.ts';

/** One batch of reads. */
export type Order = { id: number; statements: readonly InStatement[] };

type Fault = Pick<
  LibsqlBatchError,
  'message' | 'statementIndex' | 'code' | 'extendedCode' | 'rawCode'
>;
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

async function answer({ id, statements }: Order): Promise<Answer> {
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
