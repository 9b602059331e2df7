import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient } from '@libsql/client/http';
import { onTestFinished } from 'vitest';
import {
  type BuiltWorkerOptions,
  runBuiltWorker,
} from '../../scripts/lib/edge/run-built-worker.ts';
import { serveHrana } from '../../scripts/lib/hrana/serve.ts';
import { foldersOf } from '../../worker/foundation/node/folders.node.ts';
import { createBrowser } from '../helpers/browser.ts';
import { solveWithSecret } from '../helpers/proof-of-work.ts';
import { until } from '../helpers/running-server.ts';
import { makeTemplate } from '../helpers/runtime.node.ts';

const origin = 'https://help.narenj.example';
const databaseHost = 'db.narenj.example';

/** What a right deployment has among its variables and secrets. */
export const goodVariables = {
  PUBLIC_ORIGIN: origin,
  APP_SECRET: 'a secret of the tests, long enough',
  LIBSQL_URL: `libsql://${databaseHost}`,
  LIBSQL_AUTH_TOKEN: 'a-token-of-the-tests',
  SMS_PROVIDER: 'kavenegar',
  KAVENEGAR_API_KEY: 'kavenegar-key-in-the-path',
  KAVENEGAR_SENDER: '10004346',
};

let template: Promise<string> | undefined;

export type EdgeOptions = Partial<Omit<BuiltWorkerOptions, 'folders'>>;

/**
 * The built worker in workerd over a fresh database behind https, until the test ends. Left to itself
 * it has a bucket, and its SMS gateway is nowhere: `routes` names fakes.
 */
export async function openEdge({ variables = {}, routes = {}, ...rest }: EdgeOptions = {}) {
  template ??= makeTemplate();
  const folder = await mkdtemp(join(tmpdir(), 'pasokh-edge-'));
  const file = join(folder, 'remote.db');
  await copyFile(await template, file);
  const token = goodVariables.LIBSQL_AUTH_TOKEN;
  const database = await serveHrana(() => file, { token });
  const client = createClient({ url: database.url, authToken: token });
  const worker = await runBuiltWorker({
    folders: foldersOf(process.cwd()),
    variables: {
      ...goodVariables,
      ...(rest.outside === false && { LIBSQL_URL: database.url }),
      ...variables,
    },
    routes: { [databaseHost]: database.url, ...routes },
    bucket: true,
    ...rest,
  });
  onTestFinished(async () => {
    await worker.stop();
    client.close();
    await database.stop();
    await rm(folder, { recursive: true, force: true });
  });
  /** Lines of the log that tell of an event, parsed. */
  const events = (name: string) =>
    worker.lines
      .filter((line) => line.startsWith('{'))
      .map((line) => JSON.parse(line) as { event: string; level: string; [fact: string]: unknown })
      .filter(({ event }) => event === name);

  return {
    worker,
    database,
    /** The same database, past the worker. */
    client,
    events,
    /** Waits for what runs behind an answer, or for a line of the log. */
    until,
    rows: async (sql: string) => (await client.execute(sql)).rows,
    /** A browser of its own: keeps cookies, says that its requests come from our own pages. */
    visitor: () =>
      createBrowser(
        worker.fetch,
        origin,
        async () => {},
        solveWithSecret(goodVariables.APP_SECRET),
      ),
    get: (path: string, headers: Record<string, string> = {}) =>
      worker.fetch(new Request(origin + path, { headers })),
  };
}

export type Edge = Awaited<ReturnType<typeof openEdge>>;
