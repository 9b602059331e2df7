import { type Context, Hono } from 'hono';
import type { RequestContext, Services } from '../../foundation/ports/services.ts';
import { type AgentTokenEnv, requireAgentToken } from '../../sessions/middleware.ts';
import { markSeen, undo } from './undo.ts';

/** Acts that are kept back, for the agent whose they are. */
export function heldRoutes(services: Services) {
  const contextOf = (c: Context<AgentTokenEnv>): RequestContext => ({ ...services, db: c.var.db });
  return new Hono<AgentTokenEnv>()
    .use(requireAgentToken(services))
    .post('/:id/undo', async (c) =>
      c.json(await undo(contextOf(c), c.var.tokenHash, c.req.param('id'))),
    )
    .post('/:id/seen', async (c) => {
      await markSeen(contextOf(c), c.var.tokenHash, c.req.param('id'));
      return c.body(null, 204);
    });
}
