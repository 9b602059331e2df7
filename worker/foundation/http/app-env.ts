import type { Context, MiddlewareHandler } from 'hono';
import { createMiddleware } from 'hono/factory';
import type { Database } from '../database/database.ts';
import { base64Url } from '../ports/random.ts';
import type { Queued, Services } from '../ports/services.ts';
import type { IncomingBody } from './incoming-body.ts';

/** What every handler finds in `c.var`. */
export type AppEnv = {
  Variables: {
    requestId: string;
    /** Opened once per request by `openContext`. */
    db: Database;
    /** The notifications that the request queues. */
    queued: Queued[];
    /** Where the request came from (R24): an address limits may count, never an identity. */
    clientAddress: string;
    /** What the request brings, set by `capBodies`; read it by `readBytes`. */
    body: IncomingBody;
  };
};

/** Hono's context of a request to this app. */
export type AppContext = Context<AppEnv>;

/** Given by each runtime: the address of the peer, as far as it can be believed (R24). */
export type ClientAddress = (c: Context) => string;

/** Gives each request its id, its database and its client address. */
export function openContext(
  services: Pick<Services, 'randomBytes' | 'openDb'>,
  clientAddress: ClientAddress,
): MiddlewareHandler<AppEnv> {
  return createMiddleware<AppEnv>(async (c, next) => {
    c.set('requestId', base64Url(services.randomBytes(9)));
    c.set('clientAddress', clientAddress(c));
    c.set('db', services.openDb());
    c.set('queued', []);
    await next();
    // `c.header` would make the finished answer anew, with a stream for its body.
    c.res.headers.set('X-Request-Id', c.var.requestId);
  });
}
