import { join } from 'node:path';
import { createClient } from '@libsql/client/http';
import { applyMigrations } from '../worker/foundation/migrate.node.ts';
import { projectFolder } from './content-folder.ts';
import { loadDotEnv } from './environment.ts';

/** Brings the database behind LIBSQL_URL to the newest schema. A file is migrated by `npm start`. */
loadDotEnv();
const { LIBSQL_URL: url, LIBSQL_AUTH_TOKEN: authToken } = process.env;
if (!url || url.startsWith('file:')) {
  console.error('LIBSQL_URL must name a remote database; `npm start` migrates a file by itself.');
  process.exitCode = 1;
} else {
  const client = createClient({ url, ...(authToken && { authToken }) });
  await applyMigrations(client, join(projectFolder, 'worker/migrations'));
  client.close();
  console.log(`  ${new URL(url).host} has the newest schema.`);
}
