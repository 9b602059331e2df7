import { type Context, Hono } from 'hono';
import { chosenMessages, failedQuery } from '#shared/contract/desk/failed.ts';
import { input } from '../../foundation/http/input.ts';
import type { RequestContext, Services } from '../../foundation/ports/services.ts';
import { kickOutbox } from '../../notifications/delivery/deliver.ts';
import { type AgentTokenEnv, requireAgentToken } from '../../sessions/middleware.ts';
import { readBudget } from './budget.ts';
import { discardMessages, readFailed, retryMessages } from './failed.ts';

/** Messages that were given up, and what a day may send. */
export function failedRoutes(services: Services) {
  const contextOf = (c: Context<AgentTokenEnv>): RequestContext => ({ ...services, db: c.var.db });
  return new Hono<AgentTokenEnv>()
    .use('/failed/*', requireAgentToken(services))
    .use('/budget', requireAgentToken(services))
    .get('/failed', input('query', failedQuery), async (c) =>
      c.json(await readFailed(contextOf(c), c.var.tokenHash, c.req.valid('query').after)),
    )
    .post('/failed/retry', input('json', chosenMessages), async (c) => {
      const answer = await retryMessages(contextOf(c), c.var.tokenHash, c.req.valid('json').ids);
      services.afterResponse(() => kickOutbox(services));
      return c.json(answer);
    })
    .post('/failed/discard', input('json', chosenMessages), async (c) =>
      c.json(await discardMessages(contextOf(c), c.var.tokenHash, c.req.valid('json').ids)),
    )
    .get('/budget', async (c) => c.json(await readBudget(contextOf(c), c.var.tokenHash)));
}
