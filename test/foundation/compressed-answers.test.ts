import { randomBytes } from 'node:crypto';
import { type AddressInfo, connect } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { compressTable } from '../../worker/foundation/node/http/compressed-table.node.ts';
import { createHttpServer } from '../../worker/foundation/node/http/http-server.node.ts';
import { createRefusals } from '../../worker/foundation/node/http/refusals.node.ts';
import { systemRandomBytes } from '../../worker/foundation/ports/random.ts';
import { securityHeaders } from '../../worker/foundation/security/headers.ts';

const words = 'پاسخ '.repeat(400);
const short = 'پاسخ';
const rows = Array.from({ length: 300 }, (_, i) => `${i},${short}\r\n`);
const asTable = { 'Content-Type': 'text/csv; charset=utf-8', 'Cache-Control': 'no-store' };
const own = { 'Cache-Control': 'no-store' };
const forAll = { 'Cache-Control': 'private, no-cache' };

/** Answers as the app has them: headers are set when the route is done. */
const app = new Hono()
  .use(async (c, next) => {
    await next();
    c.res.headers.set('X-Request-Id', 'id');
  })
  .get('/own/data', (c) => c.json({ words }, 200, own))
  .post('/own/data', (c) => c.json({ words }, 200, own))
  .get('/own/short', (c) => c.json({ short }, 200, own))
  .get('/own/page', (c) => c.html(words, 200, own))
  .get('/own/picture', (c) => c.body(words, 200, { ...own, 'Content-Type': 'image/png' }))
  .get('/own/table', (c) => c.body(streamed(rows), 200, asTable))
  .get('/own/broken', (c) => c.body(broken(), 200, asTable))
  .get('/own/endless', (c) => c.body(endless(), 200, asTable))
  .get('/all/page', (c) => c.html(words, 200, forAll))
  .get('/all/varying', (c) => c.html(words, 200, { ...forAll, Vary: 'Cookie' }))
  .get('/all/sized/:size', (c) => c.text('a'.repeat(Number(c.req.param('size'))), 200, forAll));

const streamed = (parts: readonly string[]) =>
  new ReadableStream<Uint8Array>({
    start(controller) {
      for (const part of parts) controller.enqueue(new TextEncoder().encode(part));
      controller.close();
    },
  });

/** Fails behind its first rows. */
const broken = () =>
  new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(new TextEncoder().encode(rows.join(''))),
    pull: (controller) => controller.error(new Error('The database is gone.')),
  });

let cancelled = 0;
/** Goes on until its reader has gone. */
const endless = () =>
  new ReadableStream<Uint8Array>({
    pull: (controller) => controller.enqueue(new Uint8Array(randomBytes(10_000))),
    cancel: () => void cancelled++,
  });

/** What comes over one connection, until the other side closes it or has no more to say. */
const rawly = (port: number, asked: string) =>
  new Promise<string>((resolve) => {
    let all = '';
    const socket = connect(port, '127.0.0.1', () => socket.end(asked));
    socket.setEncoding('latin1');
    socket.on('data', (piece: string) => {
      all += piece;
    });
    socket.on('close', () => resolve(all));
  });

