import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { ensureBuilt } from '../../scripts/lib/freshness.ts';
import { openEmbeddedClient } from '../../worker/foundation/database/client/embedded-client.node.ts';
import { ReaderThread } from '../../worker/foundation/database/client/reader-thread.node.ts';
import { createLog } from '../../worker/foundation/ports/log.ts';
import { freshDatabase } from '../helpers/runtime.node.ts';

it('the build has the program of the thread for long reads, and it reads', async () => {
  const { reader: program } = await ensureBuilt(resolve('content'));
  expect(existsSync(program)).toBe(true);
  const { client, file } = await freshDatabase();
  // Nothing but the thread can answer.
  const closed = openEmbeddedClient(file);
  closed.close();
  const thread = new ReaderThread(program, { file, client: closed, log: createLog(console.error) });
  const [answer] = await thread.client().batch(['SELECT count(*) AS count FROM tickets'], 'read');
  expect(answer?.rows[0]?.count).toBe(0);
  await thread.end();
  expect(client.closed).toBe(false);
});
