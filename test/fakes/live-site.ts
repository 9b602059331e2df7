import { request as askHttp, createServer as createHttpServer } from 'node:http';
import { createServer } from 'node:https';
import { type AddressInfo, connect } from 'node:net';
import { cert, key } from './certificate.ts';
import type { Asset } from './cloudflare-api.ts';

const liveHost = 'help.pasokh.test';

/**
 * The site that is served now, at https://help.pasokh.test, with files as Cloudflare would serve what
 * was uploaded. The name exists for those alone who go through the proxy beside it, which leads
 * nowhere else: `strayCalls` has what anybody asked of the world.
 */
export async function startLiveSite(assets: () => ReadonlyMap<string, Asset>) {
  const asked: string[] = [];
  const strayCalls: string[] = [];
  let status = 200;

  const site = createServer({ cert, key }, (request, response) => {
    const path = decodeURI(request.url ?? '');
    asked.push(path);
    const asset = status === 200 ? assets().get(path) : undefined;
    if (asset) response.writeHead(200, { 'Content-Type': asset.type }).end(asset.bytes);
    else response.writeHead(status === 200 ? 404 : status).end('<!doctype html>');
  });
  await new Promise<void>((done) => site.listen(0, '127.0.0.1', done));
  const sitePort = (site.address() as AddressInfo).port;

  const proxy = createHttpServer((request, response) => {
    const { hostname, port } = new URL(request.url ?? '', 'http://nowhere');
    if (hostname !== '127.0.0.1') {
      strayCalls.push(request.url ?? '');
      response.writeHead(502).end();
      return;
    }
    // Some clients send even what is for this machine through a proxy.
    const { method, headers, url } = request;
    const path = new URL(url ?? '').pathname + new URL(url ?? '').search;
    request.pipe(
      askHttp({ host: '127.0.0.1', port, method, path, headers }, (answer) => {
        response.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(response);
      }),
    );
  });
  proxy.on('connect', (request, socket) => {
    socket.on('error', () => {});
    const local = /^127\.0\.0\.1:(\d+)$/.exec(request.url ?? '')?.[1];
    if (!local && request.url !== `${liveHost}:443`) {
      strayCalls.push(request.url ?? '');
      socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
      return;
    }
    const through = connect(local ? Number(local) : sitePort, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
      through.pipe(socket).pipe(through);
    });
    through.on('error', () => socket.destroy());
  });
  await new Promise<void>((done) => proxy.listen(0, '127.0.0.1', done));
  const proxyUrl = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;

  return {
    origin: `https://${liveHost}`,
    /** What leads everything that a process asks of the network through the proxy. */
    env: (certificateFile: string) => ({
      HTTPS_PROXY: proxyUrl,
      HTTP_PROXY: proxyUrl,
      NO_PROXY: '127.0.0.1',
      NODE_USE_ENV_PROXY: '1',
      NODE_EXTRA_CA_CERTS: certificateFile,
    }),
    asked,
    strayCalls,
    /** Every answer has this status until it is 200 again. */
    answerWith(next: number) {
      status = next;
    },
    async stop() {
      for (const server of [site, proxy]) {
        server.closeAllConnections();
        await new Promise((resolve) => server.close(resolve));
      }
    },
  };
}

export type LiveSite = Awaited<ReturnType<typeof startLiveSite>>;
