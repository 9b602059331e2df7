import type { Client } from '@libsql/client';
import { DatabaseOutage } from '../../worker/foundation/database/database-fault.ts';

/** The next write is committed, and its answer does not come back. */
export function loseNextAnswer(client: Client) {
  const { batch } = client;
  client.batch = async (statements, mode) => {
    const answer = await batch.call(client, statements, mode);
    if (mode !== 'write') return answer;
    client.batch = batch;
    throw new DatabaseOutage('NO_CONNECTION');
  };
}
