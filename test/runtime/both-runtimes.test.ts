import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient } from '@libsql/client/web';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pages } from '#shared/contract/pages.ts';
import { freePort } from '../../scripts/dev/api.ts';
import { runBuiltWorker } from '../../scripts/lib/edge/run-built-worker.ts';
import { serveHrana } from '../../scripts/lib/hrana/serve.ts';
import { applyMigrations } from '../../worker/foundation/database/client/migrate.node.ts';
import { foldersOf } from '../../worker/foundation/node/folders.node.ts';
import { solveAt } from '../helpers/proof-of-work.ts';
import { type RunningServer, startServer } from '../helpers/running-server.ts';
import { lackingSecurity, securityNames, securityNamesOfAll } from '../helpers/security-names.ts';

const appSecret = 'a secret of the tests, long enough';

let folder: string;
let databasePort: number;
let database: Awaited<ReturnType<typeof serveHrana>>;
let node: RunningServer;
let edge: { origin: string; stop(): Promise<void> };

const openDatabaseServer = () =>
  serveHrana(() => join(folder, 'remote.db'), { port: databasePort });

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pasokh-runtimes-'));
  databasePort = await freePort();
  database = await openDatabaseServer();
  const client = createClient({ url: database.url });
  await applyMigrations(client, 'worker/migrations');
  client.close();
  node = await startServer({ keep: true, env: { LIBSQL_URL: database.url } });
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  const worker = await runBuiltWorker({
    folders: foldersOf(process.cwd()),
    port,
    variables: { APP_SECRET: appSecret, PUBLIC_ORIGIN: origin, LIBSQL_URL: database.url },
  });
  edge = { origin, stop: worker.stop };
}, 120_000);

afterAll(async () => {
  await edge.stop();
  await node.stop();
  await database.stop();
  await rm(folder, { recursive: true, force: true });
});

const origins = () => [node.origin, edge.origin];
const ask = (origin: string, path: string, init: RequestInit = {}) =>
  fetch(origin + path, { redirect: 'manual', ...init });

const tooLarge = { method: 'POST', body: 'x'.repeat(300 * 1024) };
const askedOf = (article: string): RequestInit => ({
  method: 'POST',
  headers: { 'Sec-Fetch-Site': 'same-origin' },
  body: new URLSearchParams({ article, helpful: 'no' }),
});
const requests: [path: string, init?: RequestInit][] = [
  ...Object.values(pages).map(({ path }): [string] => [path.replace(/:[a-z]+/, 'NOSUCHCODE12')]),
  ['/search?q=a'],
  ['/search/?q=%D9%85%D8%B1%D8%AC%D9%88%D8%B9%DB%8C'],
  ['/feedback/', askedOf('orders/cancel')],
  ['/no/such/page/'],
  ['/no-such-file.js'],
  ['/privacy'],
  ['/orders/cancel/index.html.md'],
  ['/llms.txt'],
  ['/feed.xml'],
  ['/og/orders/cancel.png'],
  ['/service-worker.js'],
  ['/favicon.svg'],
  ['/api/health'],
  ['/api/ready'],
  ['/api/no-such-thing'],
  ['/api/no-such-thing', { method: 'POST' }],
  ['/api/no-such-thing', { ...tooLarge, headers: { 'Sec-Fetch-Site': 'same-origin' } }],
];

/** The first name of each extension; scripts of workers are none of these. */
const oneOfEachKind = (names: readonly string[]) => [
  ...new Map(
    names
      .filter((name) => !name.startsWith('worker-'))
      .map((name) => [/[^.]*$/.exec(name)?.[0], name]),
  ).values(),
];

