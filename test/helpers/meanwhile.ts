import type { Client } from '@libsql/client';

/** Lets `change` happen once between what a request reads and its next write. */
export function meanwhile(client: Client, change: () => Promise<unknown>) {
  const { batch } = client;
  client.batch = async (statements, mode) => {
    if (mode === 'write') {
      client.batch = batch;
      await change();
    }
    return batch.call(client, statements, mode);
  };
}
