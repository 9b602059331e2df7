import { type Context, Hono } from 'hono';
import { blockAddressInput, blockedQuery } from '#shared/contract/desk/blocked.ts';
import { input } from '../../foundation/http/input.ts';
import type { RequestContext, Services } from '../../foundation/ports/services.ts';
import { type AgentTokenEnv, requireAgentToken } from '../../sessions/middleware.ts';
import { blockByHand, listBlockedAddresses, unblockByHand } from './blocked.ts';

/** Who is blocked, whatever request it came from. */
export function blockedRoutes(services: Services) {
  const contextOf = (c: Context<AgentTokenEnv>): RequestContext => ({ ...services, db: c.var.db });
  return new Hono<AgentTokenEnv>()
    .use(requireAgentToken(services))
    .get('/', input('query', blockedQuery), async (c) =>
      c.json(await listBlockedAddresses(contextOf(c), c.var.tokenHash, c.req.valid('query'))),
    )
    .post('/', input('json', blockAddressInput), async (c) => {
      await blockByHand(contextOf(c), c.var.tokenHash, c.req.valid('json'));
      return c.body(null, 204);
    })
    .delete('/:id', async (c) => {
      await unblockByHand(contextOf(c), c.var.tokenHash, c.req.param('id'));
      return c.body(null, 204);
    });
}