async function started() {
  const refusals = await createRefusals({
    securityHeaders: securityHeaders({ scripts: [], styles: [] }),
    randomBytes: systemRandomBytes,
  });
  const listener = getRequestListener(async (asked) =>
    compressTable(asked, await app.fetch(asked)),
  );
  const server = createHttpServer({ refusals, log: { info() {} } }, (request, response) => {
    void listener(request, response);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return server.address() as AddressInfo;
}

async function serve() {
  const { port } = await started();
  return (path: string, { method = 'GET', encoding = 'gzip, br', site = 'same-origin' } = {}) =>
    fetch(`http://127.0.0.1:${port}${path}`, {
      method,
      headers: { 'Accept-Encoding': encoding, 'Sec-Fetch-Site': site },
    });
}

const encodingOf = ({ headers }: Response) => headers.get('content-encoding');
const sizeOf = ({ headers }: Response) => Number(headers.get('content-length'));

describe('answers on Node', () => {
  it.each(['br', 'gzip'])('are sent as %s to whom reads it, with the same words', async (one) => {
    const ask = await serve();
    const answer = await ask('/own/data', { encoding: one });
    expect(encodingOf(answer)).toBe(one);
    expect(sizeOf(answer)).toBeLessThan(JSON.stringify({ words }).length / 10);
    expect(answer.headers.get('x-request-id')).toBe('id');
    expect(await answer.json()).toEqual({ words });
    const plain = await ask('/own/data', { encoding: `${one};q=0` });
    expect(encodingOf(plain)).toBeNull();
    expect(sizeOf(plain)).toBe(new TextEncoder().encode(JSON.stringify({ words })).length);
    expect(await plain.json()).toEqual({ words });
  });

  it('are sent as they are where little is saved', async () => {
    const ask = await serve();
    for (const path of ['/own/short', '/own/picture'])
      expect(encodingOf(await ask(path)), path).toBeNull();
    expect(encodingOf(await ask('/own/data', { method: 'HEAD' }))).toBeNull();
  });

  it('are not compressed where they hold what is somebody’s and another site may have asked', async () => {
    const ask = await serve();
    for (const site of ['cross-site', 'same-site', 'none', ''])
      expect(encodingOf(await ask('/own/data', { site })), site).toBeNull();
    expect(encodingOf(await ask('/own/table', { site: 'cross-site' }))).toBeNull();
  });

  it('are not compressed where they may hold a token, a new code or a new link', async () => {
    const ask = await serve();
    expect(encodingOf(await ask('/own/page'))).toBeNull();
    expect(encodingOf(await ask('/own/data', { method: 'POST' }))).toBeNull();
  });

  it('hide the size of what is somebody’s behind padding', async () => {
    const ask = await serve();
    const paddings = new Set<number>();
    for (let i = 0; i < 20; i++)
      paddings.add((await ask('/own/data')).headers.get('x-padding')?.length ?? -1);
    expect(paddings.size).toBeGreaterThan(3);
    expect(Math.max(...paddings)).toBeLessThan(64);
    expect((await ask('/all/page')).headers.has('x-padding')).toBe(false);
  });

  it('that everybody gets are compressed whoever asks, and caches learn of it', async () => {
    const ask = await serve();
    const answer = await ask('/all/page', { site: 'cross-site' });
    expect(encodingOf(answer)).toBe('br');
    expect(await answer.text()).toBe(words);
    for (const encoding of ['br', 'identity'])
      expect((await ask('/all/page', { encoding })).headers.get('vary')).toBe('Accept-Encoding');
  });

  it('of a table are compressed row by row', async () => {
    const ask = await serve();
    const table = await ask('/own/table');
    expect(encodingOf(table)).toBe('gzip');
    expect(table.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(await table.text()).toBe(rows.join(''));
    expect(encodingOf(await ask('/own/table', { encoding: 'br' }))).toBeNull();
  });
});

describe('an Accept-Encoding', () => {
  it.each([
    ['*', 'br'],
    ['*;q=0', null],
    ['*, br;q=0', 'gzip'],
    ['br;q=0, *', 'gzip'],
    ['*;q=0, gzip', 'gzip'],
    ['identity;q=0', null],
    ['identity;q=0, *', 'br'],
    ['BR', 'br'],
    ['gzip;q=0.000, br;q=0.0', null],
    ['gzip ; q=0.1', 'gzip'],
    ['', null],
  ])('%s is read as RFC 9110 says', async (encoding, taken) => {
    const ask = await serve();
    const answer = await ask('/own/data', { encoding });
    expect(encodingOf(answer)).toBe(taken);
    expect(await answer.json()).toEqual({ words });
  });
});

describe('bodies at the bounds of what is compressed', () => {
  it.each([0, 1, 1023, 1024, 1025])('of %i bytes arrive whole', async (size) => {
    const ask = await serve();
    const answer = await ask(`/all/sized/${size}`);
    expect(encodingOf(answer)).toBe(size < 1024 ? null : 'br');
    expect(await answer.text()).toBe('a'.repeat(size));
  });

  it('keep what else an answer depends on', async () => {
    const ask = await serve();
    expect((await ask('/all/varying')).headers.get('vary')).toBe('Cookie, Accept-Encoding');
  });

  it('go over one connection one after another, and to HTTP/1.0', async () => {
    const { port } = await started();
    const get = (path: string, version: string, more = '') =>
      `GET ${path} HTTP/${version}\r\nHost: a.example\r\nAccept-Encoding: gzip\r\n${more}\r\n`;
    const all = await rawly(port, `${get('/all/page', '1.1')}${get('/all/sized/3', '1.0')}`);
    expect(all.match(/HTTP\/1\.1 200/g)).toHaveLength(2);
    expect(all.endsWith('\r\n\r\naaa')).toBe(true);
    const old = await rawly(port, get('/all/page', '1.0'));
    expect(old).toMatch(/content-length: \d+\r\n/i);
    expect(old).not.toMatch(/transfer-encoding/i);
  });
});

describe('a table that breaks off', () => {
  it('in the middle is no whole answer', async () => {
    const ask = await serve();
    const said = vi.spyOn(console, 'error').mockImplementation(() => {});
    onTestFinished(() => said.mockRestore());
    const answer = await ask('/own/broken');
    await expect(answer.text()).rejects.toThrow();
  });

  it('at its reader ends its reads too', async () => {
    const ask = await serve();
    const answer = await ask('/own/endless');
    const reader = answer.body?.getReader();
    await reader?.read();
    await reader?.cancel();
    await vi.waitFor(() => expect(cancelled).toBe(1));
  });
});
