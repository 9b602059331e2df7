// As the nightly backup does it: a process of its own copies the database of a server at work, and reads the copy back.
import { rm } from 'node:fs/promises';
import { openLockedClient } from '../../../worker/foundation/database/client/open-client.node.ts';
import { backUp } from '../../../worker/foundation/node/backup/backup.node.ts';

const [, , file = '', into = ''] = process.argv;
const client = openLockedClient(file, 'use');
try {
  await backUp(client, into);
} finally {
  client.close();
  await rm(into, { force: true });
}
