import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { createClient } from '@libsql/client/http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type HashedFile,
  type HashedFiles,
  hashedFilesPath,
  parseHashedFiles,
  writeHashedFiles,
} from '../../scripts/lib/deploy/hashed-files.ts';
import { serveHrana } from '../../scripts/lib/hrana/serve.ts';
import { applyMigrations } from '../../worker/foundation/database/client/migrate.node.ts';
import { foldersOf } from '../../worker/foundation/node/folders.node.ts';
import { cert } from '../fakes/certificate.ts';
import { type Asset, type CloudflareApi, startCloudflareApi } from '../fakes/cloudflare-api.ts';
import { type LiveSite, startLiveSite } from '../fakes/live-site.ts';
import { article, category, writeContent } from '../site/content.ts';
import { bareEnvironment } from './open-command.ts';

const run = promisify(execFile);
const name = 'shop-help';
const secrets = {
  APP_SECRET: 'a secret of the tests, long enough',
  LIBSQL_AUTH_TOKEN: 'token-of-the-database',
  KAVENEGAR_API_KEY: 'key-of-the-gateway',
};
const indexName = /^\/search-index\/.*\.bin$/;
const dayMs = 86_400_000;

let folder: string;
let content: string;
let certificate: string;
let database: Awaited<ReturnType<typeof serveHrana>>;
let api: CloudflareApi;
let live: LiveSite;
/** What the live site serves beside, or in place of, what was deployed. */
const served = new Map<string, Asset>();

const deployed = () => {
  const worker = api.worker(name)?.deployed;
  if (!worker) throw new Error('Nothing is deployed.');
  return worker;
};

/** A `wrangler.toml` beside the content folder, with these variables. */
const configure = async (variables: Record<string, string>) => {
  const text = (await readFile('wrangler.toml', 'utf8'))
    .replace('name = "pasokh"', `name = "${name}"`)
    .replace(
      /# \[\[r2_buckets\]\]\n# (.*)\n# .*/,
      '[[r2_buckets]]\n$1\nbucket_name = "shop-files"',
    );
  const vars = Object.entries(variables).map(([key, value]) => `${key} = ${JSON.stringify(value)}`);
  await writeFile(join(folder, 'wrangler.toml'), `${text}\n[vars]\n${vars.join('\n')}\n`);
};

async function deploy(env: Record<string, string>, ...argv: string[]) {
  api.calls.length = 0;
  api.uploads.length = 0;
  live.asked.length = 0;
  const command = ['scripts/deploy.ts', '--content', content, ...argv];
  const said = await run(process.execPath, command, {
    env: { ...bareEnvironment, ...api.env, ...live.env(certificate), ...env },
  }).then(
    ({ stdout, stderr }) => ({ code: 0, said: stdout + stderr }),
    ({ code, stdout, stderr }) => ({ code: Number(code), said: String(stdout) + String(stderr) }),
  );
  return said;
}

const writeArticle = (words: string) =>
  writeContent(content, {
    'orders/category.json': category('سفارش'),
    'orders/first.md': article({ title: 'first' }, words),
  });

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pasokh deploy '));
  content = join(folder, 'content');
  certificate = join(folder, 'certificate.pem');
  await writeFile(certificate, cert);
  writeArticle('پاسخ نخست');
  database = await serveHrana((name) => join(folder, `${name || 'main'}.db`));
  api = await startCloudflareApi();
  api.buckets.add('shop-files');
  live = await startLiveSite(
    () => new Map([...(api.worker(name)?.deployed?.assets ?? []), ...served]),
  );
});

afterAll(async () => {
  await live.stop();
  await api.stop();
  await database.stop();
  await rm(folder, { recursive: true, force: true });
});