describe('both runtimes', () => {
  it.each(requests)(
    'R54 R55 answer %s alike, with the same security headers',
    async (path, init) => {
      const [byNode, byEdge] = await Promise.all(
        origins().map((origin) => ask(origin, path, init)),
      );
      if (!byNode || !byEdge) throw new Error('A server did not answer.');
      expect(byEdge.status).toBe(byNode.status);
      expect(lackingSecurity(byNode.headers)).toEqual([]);
      for (const name of securityNames)
        expect(byEdge.headers.get(name), name).toBe(byNode.headers.get(name));
      expect(byNode.headers.get('content-security-policy') ?? '').not.toMatch(
        /script-src[^;]*unsafe/,
      );
      const type = (response: Response) => response.headers.get('content-type')?.toLowerCase();
      if (byNode.status !== 307) expect(type(byEdge)).toBe(type(byNode));
    },
  );

  it.each(['/og/no-such.png', '/_astro/no-such.js'])(
    'R54 answer alike where %s is missing: the page says so, with the headers of its folder',
    async (path) => {
      for (const origin of origins()) {
        const { status, headers } = await ask(origin, path);
        expect(status).toBe(404);
        expect(new Set(securityNames.filter((name) => headers.has(name))), origin).toEqual(
          new Set(securityNamesOfAll),
        );
      }
    },
  );

  it('R54 send the headers of documents with documents and scripts of workers alone', async () => {
    const built = await readdir(join(foldersOf(process.cwd()).site, '_astro'));
    const hashed = built.filter((name) => !/\.(?:br|gz)$/.test(name));
    const workers = hashed.filter((name) => name.startsWith('worker-'));
    expect(workers.map((name) => name.split('.')[0]).sort()).toEqual([
      'worker-solver',
      'worker-worker',
    ]);
    for (const origin of origins())
      for (const name of [...workers, ...oneOfEachKind(hashed)]) {
        const { headers } = await ask(origin, `/_astro/${name}`);
        const isForAll = (one: string) =>
          securityNamesOfAll.includes(one) || workers.includes(name);
        expect(
          securityNames.filter((one) => headers.has(one)),
          origin + name,
        ).toEqual(securityNames.filter(isForAll));
      }
  });

  it('find the same answers, by the same engine', async () => {
    const path = `/search/?q=${encodeURIComponent('سفارشمو کنسل کنم')}`;
    const [byNode, byEdge] = await Promise.all(
      origins().map(async (origin) => (await ask(origin, path)).text()),
    );
    expect(byNode).toContain('href="/orders/cancel/');
    expect(byEdge).toBe(byNode);
  });

  it('know which articles take feedback', async () => {
    for (const origin of origins()) {
      expect((await ask(origin, '/feedback/', askedOf('orders/cancel'))).status, origin).toBe(200);
      expect((await ask(origin, '/feedback/', askedOf('no/such/page'))).status, origin).toBe(404);
    }
  });

  it('R55 hold hashed files for ever, and pages not', async () => {
    const html = await (await ask(node.origin, '/')).text();
    const style = /\/_astro\/[^"]+\.css/.exec(html)?.[0] ?? '';
    const index = /data-index="([^"]+)"/.exec(html)?.[1] ?? '';
    expect((await ask(node.origin, index)).headers.get('cache-control')).toMatch(/immutable/);
    for (const path of ['/', style, index]) {
      const [byNode, byEdge] = await Promise.all(origins().map((origin) => ask(origin, path)));
      expect(byEdge?.headers.get('cache-control'), path).toBe(byNode?.headers.get('cache-control'));
    }
  });

  it('R55 the file of headers stays within the limits of the edge', async () => {
    const text = await readFile(join(foldersOf(process.cwd()).site, '_headers'), 'utf8');
    const lines = text.split('\n');
    expect(lines.filter((line) => line.startsWith('/')).length).toBeLessThanOrEqual(100);
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(2_000);
  });

  it('send to the worker first what the table of pages does not leave to files', async () => {
    const text = await readFile('wrangler.toml', 'utf8');
    const listed = /run_worker_first = (\[[^\]]*\])/.exec(text)?.[1] ?? '[]';
    const needed = Object.values(pages)
      .filter(({ path, by }) => by !== 'built' || /^\/(contact|sign-in|requests)\//.test(path))
      .map(({ path }) => `/${path.split('/')[1]}/*`);
    for (const pattern of ['/api/*', ...needed]) expect(JSON.parse(listed)).toContain(pattern);
  });

  it('R25 answer 503 while the database is gone, serve pages meanwhile, and recover by themselves', async () => {
    const mobile = '09121234567';
    const works = new Map<string, string | undefined>();
    for (const origin of origins())
      works.set(origin, await solveAt((request) => fetch(request), origin)('code', mobile));
    await database.stop();
    for (const origin of origins()) {
      const refused = await ask(origin, '/api/ready');
      expect(refused.status, origin).toBe(503);
      expect(refused.headers.get('Retry-After'), origin).toBeTruthy();
      const code = await ask(origin, '/api/sign-in/code', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', 'Sec-Fetch-Site': 'same-origin' },
        body: JSON.stringify({ mobile, work: works.get(origin) }),
      });
      expect(code.status, origin).toBe(503);
      expect((await ask(origin, '/')).status, origin).toBe(200);
      expect((await ask(origin, '/api/health')).status, origin).toBe(200);
    }
    expect(node.output()).not.toContain('SMS to');
    database = await openDatabaseServer();
    for (const origin of origins())
      expect((await ask(origin, '/api/ready')).status, origin).toBe(200);
  });

  it('R24 believe no header about where a request comes from', async () => {
    const send = (address: string) =>
      ask(node.origin, '/api/proof-of-work', {
        headers: { 'X-Forwarded-For': address, 'CF-Connecting-IP': address, Forwarded: address },
      });
    const answers = await Promise.all(['203.0.113.1', '203.0.113.2'].map(send));
    expect(new Set(answers.map(({ status }) => status)).size).toBe(1);
    const client = createClient({ url: database.url });
    const { rows } = await client.execute(
      "SELECT key FROM rate_limits WHERE key LIKE '%203.0.113%'",
    );
    client.close();
    expect(rows).toEqual([]);
  });
});
