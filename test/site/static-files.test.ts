import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it, onTestFinished } from 'vitest';
import { KeptBytes } from '../../worker/foundation/node/http/kept-bytes.node.ts';
import { type FileList, StaticFiles } from '../../worker/foundation/node/http/static-files.node.ts';
import { securityHeaders } from '../../worker/foundation/security/headers.ts';

const headers = securityHeaders({ scripts: [], styles: [] });

async function freshFolder() {
  const folder = await mkdtemp(join(tmpdir(), 'pasokh-files-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** A site of one page and one script, as a build writes it. */
async function makeSite(words: string, script = 'x') {
  const folder = await freshFolder();
  const page = Buffer.from(`<p>${words.repeat(200)}</p>`);
  const gzip = gzipSync(page);
  await mkdir(join(folder, '_astro'));
  await writeFile(join(folder, 'index.html'), page);
  await writeFile(join(folder, 'index.html.gz'), gzip);
  await writeFile(join(folder, '_astro', `${script}.js`), script);
  const list: FileList = {
    '/': { type: 'text/html', etag: words, size: page.length, gzip: gzip.length },
    [`/_astro/${script}.js`]: {
      type: 'text/javascript',
      etag: script,
      size: script.length,
      immutable: true,
    },
  };
  return { folder, list, page };
}

type Site = Awaited<ReturnType<typeof makeSite>>;

/** Serves a site, and answers requests to it. */
async function serve(site: Site, others: Site[] = []) {
  const files = new StaticFiles(site, others, headers);
  const server = createServer((request, response) => {
    void files.answer(request, response, request.url ?? '');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return (path: string, asked: Record<string, string> = {}, method = 'GET') =>
    fetch(`http://127.0.0.1:${port}${path}`, {
      method,
      headers: { 'Accept-Encoding': 'identity', ...asked },
      redirect: 'manual',
    });
}

describe('static files', () => {
  it('are read from the disk once, and sent from memory from then on', async () => {
    const site = await makeSite('a');
    const get = await serve(site);
    const first = await (await get('/')).text();
    await rm(site.folder, { recursive: true });
    expect(await (await get('/')).text()).toBe(first);
    // Its compressed copy was not asked for while it was there.
    expect((await get('/', { 'Accept-Encoding': 'gzip' })).status).toBe(404);
  });

  it('keep their bytes, tags, lengths and copies, from the disk and from memory', async () => {
    const { page, ...site } = await makeSite('b');
    const get = await serve({ page, ...site });
    for (const _ of ['disk', 'memory']) {
      const whole = await get('/');
      expect(whole.status).toBe(200);
      expect(whole.headers.get('etag')).toBe('"b"');
      expect(whole.headers.get('content-length')).toBe(String(page.length));
      expect(Buffer.from(await whole.arrayBuffer()).equals(page)).toBe(true);
      const copy = await get('/', { 'Accept-Encoding': 'br, gzip' });
      expect(copy.headers.get('content-encoding')).toBe('gzip');
      expect(copy.headers.get('vary')).toBe('Accept-Encoding');
      expect(Buffer.from(await copy.arrayBuffer()).equals(page)).toBe(true);
      const tag = whole.headers.get('etag') ?? '';
      expect((await get('/', { 'If-None-Match': tag })).status).toBe(304);
      expect((await get('/', { 'If-None-Match': '"other"' })).status).toBe(200);
      const head = await get('/', {}, 'HEAD');
      expect(head.headers.get('content-length')).toBe(String(page.length));
      expect(await head.text()).toBe('');
      // Ranges are not offered: the whole file is a right answer to one.
      const range = await get('/', { Range: 'bytes=0-3' });
      expect(range.status).toBe(200);
      expect(Buffer.from(await range.arrayBuffer()).equals(page)).toBe(true);
    }
  });

  it('are those of the new build after a switch, and the hashed ones of the former stay', async () => {
    const [before, after] = [await makeSite('before', 'old'), await makeSite('after', 'new')];
    await (await serve(before))('/');
    const get = await serve(after, [before]);
    expect(await (await get('/')).text()).toBe(after.page.toString());
    expect(await (await get('/_astro/old.js')).text()).toBe('old');
    expect(await (await get('/_astro/new.js')).text()).toBe('new');
  });

  it('send the headers of documents with pages alone', async () => {
    const get = await serve(await makeSite('t'));
    expect((await get('/')).headers.get('content-security-policy')).toBeTruthy();
    expect((await get('/_astro/x.js')).headers.get('content-security-policy')).toBeNull();
    expect((await get('/_astro/x.js')).headers.get('x-content-type-options')).toBe('nosniff');
  });
});

describe('bytes that are kept', () => {
  it('stay within their bound: the file used longest ago is read again', async () => {
    const folder = await freshFolder();
    const file = (name: string) => join(folder, name);
    for (const name of ['a', 'b', 'c']) await writeFile(file(name), name.repeat(4_000));
    const kept = new KeptBytes(11_000);
    await kept.read(file('a'));
    await kept.read(file('b'));
    await kept.read(file('a'));
    await kept.read(file('c'));
    await rm(folder, { recursive: true });
    expect(String(await kept.read(file('a')))).toContain('aaa');
    expect(String(await kept.read(file('c')))).toContain('ccc');
    expect(await kept.read(file('b'))).toBeNull();
  });

  it('are read once for all who ask at the same time', async () => {
    const file = join(await freshFolder(), 'a');
    await writeFile(file, 'once');
    const kept = new KeptBytes(10_000);
    const [first, ...others] = await Promise.all(Array.from({ length: 32 }, () => kept.read(file)));
    expect(others.every((bytes) => bytes === first)).toBe(true);
  });
});
