import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Json, MiniflareOptions } from 'miniflare';
import type { Folders } from '../../../worker/foundation/node/folders.node.ts';
import { projectFolder } from '../content-folder.ts';
import { quietTools } from '../environment.ts';
import { readWranglerFile, wranglerFile } from '../wrangler-arguments.ts';

/** What left the worker: `path` without its query; for a socket `host` alone. */
export type Subrequest = {
  kind: 'fetch' | 'connect';
  method: string;
  host: string;
  path: string;
};

export type BuiltWorkerOptions = {
  folders: Pick<Folders, 'base' | 'worker' | 'site'>;
  /** Variables and secrets, in place of those that `wrangler.toml` and `wrangler secret put` give. */
  variables: Readonly<Record<string, string>>;
  /** Hostname → origin on loopback that stands for it: `http://…` for requests, `tcp://…` for sockets. */
  routes?: Readonly<Record<string, string>>;
  /**
   * Without it the worker's own sockets and requests go straight out: the only way for sockets inside
   * TLS, which no worker can stand behind. Then `routes` and `subrequests()` have no use.
   */
  outside?: boolean;
  /** Binds an empty bucket as FILES, in memory; without it, what `wrangler.toml` binds. */
  bucket?: boolean;
  /** Where buckets persist, in place of memory. */
  persistIn?: string;
  /** A port for real browsers; 0 = any. */
  port?: number;
  /** Speaks https on that port, with a certificate of its own that nobody trusts. */
  https?: boolean;
  /** Each line that the worker logs. */
  onLine?: (line: string) => void;
  /** A last change of the worker's own options, e.g. bindings left out. */
  change?: (worker: WorkerOptions) => WorkerOptions;
};

type V4 = Parameters<typeof import('miniflare')['convertV4MiniflareOptions']>[0];
type WorkerOptions = Extract<V4, { workers: unknown[] }>['workers'][number];

/** What one call of `email()` came to: how Cloudflare would see it. */
export type MailOutcome = {
  outcome: 'ok' | 'exception';
  fault: string | null;
  rejected: string | null;
  forwards: string[];
};

/**
 * Opens the built bundle in workerd as it is deployed: wrangler itself reads `wrangler.toml`, so the
 * assets, their router, the compatibility date and the bindings are those of a deployment.
 * Certificates of `NODE_EXTRA_CA_CERTS` are trusted, if it was set when miniflare was first loaded.
 */
export async function runBuiltWorker(options: BuiltWorkerOptions) {
  Object.assign(process.env, quietTools);
  const { Miniflare } = await import('miniflare');
  const lines: string[] = [];
  const keep = (line: string) => {
    lines.push(line);
    options.onLine?.(line);
  };
  const miniflare = new Miniflare(await miniflareOptions(options, keep));
  const url = await miniflare.ready;
  // Asked for anew each time: a new deployment makes earlier stubs useless.
  const askDriver = async (path: string, init = {}) =>
    (await (await miniflare.getWorker('driver')).fetch(`http://driver${path}`, init)).json();

  const worker = {
    miniflare,
    /** Where it listens for real browsers. */
    url,
    /** What was logged so far, one text per line. Lines come a moment after what they tell of. */
    lines,
    /** Asks as a client of any origin: the worker sees the URL as it stands here. */
    async fetch(request: Request): Promise<Response> {
      const body = request.body ? await request.arrayBuffer() : undefined;
      const response = await miniflare.dispatchFetch(request.url, {
        method: request.method,
        headers: Object.fromEntries(request.headers),
        redirect: 'manual',
        ...(body && { body }),
      });
      // The same class at run time; the types of its own undici lack `Symbol.dispose` on iterators.
      return response as unknown as Response;
    },
    /** Fires the cron once. */
    async scheduled(): Promise<{ outcome: string }> {
      return (await askDriver('/scheduled')) as { outcome: string };
    },
    /** Hands a raw mail to `email()`, as Email Routing does for an envelope. */
    async email(
      raw: string | Uint8Array,
      { from, to }: { from: string; to: string },
    ): Promise<MailOutcome> {
      const query = new URLSearchParams({ from, to });
      return (await askDriver(`/email?${query}`, { method: 'POST', body: raw })) as MailOutcome;
    },
    /** What left the worker since the last call, in its order; assets and buckets are not among it. */
    async subrequests(): Promise<Subrequest[]> {
      return (await askDriver('/taken')) as Subrequest[];
    },
    bucket: () => miniflare.getR2Bucket('FILES', workerName),
    /** The same worker as a new deployment: nothing that an isolate remembered is left. */
    async redeploy(changed: Partial<BuiltWorkerOptions>) {
      Object.assign(options, changed);
      await miniflare.setOptions(await miniflareOptions(options, keep));
    },
    stop: () => miniflare.dispose(),
  };
  return worker;
}

export type BuiltWorker = Awaited<ReturnType<typeof runBuiltWorker>>;

const workerName = 'pasokh';

async function miniflareOptions(
  options: BuiltWorkerOptions,
  onLine: (line: string) => void,
): Promise<MiniflareOptions> {
  const { convertV4MiniflareOptions, Log, LogLevel } = await import('miniflare');
  const { port = 0, https = false, persistIn, routes = {}, change = (same) => same } = options;
  return convertV4MiniflareOptions({
    host: '127.0.0.1',
    port,
    https,
    cf: false,
    log: new Log(LogLevel.NONE),
    handleStructuredLogs: ({ message }) => onLine(message),
    ...(persistIn && { resourcePersistencePath: persistIn }),
    workers: [
      change(await deployedWorker(options)),
      await besideWorker('outside', { bindings: { ROUTES: { ...routes } } }),
      await besideWorker('driver', { serviceBindings: { WORKER: workerName, OUTSIDE: 'outside' } }),
    ],
  });
}

async function deployedWorker({
  folders,
  variables,
  bucket,
  outside = true,
}: BuiltWorkerOptions): Promise<WorkerOptions> {
  const { unstable_getMiniflareWorkerOptions } = await import('wrangler');
  const config = await readWranglerFile(wranglerFile(folders.base));
  const { workerOptions } = unstable_getMiniflareWorkerOptions(config, undefined, {
    overrides: { assets: { directory: folders.site } },
  });
  const { modulesRules: _, ...deployed } = workerOptions;
  return {
    ...deployed,
    name: workerName,
    modules: [{ type: 'ESModule', path: folders.worker }],
    modulesRoot: folders.base,
    // Not wrangler's own: those hold what is in `.env` and `.dev.vars`.
    bindings: { ...(config.vars as Record<string, Json>), ...variables },
    ...(bucket && { r2Buckets: { FILES: 'pasokh-files' } }),
    ...(outside && { outboundService: 'outside' }),
  } as WorkerOptions;
}

async function besideWorker(
  name: string,
  bindings: Pick<WorkerOptions, 'bindings' | 'serviceBindings'>,
): Promise<WorkerOptions> {
  const path = join(projectFolder, 'scripts/lib/edge/beside', `${name}.js`);
  return {
    name,
    compatibilityDate: '2026-10-01',
    // `experimental` lets `outside` take sockets.
    compatibilityFlags: ['service_binding_extra_handlers', 'experimental'],
    modules: [{ type: 'ESModule', path, contents: await readFile(path, 'utf8') }],
    ...bindings,
  } as WorkerOptions;
}
