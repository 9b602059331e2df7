// A stand-in for a remote libSQL server in development and tests, as unkind as the real one: it
// follows sqld's source in its errors, its streams and its lock of the writer, and can be made to fail.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { Databases } from './databases.ts';
import { ProtocolError, ServerFault, StreamExpired } from './error-codes.ts';
import { type Fault, Faults, type InjectedFault, statementsIn, type When } from './faults.ts';
import type { HranaVersion, PipelineBody } from './protocol.ts';
import { readPipeline } from './read-pipeline.ts';
import { failAnswer, failRequest, type Reply, sendReply } from './replies.ts';
import { answerRequest } from './requests.ts';
import { StreamEnded } from './session.ts';
import { type Stream, Streams } from './streams.ts';

export type HranaOptions = {
  /** 0, the default, lets the system choose. */
  port?: number;
  /** What `Authorization: Bearer` must bring; without it, everyone is let in. */
  token?: string;
  /** How long every request waits before it is looked at; 0 by default. */
  latencyMs?: number;
  /** How long a stream may be idle between two requests; 10 s as in sqld. */
  streamExpiryMs?: number;
  /** How long a writer may hold the lock while another waits; 5 s as in sqld. */
  transactionTimeoutMs?: number;
  /** The size of one answer's values; 10 MB as in sqld. */
  maxResponseBytes?: number;
  /** False lets no commit wait for the disk, for tests: what a machine that fails takes away is then lost. */
  isDurable?: boolean;
};

export type HranaServer = {
  /** The address of the database with the empty name; `${url}/NAME/` is that of another. */
  url: string;
  /** Pipelines that came in so far, those that a fault hit among them. */
  roundTrips(): number;
  setLatency(ms: number): void;
  /** Lets a fault hit requests from now on; see `Fault` and `When`. Of several, the first that fits. */
  inject(fault: Fault, when?: When): void;
  /** Removes all faults, lets go on what hangs, and listens again where it had stopped. */
  clear(): Promise<void>;
  stop(): Promise<void>;
};

/**
 * Serves databases on a loopback port: `POST /NAME/v2/pipeline` (or v3, in JSON) goes to the file
 * that `fileOf` gives for the name, `DELETE /NAME/` closes it. Left out of sqld: WebSockets, cursors,
 * Protobuf, ATTACH, compression, JWTs (a token is compared as it is), and text that is no UTF-8.
 */
