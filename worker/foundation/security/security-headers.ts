import { createMiddleware } from 'hono/factory';
import type { AppEnv } from '../http/app-env.ts';
import type { Services } from '../ports/services.ts';

/** Puts the one set of security headers on whatever is answered; a route may have set a stricter one. */
export function sendSecurityHeaders({ securityHeaders }: Pick<Services, 'securityHeaders'>) {
  const all = Object.entries(securityHeaders);
  return createMiddleware<AppEnv>(async (c, next) => {
    await next();
    for (const [name, value] of all) if (!c.res.headers.has(name)) c.res.headers.set(name, value);
  });
}
