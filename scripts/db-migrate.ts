import { join } from 'node:path';
import { applyMigrations } from '../worker/foundation/database/client/migrate.node.ts';
import { projectFolder } from './lib/content-folder.ts';
import { loadDotEnv } from './lib/environment.ts';
import { printFault, UsageFault } from './lib/plain-fault.ts';
import { withRemoteDatabase } from './lib/remote-database.ts';

/** Brings the database behind LIBSQL_URL to the newest schema. A file is migrated by `npm start`. */
async function migrate() {
  loadDotEnv();
  const { LIBSQL_URL: url, LIBSQL_AUTH_TOKEN: authToken } = process.env;
  if (!url || url.startsWith('file:')) {
    throw new UsageFault(
      'LIBSQL_URL must name a remote database; `npm start` migrates a file by itself.',
    );
  }
  const failure = 'The database of LIBSQL_URL cannot be brought to the newest schema';
  await withRemoteDatabase({ url, authToken }, failure, (client) =>
    applyMigrations(client, join(projectFolder, 'worker/migrations')),
  );
  console.log(`  ${new URL(url).host} has the newest schema.`);
}

await migrate().catch(printFault);
