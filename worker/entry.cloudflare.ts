import { env, waitUntil } from 'cloudflare:workers';
import built from 'pasokh:built';
import type { Fetcher, R2Bucket } from '@cloudflare/workers-types';
import { answererOf } from '#shared/contract/pages.ts';
import { createApp, runScheduled } from './app.ts';
import { type Bucket, createBucketStore } from './attachments/file-store.cloudflare.ts';
import { systemChance } from './foundation/chance.ts';
import { systemClock } from './foundation/clock.ts';
import { readConfig } from './foundation/config.ts';
import { openDatabase } from './foundation/database.ts';
import type { FileStore } from './foundation/file-store.ts';
import { securityHeaders } from './foundation/headers.ts';
import { createLog } from './foundation/log.ts';
import { openRemoteClient } from './foundation/remote-client.ts';
import type { Services } from './foundation/services.ts';
import { threadMail } from './inbound/rules.ts';
import { messageTable } from './message-table.ts';
import { kickOutbox } from './notifications/deliver.ts';
import { createSmsProviders } from './notifications/providers/sms.ts';
import { smtp } from './notifications/providers/smtp.ts';
import { searchIndexOf } from './search/load-index.ts';

const { ASSETS, FILES, ...variables } = env as {
  ASSETS: Fetcher;
  FILES?: R2Bucket;
} & Record<string, unknown>;
const safeMethods = new Set(['GET', 'HEAD']);
const headers = securityHeaders(built.inline);

/** Opened by the first request, for a faulty configuration must be told and not break the deployment. */
let opened: ReturnType<typeof open> | undefined;

function open() {
  const config = readConfig(
    Object.fromEntries(Object.entries(variables).filter((pair) => typeof pair[1] === 'string')) as {
      [name: string]: string;
    },
  );
  const log = createLog((line) => console.log(line));
  const services: Services = {
    config,
    settings: built.settings,
    clock: systemClock,
    chance: systemChance,
    log,
    // A client of its own for each request: workerd forbids one to use another's connections.
    openDb: () => openDatabase(openRemoteClient(config.database)),
    afterResponse: (work) =>
      waitUntil(work().catch((fault: unknown) => log.error('background_work_failed', fault))),
    smsProviders: createSmsProviders(config),
    emailProvider: config.smtp ? smtp(config.smtp) : null,
    messages: messageTable,
    files: FILES ? createBucketStore(FILES as unknown as Bucket) : noFiles,
    asset: readAsset,
    searchIndex: searchIndexOf(readAsset),
    securityHeaders: headers,
  };
  // CF-Connecting-IP is set by Cloudflare itself and cannot be claimed by a client (R24).
  const app = createApp(services, (c) => c.req.header('CF-Connecting-IP') ?? '');
  return { app, services };
}

const noFiles: FileStore = {
  put: () => Promise.reject(new Error('No bucket is bound as FILES; see wrangler.toml.')),
  get: async () => null,
  remove: async () => {},
};

const fetchAsset = (request: Request) =>
  ASSETS.fetch(request as never) as unknown as Promise<Response>;

async function readAsset(path: string): Promise<Uint8Array | null> {
  // The asset server knows pages by their address alone: `/shell/`, and `/404/` for `404.html`.
  const address = path.replace(/\/index\.html$/, '/').replace(/\.html$/, '/');
  const response = await fetchAsset(new Request(new URL(address, 'https://assets.local')));
  return response.ok ? new Uint8Array(await response.arrayBuffer()) : null;
}

async function sendAsset(request: Request): Promise<Response> {
  const found = await fetchAsset(request);
  const response = new Response(found.body, found);
  for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
  return response;
}

export default {
  fetch(request: Request): Response | Promise<Response> {
    const url = new URL(request.url);
    const answerer = answererOf(url.pathname);
    if (safeMethods.has(request.method)) {
      if (answerer.by === 'built') return sendAsset(request);
      if (answerer.by === 'shell')
        return sendAsset(new Request(new URL(answerer.built, url), request));
    }
    opened ??= open();
    return opened.app.fetch(request);
  },

  /** Cloudflare Email Routing hands over what arrives at the inbound address. */
  async email(message: { to: string; raw: ReadableStream<Uint8Array> }): Promise<void> {
    opened ??= open();
    const { services } = opened;
    const raw = new Uint8Array(await new Response(message.raw).arrayBuffer());
    const work = { ...services, db: services.openDb() };
    const result = await threadMail(work, raw, [message.to]);
    services.log.info('inbound_mail', { result });
    await kickOutbox(services);
  },

  async scheduled(): Promise<void> {
    opened ??= open();
    await runScheduled(opened.services);
  },
};
