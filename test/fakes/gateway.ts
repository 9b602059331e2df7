import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { onTestFinished } from 'vitest';
import type { Clock } from '../../worker/foundation/ports/clock.ts';

/**
 * What the gateway does with a send. `hang` takes the message and never answers; `endless` takes it and
 * answers without an end; `http_504` takes it, and a proxy before it gives up; `hold` answers when
 * `release()` is called; `close` ends the connection without reading.
 */
export type Step =
  | 'ok'
  | 'big_id'
  | 'html'
  | 'http_429'
  | 'http_500'
  | 'http_504'
  | 'endless'
  | 'close'
  | 'hang'
  | 'hold'
  | { code: number; in?: 'body' };

export type Call = {
  method: string;
  path: string;
  headers: IncomingMessage['headers'];
  body: string;
};

/** A message that would reach a phone. */
export type Accepted = { id: string; to: string; text: string; key: string | null; at: number };

/** What happens to messages of a number, instead of arriving after half a minute. */
export type Fate = 'arrives' | 'fails' | 'blocked' | 'stays';

export type Reply = { status: number; body: string };

/** One gateway's manners: `kind` tells a send from a question; null = it would refuse this call. */
export type Panel = {
  read(
    call: Call,
  ): { kind: 'send'; to: string; text: string; key: string | null } | Question | null;
  accepted(message: Accepted): Reply;
  refused(code: number): Reply;
  statusReply(message: Accepted | undefined, state: Exclude<Fate, 'stays'> | 'under_way'): Reply;
};
type Question = { kind: 'question'; id: string | null; key: string | null };

const html = '<!doctype html><title>خطا</title><h1>سامانه در دست تعمیر است</h1>';
const travelMs = 30_000;

/** Starts a gateway on loopback that dies with the test. */
export async function startGateway(panel: Panel, clock: Clock = { now: () => 0 }) {
  const calls: Call[] = [];
  const accepted: Accepted[] = [];
  const script: Step[] = [];
  const fates = new Map<string, Fate>();
  const held: (() => void)[] = [];
  const sent = { bytes: 0 };
  let nextId = 8_792_343n;

  function accept(message: Omit<Accepted, 'id' | 'at'>, isBig: boolean): Accepted {
    const known = message.key !== null && accepted.find(({ key }) => key === message.key);
    if (known) return known;
    const id = isBig ? 9_007_199_254_740_993n + nextId++ * 2n : nextId++;
    const taken = { ...message, id: String(id), at: clock.now() };
    accepted.push(taken);
    return taken;
  }

  function stateOf(message: Accepted | undefined) {
    const fate = fates.get(message?.to ?? '') ?? 'arrives';
    const isThere = message !== undefined && clock.now() - message.at >= travelMs;
    return isThere && fate !== 'stays' ? fate : 'under_way';
  }

  async function answer(call: Call, step: Step): Promise<Reply | null> {
    const asked = panel.read(call);
    if (!asked) return { status: 400, body: '{"fault":"the fake does not know this call"}' };
    if (asked.kind === 'question') {
      const message = accepted.find(({ id, key }) =>
        asked.id === null ? key !== null && key === asked.key : id === asked.id,
      );
      return panel.statusReply(message, stateOf(message));
    }
    if (typeof step === 'object') {
      const refusal = panel.refused(step.code);
      return step.in === 'body' ? { ...refusal, status: 200 } : refusal;
    }
    if (step === 'html') return { status: 200, body: html };
    if (step === 'http_429') return { status: 429, body: html };
    if (step === 'http_500') return { status: 500, body: html };
    const reply = panel.accepted(accept(asked, step === 'big_id'));
    if (step === 'http_504') return { status: 504, body: html };
    if (step === 'hang') return null;
    if (step === 'hold') await new Promise<void>((go) => held.push(go));
    return reply;
  }

  /** As long as anybody reads, and 16 MB at most. */
  async function answerEndlessly(response: ServerResponse) {
    response.writeHead(200, { 'Content-Type': 'application/json' });
    const part = 'x'.repeat(16_384);
    const parts = function* () {
      for (; sent.bytes < 16_000_000; sent.bytes += part.length) yield part;
    };
    await pipeline(Readable.from(parts()), response).catch(() => {});
  }

  async function serve(request: IncomingMessage, response: ServerResponse) {
    const isSend = !/status|\/send\/\d+$/.test(request.url ?? '') && request.method === 'POST';
    const step = (isSend && script.shift()) || 'ok';
    if (step === 'close') {
      calls.push({ method: '', path: '', headers: {}, body: '' });
      request.socket.destroy();
      return;
    }
    const { method = '', url: path = '', headers } = request;
    const call = { method, path, headers, body: await text(request) };
    calls.push(call);
    const reply = await answer(call, step);
    if (!reply) return;
    if (step === 'endless') return answerEndlessly(response);
    response.writeHead(reply.status, { 'Content-Type': 'application/json' }).end(reply.body);
  }

  const server = createServer((request, response) => void serve(request, response));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const stop = () =>
    new Promise<void>((done) => {
      server.close(() => done());
      server.closeAllConnections();
    });
  onTestFinished(stop);

  return {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls,
    accepted,
    fates,
    /** What was answered without an end. */
    sent,
    /** The next sends go this way, one step each; then all is well again. */
    play: (...steps: Step[]) => void script.push(...steps),
    release: () => held.splice(0).forEach((go) => void go()),
    stop,
  };
}

export const parseBody = (call: Call): Record<string, unknown> => {
  try {
    return JSON.parse(call.body);
  } catch {
    return {};
  }
};
