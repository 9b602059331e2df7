// The Node server: site, API and database in one process.
import { existsSync } from 'node:fs';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { dirname, join } from 'node:path';
import { getRequestListener, RequestError } from '@hono/node-server';
import { getConnInfo } from '@hono/node-server/conninfo';
import type { Client } from '@libsql/client/http';
import type { Context } from 'hono';
import { answererOf, isFilledFor } from '#shared/contract/pages.ts';
import { loadSettings } from '#shared/settings/load.ts';
import { watchDatabase } from './alarm-watch/database-outage.ts';
import { recordAlarms } from './alarms/record.ts';
import { createApp, runScheduled } from './app.ts';
import { createFolderStore } from './attachments/file-store.node.ts';
import type { Config, Environment } from './foundation/config.ts';
import { requireAllNames } from './foundation/database/client/lost-names.node.ts';
import { applyMigrations, lacksMigrations } from './foundation/database/client/migrate.node.ts';
import { databaseFile, openClient } from './foundation/database/client/open-client.node.ts';
import { ReaderThread } from './foundation/database/client/reader-thread.node.ts';
import { openDatabase } from './foundation/database/database.ts';
import { findOtherSecret, markOfSecret } from './foundation/database/secret-mark.ts';
import { nextTurn } from './foundation/next-turn.ts';
import { backgroundWork } from './foundation/node/background-work.node.ts';
import { backUp, backupPath } from './foundation/node/backup/backup.node.ts';
import { markInUse } from './foundation/node/build-in-use.node.ts';
import { readNodeConfig } from './foundation/node/config.node.ts';
import type { Folders } from './foundation/node/folders.node.ts';
import { bodyStream } from './foundation/node/http/body-stream.node.ts';
import { compressTable } from './foundation/node/http/compressed-table.node.ts';
import { closeServer, createHttpServer, listen } from './foundation/node/http/http-server.node.ts';
import { createRefusals, type Refusals } from './foundation/node/http/refusals.node.ts';
import {
  type FileList,
  readOtherSites,
  StaticFiles,
} from './foundation/node/http/static-files.node.ts';
import { readJson } from './foundation/node/json-file.node.ts';
import { makeDataPrivate } from './foundation/node/private-files.node.ts';
import { releaseStartMemory } from './foundation/node/start-memory.node.ts';
import type { BuildManifest } from './foundation/ports/build-manifest.ts';
import { systemClock } from './foundation/ports/clock.ts';
import { createLog, type Log } from './foundation/ports/log.ts';
import { systemRandomBytes } from './foundation/ports/random.ts';
import type { Services } from './foundation/ports/services.ts';
import { addressBehindProxies } from './foundation/security/client-address.ts';
import {
  headersOfAnswer,
  type SecurityHeaders,
  securityHeaders,
} from './foundation/security/headers.ts';
import { notificationTemplates } from './notification-templates.ts';
import { createSmsProviders } from './notifications/providers/sms.ts';
import { smtp } from './notifications/providers/smtp.ts';
import { mailInTerminal } from './notifications/providers/terminal.ts';
import { webhook } from './notifications/providers/webhook.ts';
import { searchIndexOf } from './search/load-index.ts';

const scheduleEveryMs = 10_000;
const safeMethods = new Set(['GET', 'HEAD']);

/** A running server. */
export type NodeServer = {
  config: Config;
  services: Services;
  /** Where the backup went that was made before a migration, if one was. */
  backup: string | null;
  /** The database was written with another APP_SECRET. */
  hasOtherSecret: boolean;
  /** Takes no new requests, finishes those in flight and what runs behind them, closes the database. */
  stop(): Promise<void>;
};

