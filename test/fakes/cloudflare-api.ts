import { randomBytes, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

export type Asset = { bytes: Buffer; type: string };

/** What a deployment leaves behind, by its calls of the API. */
export type Deployed = {
  /** By path, in the order of the manifest. */
  assets: ReadonlyMap<string, Asset>;
  /** The `metadata` of the upload: bindings, compatibility, assets and so on. */
  metadata: Metadata;
  /** The names of the files that came with it, and the main one's text. */
  modules: readonly string[];
  main: string;
};

type Metadata = {
  main_module: string;
  bindings: { name: string; type: string; [key: string]: unknown }[];
  compatibility_date: string;
  compatibility_flags: string[];
  keep_bindings?: string[];
  assets?: { jwt: string; config: Record<string, unknown> };
};

export type Call = { method: string; path: string; body: Buffer };

type Manifest = Record<string, { hash: string; size: number }>;
type Reply = { status?: number; result?: unknown; error?: { code: number; message: string } };

const notFound = (message: string, code = 10_007): Reply => ({
  status: 404,
  error: { code, message },
});

/** As the API does: what a token is for is written in it, and nobody else can make one. */
const tokenFor = (facts: object) =>
  `e30.${Buffer.from(JSON.stringify({ ...facts, exp: Math.floor(Date.now() / 1_000) + 3_600 })).toString('base64url')}.${randomBytes(12).toString('base64url')}`;

/**
 * The part of Cloudflare's API that `wrangler deploy` and `wrangler secret list` use, on loopback, for
 * one account and one token. It asks for files that it does not have yet, in buckets of at most
 * `bucketSize`, and takes a worker only with the token that the last of them was answered with.
 */
export async function startCloudflareApi({ accountId = 'account-1', token = 'token-1' } = {}) {
  const calls: Call[] = [];
  const unknownCalls: string[] = [];
  const uploads: string[] = [];
  const stored = new Map<string, Asset>();
  const workers = new Map<string, Worker>();
  const buckets = new Set<string>();
  const sessions = new Map<string, { manifest: Manifest; missing: Set<string> }>();
  const completed = new Map<string, Manifest>();
  const bucketSize = 40;
  let uploadFault: Reply | null = null;

  type Worker = {
    secrets: string[];
    versions: Map<string, Deployed>;
    deployed: Deployed | null;
    crons: string[];
    subdomain: { enabled: boolean; previews_enabled: boolean };
    settings: Record<string, unknown>;
  };

  const worker = (name: string) => {
    const known = workers.get(name);
    if (known) return known;
    const fresh: Worker = {
      secrets: [],
      versions: new Map(),
      deployed: null,
      crons: [],
      subdomain: { enabled: false, previews_enabled: false },
      settings: {},
    };
    workers.set(name, fresh);
    return fresh;
  };

  /** Files with this token: none are missing, so they may be attached to a worker. */
  function complete(manifest: Manifest): string {
    const jwt = tokenFor({ complete: true });
    completed.set(jwt, manifest);
    return jwt;
  }

  function openSession({ manifest }: { manifest: Manifest }): Reply {
    const hashes = [...new Set(Object.values(manifest).map(({ hash }) => hash))];
    const missing = hashes.filter((hash) => !stored.has(hash));
    if (missing.length === 0) return { result: { jwt: complete(manifest), buckets: [] } };
    const jwt = tokenFor({ complete: false });
    sessions.set(jwt, { manifest, missing: new Set(missing) });
    const parts = Array.from({ length: Math.ceil(missing.length / bucketSize) }, (_, n) =>
      missing.slice(n * bucketSize, (n + 1) * bucketSize),
    );
    return { status: 201, result: { jwt, buckets: parts } };
  }

  async function takeAssets(jwt: string, form: FormData): Promise<Reply> {
    if (uploadFault) return uploadFault;
    const session = sessions.get(jwt);
    if (!session) return { status: 401, error: { code: 10_000, message: 'Authentication error' } };
    for (const [hash, file] of form) {
      if (!session.missing.delete(hash) || typeof file === 'string')
        return { status: 400, error: { code: 100_002, message: `Nobody asked for ${hash}` } };
      uploads.push(hash);
      stored.set(hash, { bytes: Buffer.from(await file.text(), 'base64'), type: file.type });
    }
    if (session.missing.size > 0) return { status: 202, result: {} };
    sessions.delete(jwt);
    return { status: 201, result: { jwt: complete(session.manifest) } };
  }

  async function readUpload(name: string, form: FormData): Promise<Deployed | Reply> {
    const metadata = JSON.parse(String(form.get('metadata'))) as Metadata;
    const manifest = completed.get(metadata.assets?.jwt ?? '');
    if (metadata.assets && !manifest)
      return { status: 400, error: { code: 10_054, message: 'The assets are not complete' } };
    for (const { type, bucket_name: bucket } of metadata.bindings) {
      if (type === 'r2_bucket' && !buckets.has(String(bucket)))
        return notFound(`R2 bucket ${bucket} of ${name} not found`, 10_085);
    }
    const modules = [...form].filter(([field]) => field !== 'metadata').map(([field]) => field);
    const main = form.get(metadata.main_module);
    if (main === null || typeof main === 'string')
      return { status: 400, error: { code: 10_021, message: 'No such module' } };
    const assets = Object.entries(manifest ?? {}).flatMap(([path, { hash }]): [string, Asset][] => {
      const asset = stored.get(hash);
      return asset ? [[path, asset]] : [];
    });
    return { metadata, modules, main: await main.text(), assets: new Map(assets) };
  }

  async function takeVersion(name: string, form: FormData): Promise<Reply> {
    const upload = await readUpload(name, form);
    if (!('assets' in upload)) return upload;
    const id = randomUUID();
    worker(name).versions.set(id, upload);
    return {
      result: {
        id,
        number: worker(name).versions.size,
        startup_time_ms: 12,
        resources: { script: { etag: randomBytes(8).toString('hex') } },
      },
    };
  }

  async function answer({ method, path, body }: Call, request: IncomingMessage): Promise<Reply> {
    const { authorization = '', 'content-type': type = '' } = request.headers;
    const form = () =>
      new Response(new Uint8Array(body), { headers: { 'content-type': type } }).formData();
    const json = () => JSON.parse(body.toString());
    const [, account = '', rest = ''] = /^\/client\/v4\/accounts\/([^/]+)(\/.*)$/.exec(path) ?? [];
    const bearer = authorization.replace(/^Bearer /, '');
    if (account === accountId && method === 'POST' && rest === '/workers/assets/upload')
      return takeAssets(bearer, await form());
    if (bearer !== token || account !== accountId)
      return { status: 403, error: { code: 10_000, message: 'Authentication error' } };

    const bucket = /^\/r2\/buckets\/([^/]+)$/.exec(rest)?.[1];
    if (bucket && method === 'GET')
      return buckets.has(bucket)
        ? { result: { name: bucket } }
        : notFound('The specified bucket does not exist.', 10_006);
    if (rest === '/workers/subdomain' && method === 'GET') return { result: { subdomain: 'team' } };

    const [, kind, name = '', action = ''] =
      /^\/workers\/(services|workers|scripts)\/([^/]+)(?:\/(.*))?$/.exec(rest) ?? [];
    const known = workers.get(name);
    const missing = notFound('This Worker does not exist on your account.');
    switch (`${method} ${kind} ${action}`) {
      case 'POST scripts assets-upload-session':
        return openSession(json());
      case 'PUT scripts ': {
        const upload = await readUpload(name, await form());
        if (!('assets' in upload)) return upload;
        worker(name).deployed = upload;
        return {
          result: {
            id: name,
            deployment_id: randomUUID().replaceAll('-', ''),
            startup_time_ms: 12,
          },
        };
      }
      case 'POST scripts versions':
        return known ? takeVersion(name, await form()) : missing;
    }
    if (!known) return kind ? missing : unknown(method, path);
    switch (`${method} ${kind} ${action}`) {
      case 'GET services ':
        return {
          result: {
            default_environment: {
              environment: 'production',
              script: { id: name, tag: 'tag-1', tags: [], last_deployed_from: 'wrangler' },
            },
          },
        };
      case 'GET workers ':
        return { result: { id: 'tag-1', name, subdomain: known.subdomain } };
      case 'GET scripts settings':
        return { result: { bindings: known.deployed?.metadata.bindings ?? [] } };
      case 'GET scripts secrets':
        return { result: known.secrets.map((secret) => ({ name: secret, type: 'secret_text' })) };
      case 'GET scripts deployments':
        return { result: { deployments: [] } };
      case 'POST scripts deployments': {
        const [version] = json().versions as { version_id: string }[];
        known.deployed = known.versions.get(version?.version_id ?? '') ?? null;
        return { result: { id: randomUUID() } };
      }
      case 'PATCH scripts script-settings':
        Object.assign(known.settings, json());
        return { result: known.settings };
      case 'PUT scripts schedules':
        known.crons = (json() as { cron: string }[]).map(({ cron }) => cron);
        return { result: { schedules: json() } };
      case 'POST scripts subdomain':
        known.subdomain = json();
        return { result: known.subdomain };
      default:
        return unknown(method, path);
    }
  }

  function unknown(method: string, path: string): Reply {
    unknownCalls.push(`${method} ${path}`);
    return { status: 404, error: { code: 7_003, message: 'The fake does not know this call' } };
  }

  const server = createServer(async (request, response) => {
    const { method = '', url = '' } = request;
    const call = { method, path: url.replace(/\?.*$/, ''), body: await buffer(request) };
    calls.push(call);
    const {
      status = 200,
      result = null,
      error,
    } = await answer(call, request).catch(
      (fault: Error): Reply => ({ status: 500, error: { code: 1, message: fault.message } }),
    );
    response
      .writeHead(status, { 'Content-Type': 'application/json' })
      .end(JSON.stringify({ success: !error, errors: error ? [error] : [], messages: [], result }));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));

  return {
    /** What leads wrangler here. */
    env: {
      CLOUDFLARE_API_BASE_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}/client/v4`,
      CLOUDFLARE_API_TOKEN: token,
      CLOUDFLARE_ACCOUNT_ID: accountId,
    },
    calls,
    unknownCalls,
    /** The hashes of files as they came in. */
    uploads,
    buckets,
    /** Calls that change something. */
    writes: () =>
      calls.filter(({ method }) => method !== 'GET').map(({ method, path }) => `${method} ${path}`),
    /** A worker that has these secrets, as `wrangler secret put` makes one. */
    giveSecrets(name: string, ...secrets: string[]) {
      worker(name).secrets = secrets;
    },
    worker: (name: string) => workers.get(name) ?? null,
    /** Uploads of files are refused with this until it is taken back with null. */
    refuseUploads(reply: Reply | null) {
      uploadFault = reply;
    },
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

export type CloudflareApi = Awaited<ReturnType<typeof startCloudflareApi>>;
