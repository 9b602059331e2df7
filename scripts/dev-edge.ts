import '../worker/foundation/private-umask.node.ts';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createClient } from '@libsql/client/http';
import { applyMigrations } from '../worker/foundation/migrate.node.ts';
import { makeDataPrivate } from '../worker/foundation/private-files.node.ts';
import { withKeptSecrets } from '../worker/foundation/secrets.node.ts';
import { contentFolder, projectFolder } from './content-folder.ts';
import { runEdge } from './dev/edge.ts';
import { chosenPort, loadDotEnv, localOrigin } from './environment.ts';
import { ensureBuilt } from './freshness.ts';
import { serveHrana } from './hrana/serve.ts';
import { endWith } from './say-why-not.ts';

/** The same help centre in workerd, its database behind HTTP; all from this one process. */
loadDotEnv();
const folders = await ensureBuilt(contentFolder()).catch(endWith);
await mkdir(folders.data, { recursive: true });
makeDataPrivate(folders);
const database = await serveHrana(() => join(folders.data, 'edge.db'));
const client = createClient({ url: database.url });
await applyMigrations(client, join(projectFolder, 'worker/migrations'));
client.close();

const port = chosenPort();
const {
  APP_SECRET = '',
  TRANSCRIPT_KEY = '',
  SMS_PROVIDER = 'terminal',
} = await withKeptSecrets(process.env, folders.secrets);
const edge = await runEdge({
  folders,
  port,
  variables: {
    APP_SECRET,
    TRANSCRIPT_KEY,
    SMS_PROVIDER,
    PUBLIC_ORIGIN: localOrigin(port),
    LIBSQL_URL: database.url,
  },
});
console.log(`\n  Pasokh runs in workerd at ${localOrigin(port)}/\n  Ctrl-C ends it.\n`);

let isStopping = false;
async function stop() {
  if (isStopping) process.exit(1);
  isStopping = true;
  await edge.stop();
  await database.stop();
  process.exit(0);
}
process.on('SIGINT', () => void stop());
process.on('SIGTERM', () => void stop());