/** Opens the help centre and listens. @throws ConfigFault; DataFault; EADDRINUSE where the port is taken. */
export async function startNodeServer(env: Environment, folders: Folders): Promise<NodeServer> {
  makeDataPrivate(folders);
  const config = await readNodeConfig(env, folders.secrets);
  const built = await readJson<BuildManifest>(folders.built);
  const headers = securityHeaders(built.inline);
  const files = new StaticFiles(
    { folder: folders.site, list: await readJson<FileList>(folders.files) },
    await readOtherSites(dirname(folders.build), folders.build),
    headers,
  );
  const log = createLog((line) => console.error(line));
  const background = backgroundWork(log);
  const client = await openClient(config.database, folders.base, 'serve');
  const reader = openReader({ client, log }, config, folders);
  let server: Server | null = null;
  try {
    const db = openDatabase(client, reader?.client());
    const asset = built.siteOrigin
      ? readFrom(built.siteOrigin)
      : (path: string) => files.read(path);
    const services = recordAlarms({
      config,
      settings: loadSettings(built.settings),
      clock: systemClock,
      randomBytes: systemRandomBytes,
      log,
      openDb: () => db,
      afterResponse: background.start,
      later: background.startLater,
      smsProviders: createSmsProviders(config),
      emailProvider: config.smtp ? smtp(config.smtp) : mailInTerminal(config),
      webhook: config.alarmWebhookSecret ? webhook(config.alarmWebhookSecret) : undefined,
      notificationTemplates,
      files: createFolderStore(join(folders.data, 'files')),
      asset,
      searchIndex: searchIndexOf(asset, { mayChange: built.siteOrigin !== undefined }),
      securityHeaders: headers,
    });
    const app = createApp(
      services,
      (c) => peerAddress(c, config.trustedProxyCount),
      (c) => bodyStream(c.env.incoming),
    );
    const refusals = await createRefusals(services);
    const answerAsked: typeof app.fetch = async (asked, env) =>
      compressTable(asked, await app.fetch(asked, env));
    const answerByApp = getRequestListener(answerAsked, {
      // HTTP/1.0 names none.
      hostname: new URL(config.publicOrigin).host,
      errorHandler: leaveUnanswered,
    });
    const answering: Answering = { files, headers, answerByApp, refusals, opening: null };
    server = createHttpServer({ refusals, log }, (request, response) => {
      answer(request, response, answering).catch((fault: unknown) => {
        log.error('request_failed', fault);
        if (response.headersSent) response.destroy();
        else refusals.answer(request, response, 'unexpected');
      });
    });
    const isOpen = server;
    const backup = await bringUpToDate({ client, config, folders, reader }, async (opening) => {
      if (answering.opening === null) await listen(isOpen, config);
      answering.opening = opening;
      console.log(`  ${openingTexts[opening]}`);
    });
    await requireAllNames(
      client,
      folders.migrations,
      databaseFile(config.database.url, folders.base) ?? 'The database',
    );
    const mark = await markOfSecret(config.appSecret);
    const hasOtherSecret = (await findOtherSecret(db, mark).catch(() => [])).length > 0;
    // The first who searches need not wait for it, and nobody else while it is opened.
    await services.searchIndex().catch(() => {});
    releaseStartMemory();
    answering.opening = null;
    if (!server.listening) await listen(server, config);
    const stopTimer = startTimer(services);
    const stopMarking = markInUse(folders.build);
    return {
      config,
      services,
      backup,
      hasOtherSecret,
      async stop() {
        stopTimer();
        background.forgetLater();
        stopMarking();
        await closeServer(isOpen);
        await background.finished();
        await reader?.end();
        client.close();
      },
    };
  } catch (fault) {
    if (server?.listening) await closeServer(server);
    await reader?.end();
    client.close();
    throw fault;
  }
}

/** The thread for long reads of an embedded file, where the build has one. */
function openReader(
  { client, log }: { client: Client; log: Log },
  { database }: Config,
  folders: Folders,
): ReaderThread | null {
  const file = databaseFile(database.url, folders.base);
  if (file === null || !existsSync(folders.reader)) return null;
  return new ReaderThread(folders.reader, { file, client, log });
}

/** What a start does before the database can be asked. */
type Opening = 'copying' | 'migrating';

const openingTexts: Record<Opening, string> = {
  copying: 'A newer version needs another schema. The database is copied first …',
  migrating: 'The database is migrated. Nothing is answered meanwhile …',
};

