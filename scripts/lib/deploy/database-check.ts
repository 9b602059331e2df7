import { type Client, createClient } from '@libsql/client/http';
import { readSchemaState } from '../../../worker/foundation/database/client/migrate.node.ts';
import type { CheckResult } from './checks.ts';
import { reasonOf } from './live-site.ts';

const timeoutMs = 20_000;

/** Whether the database of the worker has the schema of the build whose migrations are in the folder. */
export async function checkDatabase(
  { LIBSQL_URL: url, LIBSQL_AUTH_TOKEN: authToken }: Readonly<Record<string, string | undefined>>,
  migrations: string,
): Promise<CheckResult> {
  if (!url || !/^(?:libsql|https?):\/\//.test(url)) {
    return {
      faults: [],
      unchecked: [
        'LIBSQL_URL is not known here, so nobody looked whether the database has the schema of this build. Set it, and LIBSQL_AUTH_TOKEN, for the deployment too.',
      ],
    };
  }
  const client = open(url, authToken);
  if (!client) return { faults: ['LIBSQL_URL is no address of a remote database.'] };
  const { host, hostname } = new URL(url);
  const warnings = ['localhost', '127.0.0.1', '[::1]'].includes(hostname)
    ? [`The database ${host} is on this machine; Cloudflare cannot reach it.`]
    : [];
  try {
    const state = await within(timeoutMs, readSchemaState(client, migrations));
    return { faults: faultOf(state, host), warnings };
  } catch (fault) {
    return { faults: [`The database ${host} cannot be asked: ${reasonOf(fault)}.`], warnings };
  } finally {
    client.close();
  }
}

/** Null where the client takes no such address. */
function open(url: string, authToken: string | undefined): Client | null {
  try {
    return createClient({ url, ...(authToken && { authToken }) });
  } catch {
    return null;
  }
}

function faultOf(state: Awaited<ReturnType<typeof readSchemaState>>, host: string): string[] {
  if (state === 'older')
    return [`The database ${host} lacks a migration of this build. Run: npm run db:migrate`];
  if (state === 'newer')
    return [
      `The database ${host} has migrations that this build does not know. Deploy the code that made them.`,
    ];
  return [];
}

async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('it does not answer in time')), ms);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