export async function serveHrana(
  fileOf: (name: string) => string,
  options: HranaOptions = {},
): Promise<HranaServer> {
  const {
    token,
    streamExpiryMs = 10_000,
    transactionTimeoutMs = 5_000,
    maxResponseBytes = 10_000_000,
    isDurable = true,
  } = options;
  const databases = new Databases(fileOf, { transactionTimeoutMs, isDurable });
  const streams = new Streams(streamExpiryMs);
  const faults = new Faults();
  let latencyMs = options.latencyMs ?? 0;
  let roundTrips = 0;

  async function runPipeline(
    request: PipelineRequest,
    body: PipelineBody,
    injectedFault: InjectedFault | undefined,
    isGone: (leave: () => void) => void,
  ): Promise<Reply> {
    let stream: Stream | undefined;
    try {
      stream = streams.acquire(() => databases.get(request.database), body.baton);
      const acquired = stream;
      isGone(() => streams.drop(acquired));
      const results = [];
      for (const one of body.requests)
        results.push(
          await answerRequest(acquired, one, {
            version: request.version,
            maxResponseBytes,
            injectedFault,
          }),
        );
      return json(200, { baton: streams.release(acquired), base_url: null, results });
    } catch (fault) {
      if (stream) streams.drop(stream);
      return replyOf(fault);
    }
  }

  async function answerPipeline(
    request: PipelineRequest,
    incoming: IncomingMessage,
    response: ServerResponse,
  ) {
    const text = await readText(incoming);
    roundTrips++;
    if (latencyMs > 0) await sleep(latencyMs);
    const refusal = refuseStranger(token, incoming.headers.authorization);
    if (refusal) return sendReply(response, refusal);
    const body = readPipeline(text);
    if (body instanceof ProtocolError) return sendReply(response, replyOf(body));
    const injectedFault = faults.isEmpty
      ? undefined
      : faults.choose({
          database: request.database,
          statements: statementsIn(body.requests, streams.textsOf(body.baton)),
        });
    const early =
      injectedFault && (await failRequest(injectedFault.fault, response, () => faults.hold()));
    if (early || response.destroyed) return;
    const reply = await runPipeline(request, body, injectedFault, (leave) =>
      response.once('close', () => {
        if (!response.writableEnded) leave();
      }),
    );
    if (injectedFault) await failAnswer(injectedFault.fault, reply, response, () => faults.hold());
    else sendReply(response, reply);
  }

  const server = createServer((incoming, response) => {
    const dropped = incoming.method === 'DELETE' && /^\/([\w-]+)\/$/.exec(incoming.url ?? '');
    if (dropped) {
      databases.forget(dropped[1] ?? '');
      response.writeHead(204).end();
      return;
    }
    const pipeline = incoming.method === 'POST' && readAddress(incoming.url ?? '');
    if (!pipeline) {
      const isIndex = incoming.method === 'GET' && /^\/(?:v2|v3|health)$/.test(incoming.url ?? '');
      response.writeHead(isIndex ? 200 : 404).end();
      return;
    }
    answerPipeline(pipeline, incoming, response).catch(() => response.destroy());
  });

  const listen = (port: number) =>
    new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, '127.0.0.1', () => {
        server.removeListener('error', reject);
        resolve();
      });
    });
  await listen(options.port ?? 0);
  const { port } = server.address() as AddressInfo;

  return {
    url: `http://127.0.0.1:${port}`,
    roundTrips: () => roundTrips,
    setLatency(ms) {
      latencyMs = ms;
    },
    inject(fault, when) {
      if ('connection' in fault && fault.connection === 'refused') {
        server.close();
        server.closeAllConnections();
      } else faults.add(fault, when);
    },
    async clear() {
      faults.clear();
      if (!server.listening) await listen(port);
    },
    async stop() {
      faults.clear();
      streams.closeAll();
      server.closeAllConnections();
      if (server.listening) await new Promise((resolve) => server.close(resolve));
      databases.close();
    },
  };
}

type PipelineRequest = { database: string; version: HranaVersion };

function readAddress(url: string): PipelineRequest | null {
  const [, database = '', version] = /^\/(?:([\w-]+)\/)?v([23])\/pipeline$/.exec(url) ?? [];
  return version ? { database, version: Number(version) as HranaVersion } : null;
}

async function readText(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

const json = (status: number, body: object): Reply => ({
  status,
  type: 'application/json',
  body: JSON.stringify(body),
});

/** sqld answers who may not enter with JSON that the client does not read: it has no `message`. */
function refuseStranger(token: string | undefined, header: string | undefined): Reply | null {
  if (token === undefined) return null;
  const refuse = (reason: string) => json(401, { error: `Unauthorized: \`${reason}\`` });
  if (!header) return refuse('Expected authorization header but none given');
  const [scheme, given] = header.split(' ');
  if (given === undefined) return refuse("Auth string does not conform to '<scheme> <token>' form");
  if (scheme?.toLowerCase() !== 'bearer')
    return refuse('The authentication scheme in the `Authorization` HTTP header is not supported');
  return given === token ? null : refuse('The JWT is invalid');
}

/** A fault that failed the whole pipeline, in the three shapes that sqld has for it. */
function replyOf(fault: unknown): Reply {
  if (fault instanceof ProtocolError)
    return { status: 400, type: 'text/plain', body: fault.message };
  if (fault instanceof StreamExpired)
    return json(400, { message: fault.message, code: fault.code });
  if (fault instanceof ServerFault) return json(fault.status, { error: fault.message });
  if (fault instanceof StreamEnded) return json(500, { error: 'Internal Error: `canceled`' });
  return json(500, { error: `Internal Error: \`${(fault as Error).message}\`` });
}