type Migrating = {
  client: Client;
  config: Config;
  folders: Folders;
  reader: ReaderThread | null;
};

/**
 * Migrates an embedded file, with a backup before an existing one changes. A server is left to `db:migrate`. `say` is
 * called before what may take long with an existing one.
 */
async function bringUpToDate(
  { client, config: { database }, folders, reader }: Migrating,
  say: (opening: Opening) => Promise<void>,
): Promise<string | null> {
  const file = databaseFile(database.url, folders.base);
  if (file === null || !(await lacksMigrations(client, folders.migrations))) return null;
  const { rows } = await client.execute("SELECT 1 FROM sqlite_master WHERE type = 'table' LIMIT 1");
  const backup = rows.length > 0 ? backupPath(file, new Date()) : null;
  if (backup) {
    await say('copying');
    await (reader ? reader.copyInto(backup) : backUp(client, backup));
    await reader?.end();
    await say('migrating');
    // What asks for the health of the server now is answered before the thread is held.
    await nextTurn();
  }
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
  headers: SecurityHeaders;
  /** Answers nothing where no request of the web can be made of it. */
  answerByApp: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
  refusals: Refusals;
  /** Null once the database can be asked. */
  opening: Opening | null;
};

/** A target or host that is none leaves the request to `answer`; any other fault is ours. */
function leaveUnanswered(fault: unknown): void {
  if (!(fault instanceof RequestError)) throw fault;
}

/** One table decides who answers; static files never wait for the database (R25). */
async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  { files, headers, answerByApp, refusals, opening }: Answering,
) {
  const path = pathOf(request);
  const by = path === null ? null : answererOf(path);
  const isFile =
    (by?.by === 'built' || by?.by === 'shell') && !isFilledFor(by, request.headers.cookie);
  if (path === null || !isFile || !safeMethods.has(request.method ?? '')) {
    if (opening !== null) return answerMeanwhile(request, response, { headers, refusals, opening });
    await answerByApp(request, response);
    return refusals.answer(request, response, 'malformed_request');
  }
  return files.answer(request, response, by.by === 'shell' ? by.built : path);
}

/** The process is alive, and says why nothing that needs the database is answered. */
function answerMeanwhile(
  request: IncomingMessage,
  response: ServerResponse,
  { headers, refusals, opening }: Pick<Answering, 'headers' | 'refusals'> & { opening: Opening },
) {
  if (request.url !== '/api/health') {
    response.setHeader('Retry-After', '15');
    return refusals.answer(request, response, 'unavailable');
  }
  const type = 'application/json';
  response
    .writeHead(200, {
      ...headersOfAnswer(headers, type),
      'Content-Type': type,
      'Cache-Control': 'no-store',
    })
    .end(JSON.stringify({ alive: true, opening }));
}

/** The path as the table and the list of files spell it; null where it is no path at all. */
function pathOf({ url = '/' }: IncomingMessage): string | null {
  try {
    // Joined and not resolved: two slashes at the front would name a host.
    return decodeURI(new URL(url.startsWith('/') ? `http://localhost${url}` : url).pathname);
  } catch {
    return null;
  }
}

function peerAddress(c: Context, trustedProxyCount: number): string {
  const socket = getConnInfo(c).remote.address ?? '';
  return addressBehindProxies(socket, c.req.header('X-Forwarded-For'), trustedProxyCount);
}

/**
 * Runs what nobody asks for, one run at a time. The first is at once: what a crash or a night off left
 * waiting goes out with the opening.
 */
function startTimer(services: Services): () => void {
  let running = false;
  const watched = watchDatabase(services);
  const run = () => {
    if (running) return;
    running = true;
    // Through `afterResponse`, so that a clean end waits for it.
    services.afterResponse(() =>
      watched(() => runScheduled(services)).finally(() => {
        running = false;
      }),
    );
  };
  run();
  const timer = setInterval(run, scheduleEveryMs);
  return () => clearInterval(timer);
}
