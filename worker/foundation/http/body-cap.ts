import type { Context } from 'hono';
import { createMiddleware } from 'hono/factory';
import { Problem } from '../problem.ts';
import { addressKey } from '../security/client-address.ts';
import type { AppContext, AppEnv } from './app-env.ts';
import type { BodyMemory } from './body-memory.ts';
import { IncomingBody } from './incoming-body.ts';

/**
 * The most a route takes whose path starts with `path`. A body that is `judgedFirst` is left to its route,
 * which asks for it once it knows from the head that it wants it.
 */
export type BodyCap = { path: string; bytes: number; judgedFirst?: boolean };

/** Given by each runtime: the body of a request as a stream that takes in no more than is read. */
export type BodyOf = (c: Context) => ReadableStream<Uint8Array> | null;

const bodyless = new Set(['GET', 'HEAD', 'TRACE']);

/**
 * Counts the bytes that really arrive, whatever Content-Length claims, and answers `body_too_large`
 * before any handler runs (R29), `unreadable_body` where it breaks off (R95), and `busy` where all
 * bodies together hold more than `memory` (R93). The first cap whose path fits decides.
 */
export function capBodies(
  memory: BodyMemory,
  bodyOf: BodyOf,
  caps: readonly BodyCap[],
  otherwiseBytes: number,
) {
  return createMiddleware<AppEnv>(async (c, next) => {
    const cap = caps.find(({ path }) => c.req.path.startsWith(path));
    const maxBytes = cap?.bytes ?? otherwiseBytes;
    const stream = bodyless.has(c.req.method) ? null : bodyOf(c);
    const declaredBytes = lengthOf(c);
    const sender = addressKey(c.var.clientAddress);
    const body = new IncomingBody(memory, { stream, maxBytes, declaredBytes, sender });
    c.set('body', body);
    try {
      if (declaredBytes !== null && declaredBytes > maxBytes) throw new Problem('body_too_large');
      if (stream && !cap?.judgedFirst) {
        const { url, method, raw } = c.req;
        c.req.raw = new Request(url, { method, headers: raw.headers, body: await body.read() });
      }
      await next();
    } catch (fault) {
      closeAfter(c, fault);
      throw fault;
    } finally {
      closeAfter(c, c.error);
      body.release();
    }
  });
}

function lengthOf({ req }: AppContext): number | null {
  if (req.header('Transfer-Encoding') !== undefined) return null;
  const length = req.header('Content-Length');
  return length === undefined ? null : Number.parseInt(length, 10) || 0;
}

const unread = ['body_too_large', 'busy'];

/** What is left of such a body is not read, so nothing more can come over its connection. */
function closeAfter(c: AppContext, fault: unknown) {
  if (fault instanceof Problem && unread.includes(fault.code)) c.header('Connection', 'close');
}
