import { env, waitUntil } from 'cloudflare:workers';
import built from 'pasokh:built';
import { answererOf, isFilledFor } from '#shared/contract/pages.ts';
import { watchDatabase } from './alarm-watch/database-outage.ts';
import { recordAlarms } from './alarms/record.ts';
import { createApp, runScheduled } from './app.ts';
import { type Bucket, createBucketStore } from './attachments/file-store.cloudflare.ts';
import { type Config, ConfigFault, readConfig } from './foundation/config.ts';
import { openRemoteClient } from './foundation/database/client/remote-client.ts';
import { openDatabase } from './foundation/database/database.ts';
import { mailLimits } from './foundation/fixed-limits.ts';
import { createFaultApp } from './foundation/http/fault-app.ts';
import { currentBudget, invoke } from './foundation/invocation.cloudflare.ts';
import { minutes, systemClock } from './foundation/ports/clock.ts';
import { countSubrequests } from './foundation/ports/count-subrequests.ts';
import { noFiles } from './foundation/ports/file-store.ts';
import { createLog } from './foundation/ports/log.ts';
import { systemRandomBytes } from './foundation/ports/random.ts';
import type { Services } from './foundation/ports/services.ts';
import { Problem } from './foundation/problem.ts';
import { headersOfFile, securityHeaders } from './foundation/security/headers.ts';
import { type Threaded, threadMail } from './inbound/rules.ts';
import { notificationTemplates } from './notification-templates.ts';
import { kickOutbox } from './notifications/delivery/deliver.ts';
import { createSmsProviders } from './notifications/providers/sms.ts';
import { smtpOverSockets } from './notifications/providers/smtp.cloudflare.ts';
import { mailInTerminal } from './notifications/providers/terminal.ts';
import { webhook } from './notifications/providers/webhook.ts';
import { searchIndexOf } from './search/load-index.ts';

/** The part of a bound service that is used. */
type Assets = { fetch(request: Request): Promise<Response> };

const { ASSETS, FILES, ...variables } = env as {
  ASSETS?: Assets;
  FILES?: Bucket;
} & Record<string, unknown>;
const safeMethods = new Set(['GET', 'HEAD']);
const headers = securityHeaders(built.inline);
const log = createLog((line) => console.log(line));

/** What answers where the app cannot be opened or a page cannot be had, and where a fault escapes. */
const frame = { asset: readAsset, randomBytes: systemRandomBytes, securityHeaders: headers };
const unavailable = createFaultApp(frame, 'unavailable');
const unexpected = createFaultApp(frame, 'unexpected');

type Opened = ReturnType<typeof open>;

/** Opened by the first request, for a faulty configuration must be reported and not break the deployment. */
let opened: Opened | undefined;
/** Why it could not be opened. It stays until the next deployment, which has new variables. */
let fault: unknown;
let loggedAt = Number.NEGATIVE_INFINITY;

/** The open app; null where it cannot be opened, which is logged once a minute and not per request. */
function getOpened(): Opened | null {
  try {
    if (fault === undefined) opened ??= open();
    if (opened) return opened;
  } catch (thrown) {
    fault = thrown;
  }
  if (Date.now() - loggedAt >= minutes(1)) {
    loggedAt = Date.now();
    const { faults } = fault as Partial<ConfigFault>;
    if (faults) log.alarm('configuration_fault', { faults });
    else log.error('configuration_fault', fault);
  }
  return null;
}

function open() {
  const config = readBindings();
  const services: Services = {
    config,
    settings: built.settings,
    clock: systemClock,
    randomBytes: systemRandomBytes,
    log,
    // A client of its own for each request: workerd forbids one to use another's connections.
    openDb: () => openDatabase(openClient(config)),
    afterResponse: runBehind,
    later: (ms, task) =>
      runBehind(async () => {
        await new Promise((resolve) => setTimeout(resolve, ms));
        await task();
      }),
    smsProviders: createSmsProviders(config),
    emailProvider: config.smtp ? smtpOverSockets(config.smtp) : mailInTerminal(config),
    webhook: config.alarmWebhookSecret ? webhook(config.alarmWebhookSecret) : undefined,
    notificationTemplates,
    files: FILES ? createBucketStore(FILES, logBucketFault) : noFiles,
    asset: readAsset,
    searchIndex: searchIndexOf(readAsset, { mayChange: built.siteOrigin !== undefined }),
    securityHeaders: headers,
  };
  // CF-Connecting-IP is set by Cloudflare itself and cannot be claimed by a client (R24).
  const counted = recordAlarms(countSubrequests(services, currentBudget));
  const app = createApp(counted, (c) => c.req.header('CF-Connecting-IP') ?? '');
  if (counted.settings.alarms.receivers.length === 0) log.info('no_alarm_receiver');
  return { app, services: counted, watched: watchDatabase(counted) };
}

const runBehind = (task: () => Promise<unknown>) =>
  waitUntil(task().catch((fault: unknown) => log.error('background_work_failed', fault)));

function openClient({ database }: Config) {
  const budget = currentBudget();
  return openRemoteClient(database, undefined, () => budget.count('database'));
}

