import { createMiddleware } from 'hono/factory';
import type { AppEnv } from '../http/app-env.ts';
import type { Services } from '../ports/services.ts';
import { headersOfAnswer } from './headers.ts';

/** Puts the security headers on whatever is answered; a route may have set a stricter one. */
export const sendSecurityHeaders = ({ securityHeaders }: Pick<Services, 'securityHeaders'>) =>
  createMiddleware<AppEnv>(async (c, next) => {
    await next();
    const { headers } = c.res;
    const own = headersOfAnswer(securityHeaders, headers.get('Content-Type'));
    for (const name in own) if (!headers.has(name)) headers.set(name, own[name] ?? '');
  });
