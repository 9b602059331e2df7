// The home on one machine: site, API and database in one process.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { dirname, join } from 'node:path';
import { getRequestListener } from '@hono/node-server';
import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context } from 'hono';
import { answererOf } from '#shared/contract/pages.ts';
import { loadSettings } from '#shared/settings/load.ts';
import { createApp, runScheduled } from './app.ts';
import { createFolderStore } from './attachments/file-store.node.ts';
import { backgroundWork } from './foundation/background-work.node.ts';
import { backUp, backupPath } from './foundation/backup.node.ts';
import { markInUse } from './foundation/build-in-use.node.ts';
import type { Built } from './foundation/built.ts';
import { systemChance } from './foundation/chance.ts';
import { addressBehindProxies } from './foundation/client-address.ts';
import { systemClock } from './foundation/clock.ts';
import { readNodeConfig } from './foundation/config.node.ts';
import type { Config, Environment } from './foundation/config.ts';
import { openDatabase } from './foundation/database.ts';
import type { Folders } from './foundation/folders.node.ts';
import { securityHeaders } from './foundation/headers.ts';
import { readJson } from './foundation/json-file.node.ts';
import { lingerOnClose } from './foundation/lingering-close.node.ts';
import { createLog } from './foundation/log.ts';
import { applyMigrations, lacksMigrations } from './foundation/migrate.node.ts';
import { databaseFile, openClient } from './foundation/open-client.node.ts';
import { makeDataPrivate } from './foundation/private-files.node.ts';
import type { Services } from './foundation/services.ts';
import { type FileList, readOtherSites, StaticFiles } from './foundation/static-files.node.ts';
import { messageTable } from './message-table.ts';
import { createSmsProviders } from './notifications/providers/sms.ts';
import { smtp } from './notifications/providers/smtp.ts';
import { searchIndexOf } from './search/load-index.ts';

const scheduleEveryMs = 10_000;
const patienceMs = 10_000;
const safeMethods = new Set(['GET', 'HEAD']);

export type NodeHome = {
  config: Config;
  services: Services;
  /** Where the backup went that was made before a migration, if one was. */
  backup: string | null;
  /** Takes no new requests, finishes those in flight and what runs behind them, closes the database. */
  stop(): Promise<void>;
};

/** Opens the help centre and listens. @throws ConfigFault; DataFault; EADDRINUSE where the port is taken. */
export async function openNodeHome(env: Environment, folders: Folders): Promise<NodeHome> {
  makeDataPrivate(folders);
  const config = await readNodeConfig(env, folders.secrets);
  const built = await readJson<Built>(folders.built);
  const files = new StaticFiles(
    { folder: folders.site, list: await readJson<FileList>(folders.files) },
    await readOtherSites(dirname(folders.build), folders.build),
  );
  const headers = securityHeaders(built.inline);
  const log = createLog((line) => console.error(line));
  const work = backgroundWork(log);
  const client = await openClient(config.database, folders.base, 'serve');
  try {
    const backup = await bringUpToDate(client, config, folders);
    const db = openDatabase(client);
    const asset = built.siteOrigin
      ? readFrom(built.siteOrigin)
      : (path: string) => files.read(path);
    const services: Services = {
      config,
      settings: loadSettings(built.settings),
      clock: systemClock,
      chance: systemChance,
      log,
      openDb: () => db,
      afterResponse: work.start,
      smsProviders: createSmsProviders(config),
      emailProvider: config.smtp ? smtp(config.smtp) : null,
      messages: messageTable,
      files: createFolderStore(join(folders.data, 'files')),
      asset,
      searchIndex: searchIndexOf(asset, { mayChange: built.siteOrigin !== undefined }),
      securityHeaders: headers,
    };
    const app = createApp(services, (c) => peerAddress(c, config.trustedProxyCount));
    const answerByApp = getRequestListener(app.fetch);
    const server = createServer((request, response) => {
      answer(request, response, { files, headers, answerByApp }).catch((fault: unknown) => {
        log.error('request_failed', fault);
        response.destroy();
      });
    });
    lingerOnClose(server);
    await listen(server, config);
    const stopTimer = startTimer(services);
    const stopMarking = markInUse(folders.build);
    return {
      config,
      services,
      backup,
      async stop() {
        stopTimer();
        stopMarking();
        await closeServer(server);
        await work.finished();
        client.close();
      },
    };
  } catch (fault) {
    client.close();
    throw fault;
  }
}

/** Migrates an embedded file, with a backup before an existing one changes. A server is left to `db:migrate`. */
async function bringUpToDate(
  client: Awaited<ReturnType<typeof openClient>>,
  { database }: Config,
  folders: Folders,
): Promise<string | null> {
  const file = databaseFile(database.url, folders.base);
  if (file === null || !(await lacksMigrations(client, folders.migrations))) return null;
  const { rows } = await client.execute("SELECT 1 FROM sqlite_master WHERE type = 'table' LIMIT 1");
  const backup = rows.length > 0 ? backupPath(file, new Date()) : null;
  if (backup) await backUp(client, backup);
  await applyMigrations(client, folders.migrations);
  return backup;
}

/** Reads pages from the development server of the site. */
const readFrom =
  (origin: string): Services['asset'] =>
  async (path) => {
    const response = await fetch(new URL(path, origin));
    return response.ok ? new Uint8Array(await response.arrayBuffer()) : null;
  };

type Answering = {
  files: StaticFiles;
  headers: Readonly<Record<string, string>>;
  answerByApp: (request: IncomingMessage, response: ServerResponse) => unknown;
};

/** One table decides who answers; static files never wait for the database (R25). */
async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  { files, headers, answerByApp }: Answering,
) {
  const path = pathOf(request);
  const by = path === null ? null : answererOf(path);
  if (path === null || by === null || !safeMethods.has(request.method ?? ''))
    return answerByApp(request, response);
  if (by.by === 'api' || by.by === 'worker') return answerByApp(request, response);
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  return files.answer(request, response, by.by === 'shell' ? by.built : path);
}

/** The path as the table and the list of files spell it; null where it is no path at all. */
function pathOf({ url = '/' }: IncomingMessage): string | null {
  try {
    return decodeURI(new URL(url, 'http://localhost').pathname);
  } catch {
    return null;
  }
}

function peerAddress(c: Context, trustedProxyCount: number): string {
  const socket = getConnInfo(c).remote.address ?? '';
  return addressBehindProxies(socket, c.req.header('X-Forwarded-For'), trustedProxyCount);
}

/** Runs what nobody asks for, one run at a time. */
/** The first run is at once: what a crash or a night off left waiting goes out with the opening. */
function startTimer(services: Services): () => void {
  let running = false;
  const run = () => {
    if (running) return;
    running = true;
    // Through `afterResponse`, so that a clean end waits for it.
    services.afterResponse(() =>
      runScheduled(services).finally(() => {
        running = false;
      }),
    );
  };
  run();
  const timer = setInterval(run, scheduleEveryMs);
  return () => clearInterval(timer);
}

function listen(server: Server, { port, listenAddress }: Config): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, listenAddress, resolve);
  });
}

/** Requests in flight get ten seconds; a connection that only waits for more is closed at once. */
function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const lastResort = setTimeout(() => server.closeAllConnections(), patienceMs);
    server.close(() => {
      clearTimeout(lastResort);
      resolve();
    });
    server.closeIdleConnections();
  });
}
