import type { RequestListener } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { boundConnections } from '../../worker/foundation/node/http/connections.node.ts';
import { createHttpServer } from '../../worker/foundation/node/http/http-server.node.ts';
import { createRefusals } from '../../worker/foundation/node/http/refusals.node.ts';
import { systemRandomBytes } from '../../worker/foundation/ports/random.ts';
import { securityHeaders } from '../../worker/foundation/security/headers.ts';
import { lackingHeaders, parseAnswer } from '../helpers/raw-request.ts';

const log = { info() {} };

/** The server of Node in this process; its answers begin once the whole body was read. */
async function serve(listener: RequestListener = answerAtEnd) {
  const refusals = await createRefusals({
    securityHeaders: securityHeaders({ scripts: [], styles: [] }),
    randomBytes: systemRandomBytes,
  });
  const server = createHttpServer({ refusals, log }, listener);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { server, port: (server.address() as AddressInfo).port };
}

const answerAtEnd: RequestListener = (request, response) => {
  request.on('error', () => {});
  request.on('end', () => response.end('taken')).resume();
};

/** A connection of a client; `received()` is all that came. */
function open(port: number, text = '') {
  const socket = connect(port, '127.0.0.1');
  if (text) socket.write(text);
  let received = '';
  socket.on('data', (chunk) => {
    received += chunk.toString();
  });
  socket.on('error', () => {});
  const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()));
  onTestFinished(() => void socket.destroy());
  return { socket, closed, received: () => received };
}

const post = (bytes: number) =>
  `POST /api/x HTTP/1.1\r\nHost: a\r\nContent-Length: ${bytes}\r\n\r\n`;

/** Lets both sides read what was written. */
const settle = () => new Promise((done) => setTimeout(done, 5));

/** Lets seconds pass; `each` is called at the beginning of every one. */
async function pass(seconds: number, each: () => void = () => {}) {
  for (let at = 0; at < seconds; at++) {
    each();
    await settle();
    vi.advanceTimersByTime(1_000);
    await settle();
  }
}

describe('R93 a client that sends its body slowly', () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ['setInterval', 'performance'] }));
  afterEach(() => void vi.useRealTimers());

  it.each([
    ['nothing of it', 0, 0],
    ['a byte a second', 1, 0],
    ['a little under 8 KB in ten seconds', 800, 0],
    ['100 KB, and then a byte a second', 1, 100_000],
  ])('is ended after %s for ten seconds', async (_, bytesPerSecond, atOnce) => {
    const { port } = await serve();
    const client = open(port, post(1_000_000));
    await settle();
    client.socket.write('x'.repeat(atOnce));
    await pass(14, () => client.socket.writable && client.socket.write('x'.repeat(bytesPerSecond)));
    const answer = parseAnswer(client.received());
    expect(answer.status).toBe(408);
    expect(answer.headers.get('connection')).toBe('close');
    expect(JSON.parse(answer.body).error.code).toBe('request_too_slow');
    expect(lackingHeaders(answer)).toEqual([]);
    await client.closed;
  });

  it('is ended with chunks too, and where the answer was there before the body', async () => {
    const { port } = await serve((request, response) => {
      if (request.url === '/early') response.end('early');
      else answerAtEnd(request, response);
    });
    const chunked = open(port, 'POST /x HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n');
    const early = open(port, 'GET /early HTTP/1.1\r\nHost: a\r\nContent-Length: 9999\r\n\r\n');
    await pass(14, () => chunked.socket.writable && chunked.socket.write('1\r\nx\r\n'));
    expect(parseAnswer(chunked.received()).status).toBe(408);
    await Promise.all([chunked.closed, early.closed]);
  });

  it('is accepted at 1 KB a second', async () => {
    const { port } = await serve();
    const client = open(port, post(30 * 1024));
    await pass(30, () => client.socket.write('x'.repeat(1024)));
    expect(parseAnswer(client.received())).toMatchObject({ status: 200, body: 'taken' });
  });

  it('is accepted while we let it wait', async () => {
    let readOn = () => {};
    const { port } = await serve((request, response) => {
      readOn = () => answerAtEnd(request, response);
    });
    const client = open(port, post(1_000_000));
    client.socket.write('x'.repeat(1_000_000));
    await pass(30);
    readOn();
    await vi.waitFor(() => expect(parseAnswer(client.received()).status).toBe(200));
  });
});

describe('R93 connections over the most that may be open', () => {
  async function serveFew(address: () => string) {
    const { server, port } = await serve();
    // The system gives all clients of a test one address.
    server.prependListener('connection', (socket: Socket) =>
      Object.defineProperty(socket, 'remoteAddress', { value: address() }),
    );
    const reports: string[] = [];
    boundConnections(server, {
      max: 5,
      isBusy: () => false,
      log: { info: (event) => void reports.push(event) },
    });
    return { server, port, reports };
  }

  it('close the oldest that waits for nothing, of the address that has the most', async () => {
    const { port, reports } = await serveFew(() => '192.0.2.9');
    const first = open(port);
    await vi.waitFor(() => expect(first.socket.connecting).toBe(false));
    const many: ReturnType<typeof open>[] = [];
    for (let at = 0; at < 20; at++) {
      many.push(open(port));
      await settle();
    }
    await vi.waitFor(() => expect(many.filter(({ socket }) => !socket.closed)).toHaveLength(5));
    expect(many.slice(-5).every(({ socket }) => !socket.closed)).toBe(true);
    expect(reports).toEqual(['connections_full']);
  });

  it('leave the only connection of another address open', async () => {
    let next = '192.0.2.1';
    const { port } = await serveFew(() => next);
    const honest = open(port);
    await vi.waitFor(() => expect(honest.socket.connecting).toBe(false));
    await settle();
    next = '192.0.2.9';
    for (let at = 0; at < 20; at++) {
      open(port);
      await settle();
    }
    honest.socket.write('GET / HTTP/1.1\r\nHost: a\r\n\r\n');
    await vi.waitFor(() => expect(parseAnswer(honest.received()).status).toBe(200));
  });
});

describe('R93 requests that come ahead of answers', () => {
  const get = (at: number) => `GET /${at} HTTP/1.1\r\nHost: a\r\n\r\n`;

  it('are answered one after the other', async () => {
    let most = 0;
    let now = 0;
    const { port } = await serve((request, response) => {
      now += 1;
      most = Math.max(most, now);
      setTimeout(() => {
        now -= 1;
        response.end(request.url);
      }, 1);
    });
    const client = open(port, [1, 2, 3, 4, 5].map(get).join(''));
    await vi.waitFor(() => expect(client.received()).toContain('/5'));
    expect(client.received().match(/\/\d$|\/\d(?=HTTP)/gm)).toHaveLength(5);
    expect(most).toBe(1);
  });

  it('end the connection where they are too many', async () => {
    const { port } = await serve(() => {});
    const client = open(port, Array.from({ length: 50 }, (_, at) => get(at)).join(''));
    await client.closed;
  });
});
