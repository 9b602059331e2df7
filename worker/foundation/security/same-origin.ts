import { createMiddleware } from 'hono/factory';
import type { AppEnv } from '../http/app-env.ts';
import type { Services } from '../ports/services.ts';
import { Problem } from '../problem.ts';

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Unsafe methods must come from our own pages (R19): `Sec-Fetch-Site: same-origin`, or, from
 * browsers that do not say, an Origin equal to the configured one.
 */
export function requireSameOrigin({ config }: Pick<Services, 'config'>) {
  return createMiddleware<AppEnv>(async (c, next) => {
    if (!safeMethods.has(c.req.method)) {
      const site = c.req.header('Sec-Fetch-Site');
      const own =
        site === undefined
          ? c.req.header('Origin') === config.publicOrigin
          : site === 'same-origin';
      if (!own) throw new Problem('foreign_origin');
    }
    await next();
  });
}
