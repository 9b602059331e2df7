import { readFile, writeFile } from 'node:fs/promises';
import { Agent, request as sendHttp } from 'node:http';
import { join } from 'node:path';
import { freePort } from '../../../scripts/dev/api.ts';
import { readConfig } from '../../../worker/foundation/config.ts';
import { openEmbeddedClient } from '../../../worker/foundation/database/client/embedded-client.node.ts';
import { openDatabase } from '../../../worker/foundation/database/database.ts';
import { foldersOf } from '../../../worker/foundation/node/folders.node.ts';
import type { BuildManifest } from '../../../worker/foundation/ports/build-manifest.ts';
import { systemClock } from '../../../worker/foundation/ports/clock.ts';
import { freshBase, startServer } from '../../helpers/running-server.ts';
import { generousLimits } from './limits.ts';
import { secretsIn } from './secrets.ts';
import { type FuzzAnswer, inboundVariables, type SentRequest, type Target } from './site.ts';

/** Of the text that the server has printed since it was last asked for. */
const keptCharacters = 20_000;

/** The built Node server, a process of its own behind a proxy that says where requests come from, until the test ends. */
export async function openServerTarget(): Promise<Target & { pid: number | undefined }> {
  const base = await freshBase();
  const { built, data } = foldersOf(base);
  const manifest = JSON.parse(await readFile(built, 'utf8')) as BuildManifest;
  Object.assign(manifest.settings.limits, generousLimits(manifest.settings.limits));
  await writeFile(built, JSON.stringify(manifest));
  const env = {
    PORT: String(await freePort()),
    TRUSTED_PROXY_COUNT: '1',
    APP_SECRET: 'a secret of the tests, long enough',
    ...inboundVariables,
  };
  const server = await startServer({ base, env });
  const errors: string[] = [];
  let printed = '';
  server.child.stdout?.on('data', (chunk: Buffer) => {
    const text = chunk.toString();
    printed = (printed + text).slice(-keptCharacters);
    errors.push(...(text.match(/^.*"level":"(?:error|alarm)".*$|^\w*Error\b.*$/gm) ?? []));
  });
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const client = openEmbeddedClient(join(data, 'pasokh.db'));
  return {
    pid: server.child.pid,
    config: readConfig({ ...env, PUBLIC_ORIGIN: server.origin }),
    settings: manifest.settings,
    db: openDatabase(client),
    article: 'payments/failed',
    now: systemClock.now,
    // Its clock is nobody's to turn; only a form must be a few seconds old.
    pass: (ms) => new Promise((wake) => setTimeout(wake, ms > 1_000 ? ms : 0)),
    async fetch(request, address) {
      const headers = new Headers(request.headers);
      headers.set('X-Forwarded-For', address);
      return await fetch(new Request(request, { headers, redirect: 'manual' }));
    },
    send: (request) => sendAsIs(agent, server.port, request),
    newSecrets() {
      const secrets = secretsIn(printed, printed);
      printed = '';
      return secrets;
    },
    settle: async () => {},
    errorLines: () => errors,
  };
}

/** Sends over a connection that stays; the path goes out as it stands. */
function sendAsIs(
  agent: Agent,
  port: number,
  { address, method, path, headers, body }: SentRequest,
): Promise<FuzzAnswer> {
  return new Promise((resolve, reject) => {
    const request = sendHttp(
      {
        agent,
        port,
        host: '127.0.0.1',
        method,
        path,
        headers: {
          Host: `localhost:${port}`,
          ...headers,
          'X-Forwarded-For': address,
          ...(body && { 'Content-Length': body.length }),
        },
      },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: new Headers(
              Object.entries(response.headers).map(([name, value]): [string, string] => [
                name,
                String(value),
              ]),
            ),
            body: Buffer.concat(chunks).toString(),
          }),
        );
      },
    );
    request.on('error', (fault: NodeJS.ErrnoException) => {
      // It was closed while it was idle, as either side may.
      if (request.reusedSocket && fault.code === 'ECONNRESET')
        sendAsIs(agent, port, { address, method, path, headers, body }).then(resolve, reject);
      else reject(fault);
    });
    request.end(body ?? undefined);
  });
}
