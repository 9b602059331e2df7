import { type Context, Hono } from 'hono';
import type { RequestContext, Services } from '../../foundation/ports/services.ts';
import { type AgentTokenEnv, requireAgentToken } from '../../sessions/middleware.ts';
import { readTrackingCode } from '../../tickets/browser.ts';
import { findSimilar } from './similar.ts';

/** What may help an agent to answer. */
export function suggestRoutes(services: Services) {
  const contextOf = (c: Context<AgentTokenEnv>): RequestContext => ({ ...services, db: c.var.db });
  return new Hono<AgentTokenEnv>()
    .use(requireAgentToken(services))
    .get('/tickets/:code/similar', async (c) =>
      c.json(await findSimilar(contextOf(c), c.var.tokenHash, readTrackingCode(c))),
    );
}
