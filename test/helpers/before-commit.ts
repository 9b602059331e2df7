import type { Client } from '@libsql/client';

/** Lets `meanwhile` happen between what the next rule reads and what it commits, once. */
export function beforeNextCommit(client: Client, meanwhile: () => Promise<unknown>) {
  const { batch } = client;
  client.batch = async (statements, mode) => {
    if (mode === 'write') {
      client.batch = batch;
      await meanwhile();
    }
    return await batch.call(client, statements, mode);
  };
}
