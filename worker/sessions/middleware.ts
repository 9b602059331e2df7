import { createMiddleware } from 'hono/factory';
import type { AppEnv } from '../foundation/http/app-env.ts';
import type { Services } from '../foundation/ports/services.ts';
import { Problem } from '../foundation/problem.ts';
import { hasToken, readTokenHash } from './browser.ts';
import { readWithAgent, type SignedInAgent } from './rules.ts';

type With = Pick<Services, 'config' | 'clock' | 'settings' | 'afterResponse'>;

/** Hono's environment where the token of an agent was read and not yet checked. */
export type AgentTokenEnv = AppEnv & { Variables: { tokenHash: string } };

/** Hono's environment behind `requireAgent`. */
export type AgentEnv = AppEnv & { Variables: { agent: SignedInAgent } };

/** Lets agents with both factors pass and puts them in `c.var.agent`. */
export const requireAgent = (services: With) =>
  createMiddleware<AgentEnv>(async (c, next) => {
    const tokenHash = await readTokenHash(services, c, 'agent');
    const { db } = c.var;
    const { agent } = await readWithAgent({ ...services, db }, tokenHash, []);
    c.set('agent', agent);
    await next();
  });

/**
 * Puts the hash of an agent's token in `c.var.tokenHash`; rules read its session together with their rows
 * by `readWithAgent`. Who has no token is refused before anything of the request is read.
 */
export const requireAgentToken = (services: With) =>
  createMiddleware<AgentTokenEnv>(async (c, next) => {
    if (!hasToken(services, c, 'agent')) throw new Problem('sign_in_needed');
    c.set('tokenHash', await readTokenHash(services, c, 'agent'));
    await next();
  });

/** Answers of the API stay out of every cache unless a route says otherwise (R21). */
export const keepPrivate = createMiddleware<AppEnv>(async (c, next) => {
  await next();
  if (!c.res.headers.has('Cache-Control')) c.res.headers.set('Cache-Control', 'no-store');
});
