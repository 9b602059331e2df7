import type { IncomingMessage } from 'node:http';
import { type AddressInfo, connect, Socket } from 'node:net';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { BodyMemory } from '../../worker/foundation/http/body-memory.ts';
import { IncomingBody } from '../../worker/foundation/http/incoming-body.ts';
import { bodyStream } from '../../worker/foundation/node/http/body-stream.node.ts';
import { createHttpServer } from '../../worker/foundation/node/http/http-server.node.ts';
import { PassableRequest } from '../../worker/foundation/node/http/passable-request.node.ts';
import { createRefusals } from '../../worker/foundation/node/http/refusals.node.ts';
import { systemClock } from '../../worker/foundation/ports/clock.ts';
import { systemRandomBytes } from '../../worker/foundation/ports/random.ts';
import { securityHeaders } from '../../worker/foundation/security/headers.ts';

const megabyte = 1024 * 1024;
const piece = () => new Uint8Array(64 * 1024);

/** A request of HTTP without a connection, with a body of unknown length. */
function makeRequest() {
  const request = new PassableRequest(new Socket());
  request.headers['transfer-encoding'] = 'chunked';
  return request;
}

describe('R93 the memory of a body goes back before any collector runs', () => {
  it('of each piece once the next is asked for', async () => {
    const request = makeRequest();
    const reader = bodyStream(request)?.getReader();
    const [first, second] = [piece(), piece()];
    request.push(first);
    await reader?.read();
    expect(first).toHaveLength(64 * 1024);
    request.push(second);
    await reader?.read();
    expect(first).toHaveLength(0);
    expect(second).toHaveLength(64 * 1024);
  });

  it('of what waits and what still comes of a body that is given up', async () => {
    const request = makeRequest();
    const [waiting, coming] = [piece(), piece()];
    request.push(waiting);
    await bodyStream(request)?.cancel();
    expect(request.push(coming)).toBe(true);
    expect([waiting.length, coming.length]).toEqual([0, 0]);
  });

  it('but not of what shares it with others', async () => {
    const request = makeRequest();
    const whole = piece();
    request.push(whole.subarray(100));
    request.passOver();
    expect(whole).toHaveLength(64 * 1024);
  });

  it.each([
    ['refused', 'busy'],
    ['too large', 'body_too_large'],
    ['broken off', 'unreadable_body'],
  ])('of a body that is %s', async (how, code) => {
    const grown = vi.spyOn(ArrayBuffer.prototype, 'transfer');
    let body: ReadableStreamDefaultController<Uint8Array> | undefined;
    const stream = new ReadableStream<Uint8Array>({
      start: (controller) => {
        body = controller;
      },
    });
    const incoming = new IncomingBody(new BodyMemory(10 * megabyte, systemClock), {
      stream,
      maxBytes: megabyte,
      declaredBytes: null,
      sender: 'a',
    });
    const reading = incoming.read();
    const outcome = expect(reading).rejects.toMatchObject({ code });
    for (let at = 0; at < 10; at++) body?.enqueue(piece());
    await vi.waitFor(() => expect(incoming.held.bytes).toBe(megabyte));
    if (how === 'refused') incoming.held.refuse();
    else if (how === 'broken off') body?.error(new Error('gone'));
    else body?.enqueue(new Uint8Array(megabyte));
    await outcome;
    const buffers = grown.mock.results.map(({ value }) => value as ArrayBuffer);
    expect(buffers.reduce((sum, { byteLength }) => sum + byteLength, 0)).toBe(0);
  });

  it('where a client goes on sending after its answer, and its connection stays', async () => {
    const refusals = await createRefusals({
      securityHeaders: securityHeaders({ scripts: [], styles: [] }),
      randomBytes: systemRandomBytes,
    });
    const seen: IncomingMessage[] = [];
    const server = createHttpServer({ refusals, log: { info() {} } }, (request, response) => {
      seen.push(request);
      response.writeHead(429).end();
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    onTestFinished(() => {
      server.closeAllConnections();
      server.close();
    });
    const { port } = server.address() as AddressInfo;
    const freed = vi.spyOn(ArrayBuffer.prototype, 'transfer');
    const socket = connect(port, '127.0.0.1');
    socket.on('error', () => {}).resume();
    const bytes = 4 * megabyte;
    socket.write(`POST /x HTTP/1.1\r\nHost: a\r\nContent-Length: ${bytes}\r\n\r\n`);
    await vi.waitFor(() => expect(seen).toHaveLength(1));
    socket.write(Buffer.alloc(bytes));
    await vi.waitFor(() => expect(seen[0]?.complete).toBe(true));
    expect(freed.mock.calls.length).toBeGreaterThanOrEqual(bytes / (64 * 1024));
    socket.write('GET /y HTTP/1.1\r\nHost: a\r\n\r\n');
    await vi.waitFor(() => expect(seen[1]?.url).toBe('/y'));
  });
});