/** @throws ConfigFault that lists every fault of variables, secrets and bindings. */
function readBindings() {
  const faults: string[] = [];
  if (!hasAssets(ASSETS))
    faults.push('ASSETS is not bound: [assets] of wrangler.toml must name binding = "ASSETS".');
  if (FILES !== undefined && !isBucket(FILES))
    faults.push('FILES is bound to something else than an R2 bucket; see wrangler.toml.');
  // A number in [vars] of wrangler.toml arrives as a number.
  const given = Object.entries(variables).filter(([, value]) => typeof value !== 'object');
  try {
    const config = readConfig(
      Object.fromEntries(given.map(([name, value]) => [name, String(value)])),
      'workers',
    );
    if (faults.length === 0) return config;
  } catch (fault) {
    if (!(fault instanceof ConfigFault)) throw fault;
    faults.push(...fault.faults);
  }
  throw new ConfigFault(faults);
}

const hasAssets = (binding: Assets | undefined): binding is Assets =>
  typeof binding?.fetch === 'function';

/** A bound service has every method by name, for it asks the other worker; only `fetch` gives it away. */
const isBucket = (binding: unknown) => {
  const { head, fetch } = (binding ?? {}) as Partial<Record<'head' | 'fetch', unknown>>;
  return typeof head === 'function' && typeof fetch !== 'function';
};

const logBucketFault = (fault: unknown) => log.error('bucket_failed', fault);

/** @throws Problem unavailable where the asset server cannot answer */
async function fetchAsset(request: Request): Promise<Response> {
  if (!hasAssets(ASSETS)) {
    getOpened();
    throw new Problem('unavailable');
  }
  try {
    const response = await ASSETS.fetch(request);
    if (response.status < 500) return response;
    throw new Error(`The asset server answered ${response.status}.`);
  } catch (fault) {
    log.error('asset_failed', fault);
    throw new Problem('unavailable');
  }
}

async function readAsset(path: string): Promise<Uint8Array | null> {
  // The asset server knows pages by their address alone: `/shell/`, and `/404/` for `404.html`.
  currentBudget().count('assets');
  const address = path.replace(/\/index\.html$/, '/').replace(/\.html$/, '/');
  const response = await fetchAsset(new Request(new URL(address, 'https://assets.local')));
  return response.ok ? new Uint8Array(await response.arrayBuffer()) : null;
}

/** The file that the request names, with the headers of the address that was asked for. */
async function sendAsset(request: Request, path: string): Promise<Response> {
  const found = await fetchAsset(request);
  const response = new Response(found.body, found);
  const own = headersOfFile(headers, path);
  for (const name in own) response.headers.set(name, own[name] ?? '');
  return response;
}

function answer(request: Request): Response | Promise<Response> {
  const url = new URL(request.url);
  const answerer = answererOf(url.pathname);
  if (safeMethods.has(request.method) && !isFilledFor(answerer, request.headers.get('Cookie'))) {
    if (answerer.by === 'built') return sendAsset(request, url.pathname);
    if (answerer.by === 'shell')
      return sendAsset(new Request(new URL(answerer.built, url), request), url.pathname);
  }
  const opened = getOpened();
  if (!opened) return unavailable.fetch(request);
  const { app, services } = opened;
  return invoke(services.config.edgePlan, 'request', () => app.fetch(request));
}

type Mail = {
  from: string;
  to: string;
  raw: ReadableStream<Uint8Array>;
  rawSize: number;
  setReject(reason: string): void;
};

async function takeMail(services: Services, message: Mail): Promise<void> {
  const { from, to, raw, rawSize } = message;
  // A bounce has no sender (RFC 5321, 4.5.5), and Email Routing says so in the envelope alone.
  if (/^(?:<\s*>)?$/.test(from.trim())) {
    log.info('inbound_mail', { result: 'automatic' satisfies Threaded });
    return;
  }
  try {
    const result = rawSize > mailLimits.bytes ? 'unreadable' : await threadRaw(services, raw, to);
    log.info('inbound_mail', { result });
    // It can never be read: without this it would come again for days.
    if (result === 'unreadable') message.setReject('This message is too large or malformed.');
  } catch (fault) {
    log.error('inbound_mail_failed', fault);
    throw new Error('The mail could not be taken now.');
  }
  services.afterResponse(() => kickOutbox(services));
}

async function threadRaw(services: Services, raw: Mail['raw'], to: string): Promise<Threaded> {
  const bytes = new Uint8Array(await new Response(raw).arrayBuffer());
  return threadMail({ ...services, db: services.openDb() }, bytes, [to]);
}

export default {
  /** Whatever escapes becomes a page of ours: Cloudflare's own is English and without our headers. */
  async fetch(request: Request): Promise<Response> {
    try {
      return await answer(request);
    } catch (fault) {
      if (fault instanceof Problem) return unavailable.fetch(request);
      log.error('request_failed', fault);
      return unexpected.fetch(request);
    }
  },

  /**
   * Cloudflare Email Routing hands over what arrives at the inbound address. An exception makes it
   * refuse the mail for now, so that the sender's server tries again
   * (https://github.com/cloudflare/cloudflare-docs/pull/12591); `setReject` is for ever.
   */
  async email(message: Mail): Promise<void> {
    const services = getOpened()?.services;
    if (!services) throw new Error('No mail can be taken now: the configuration has a fault.');
    if (!services.config.inbound) {
      services.log.alarm('inbound_mail_unexpected', { missing: 'INBOUND_ADDRESS' });
      throw new Error('No mail can be taken now: INBOUND_ADDRESS is missing.');
    }
    await invoke(services.config.edgePlan, 'email', () => takeMail(services, message));
  },

  async scheduled(): Promise<void> {
    const opened = getOpened();
    if (!opened) return;
    const { services, watched } = opened;
    const run = () => watched(() => runScheduled(services));
    await invoke(services.config.edgePlan, 'cron', run).catch((fault: unknown) =>
      log.error('scheduled_failed', fault),
    );
  },
};
