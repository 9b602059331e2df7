import type { Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { createMiddleware } from 'hono/factory';
import { Problem } from '../problem.ts';
import type { AppEnv } from './app-env.ts';

/** The most a route takes whose path starts with `path`. */
export type BodyCap = { path: string; bytes: number };

/**
 * Counts the bytes that really arrive, whatever Content-Length claims, and answers
 * `body_too_large` before any handler runs (R29), `unreadable_body` where it breaks off (R95). The
 * first cap whose path fits decides.
 */
export function capBodies(caps: readonly BodyCap[], otherwiseBytes: number) {
  const refuse = (c: Context) => {
    // What is left of the body is not read, so nothing more can come over this connection.
    c.header('Connection', 'close');
    throw new Problem('body_too_large');
  };
  const limits = caps.map(({ path, bytes }) => ({
    path,
    limit: bodyLimit({ maxSize: bytes, onError: refuse }),
  }));
  const general = bodyLimit({ maxSize: otherwiseBytes, onError: refuse });
  return createMiddleware<AppEnv>(async (c, next) => {
    const own = limits.find(({ path }) => c.req.path.startsWith(path));
    let isCounted = false;
    try {
      return await (own?.limit ?? general)(c, () => {
        isCounted = true;
        return next();
      });
    } catch (fault) {
      throw isCounted || fault instanceof Problem ? fault : new Problem('unreadable_body');
    }
  });
}