describe('npm run deploy', { timeout: 120_000 }, () => {
  const variables = () => ({
    PUBLIC_ORIGIN: live.origin,
    LIBSQL_URL: database.url,
    SMS_PROVIDER: 'kavenegar',
    KAVENEGAR_SENDER: '10004346',
  });

  it('sends nothing where something would not work, and says all of it at once', async () => {
    await configure({ ...variables(), EDGE_PLAN: 'free' });
    live.answerWith(403);
    const { code, said } = await deploy(secrets);
    live.answerWith(200);
    expect(code).toBe(1);
    for (const sentence of [
      'The worker has no APP_SECRET.',
      'npx wrangler secret put APP_SECRET',
      'The worker has no KAVENEGAR_API_KEY.',
      `lacks a migration of this build. Run: npm run db:migrate`,
      `${live.origin} was asked for the list of its hashed files, and it answers 403.`,
      '--skip-checks=secrets,database,earlier-files',
    ])
      expect(said).toContain(sentence);
    expect(said).not.toMatch(/^ +at /m);
    expect(api.writes()).toEqual([]);
    const client = createClient({ url: database.url });
    await applyMigrations(client, 'worker/migrations');
    client.close();
  });

  it('sends the site and the worker as they were built, and the timer', async () => {
    await configure({ ...variables(), ...secrets });
    const { code, said } = await deploy({});
    expect(said).toContain('publishes no list of its hashed files');
    expect(code, said).toBe(0);

    const { site, worker } = foldersOf(folder);
    const built = (await readdir(site, { recursive: true, withFileTypes: true }))
      .filter((file) => file.isFile())
      .map((file) => join(file.parentPath, file.name).slice(site.length))
      .filter((path) => !/\.(?:br|gz)$|^\/(?:_headers|\.assetsignore)$/.test(path));
    const { assets, metadata, modules, main } = deployed();
    expect(new Set(assets.keys())).toEqual(new Set([...built, hashedFilesPath]));
    for (const path of built)
      expect(assets.get(path)?.bytes.equals(await readFile(join(site, path))), path).toBe(true);
    expect(assets.get('/index.html')?.type).toBe('text/html; charset=utf-8');

    // Neither the source map nor a list of packages goes along.
    expect(modules).toEqual(['entry.cloudflare.js']);
    expect(metadata.main_module).toBe('entry.cloudflare.js');
    expect(main).toBe(await readFile(worker, 'utf8'));
    expect(metadata).not.toHaveProperty('package_dependencies');
    expect(metadata.compatibility_date).toBe('2026-10-01');
    expect(metadata.compatibility_flags).toEqual(['nodejs_compat']);
    const bindings = metadata.bindings.filter(({ type }) => type !== 'plain_text');
    expect(bindings).toEqual([
      { name: 'FILES', type: 'r2_bucket', bucket_name: 'shop-files' },
      { name: 'ASSETS', type: 'assets' },
    ]);
    expect(metadata.assets?.config).toEqual({
      html_handling: 'force-trailing-slash',
      not_found_handling: '404-page',
      run_worker_first: expect.arrayContaining(['/api/*', '/search/*', '/desk/*']),
      _headers: await readFile(join(site, '_headers'), 'utf8'),
    });
    expect(api.worker(name)?.crons).toEqual(['* * * * *']);
    expect(live.strayCalls).toEqual([]);
    expect(api.unknownCalls).toEqual([]);
  });

  it('keeps the hashed files of earlier deployments, and sends only what is new', async () => {
    const [oldIndex = ''] = [...deployed().assets.keys()].filter((path) => indexName.test(path));
    const oldBytes = deployed().assets.get(oldIndex)?.bytes;
    const list = parseHashedFiles(String(deployed().assets.get(hashedFilesPath)?.bytes)) ?? {};
    expect(list[oldIndex]).not.toHaveProperty('leftAt');
    const lately = entryOf('lately', Date.now() - 6 * dayMs);
    publish({
      ...list,
      '/_astro/lately.A.js': lately,
      '/_astro/long-ago.A.js': entryOf('long ago', Date.now() - 8 * dayMs),
      '/_astro/forged.A.js': entryOf('right', Date.now() - dayMs),
    });
    serve('/_astro/lately.A.js', 'lately');
    serve('/_astro/long-ago.A.js', 'long ago');
    serve('/_astro/forged.A.js', 'alert()');
    // A machine that deploys from a fresh clone has no earlier build.
    await rm(join(folder, 'dist'), { recursive: true });
    writeArticle('پاسخ دوم');
    await configure(variables());
    api.giveSecrets(name, ...Object.keys(secrets));
    const before = deployed();

    const { code, said } = await deploy(secrets);
    expect(code, said).toBe(0);
    expect(said).toContain('2 hashed files of earlier deployments');
    expect(said).toContain('/_astro/forged.A.js');
    const { assets, metadata } = deployed();
    expect(assets.get(oldIndex)?.bytes.equals(oldBytes ?? Buffer.alloc(0))).toBe(true);
    expect(String(assets.get('/_astro/lately.A.js')?.bytes)).toBe('lately');
    for (const path of ['/_astro/long-ago.A.js', '/_astro/forged.A.js'])
      expect(assets.has(path), path).toBe(false);
    const indexes = [...assets.keys()].filter((path) => indexName.test(path));
    expect(indexes).toHaveLength(2);

    const next = parseHashedFiles(String(assets.get(hashedFilesPath)?.bytes)) ?? {};
    const hashed = [...assets.keys()].filter(
      (path) => path.startsWith('/_astro/') || indexName.test(path),
    );
    expect(new Set(Object.keys(next))).toEqual(new Set(hashed));
    expect(Date.now() - Date.parse(next[oldIndex]?.leftAt ?? '')).toBeLessThan(dayMs);
    expect(next).toMatchObject({ '/_astro/lately.A.js': lately });

    const isNew = (path: string) => {
      const old = before.assets.get(path)?.bytes;
      return !old?.equals(assets.get(path)?.bytes ?? Buffer.alloc(0));
    };
    expect(api.uploads).toHaveLength([...assets.keys()].filter(isNew).length);
    // Secrets stay the worker's own: none is sent, none is taken away.
    expect(metadata.keep_bindings).toEqual(['secret_text', 'secret_key']);
    for (const { body } of api.calls)
      for (const secret of Object.values(secrets)) expect(body.includes(secret)).toBe(false);
    expect(api.calls.some(({ method, path }) => method !== 'GET' && /secrets/.test(path))).toBe(
      false,
    );
    expect(live.strayCalls).toEqual([]);
    expect(api.unknownCalls).toEqual([]);
  });
});

function entryOf(text: string, leftAt: number): HashedFile {
  const etag = createHash('sha256').update(text).digest('base64url').slice(0, 22);
  return { etag, size: text.length, leftAt: new Date(leftAt).toISOString() };
}

const serve = (path: string, text: string) =>
  served.set(path, { bytes: Buffer.from(text), type: 'text/javascript' });

const publish = (files: HashedFiles) => serve(hashedFilesPath, writeHashedFiles(files));
