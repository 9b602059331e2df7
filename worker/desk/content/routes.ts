import { type Context, Hono } from 'hono';
import { contentQuery } from '#shared/contract/desk/content.ts';
import { input } from '../../foundation/http/input.ts';
import type { RequestContext, Services } from '../../foundation/ports/services.ts';
import { type AgentTokenEnv, requireAgentToken } from '../../sessions/middleware.ts';
import { readContent } from './content.ts';

/** What those who write articles read. */
export function contentRoutes(services: Services) {
  const contextOf = (c: Context<AgentTokenEnv>): RequestContext => ({ ...services, db: c.var.db });
  return new Hono<AgentTokenEnv>()
    .use('/content', requireAgentToken(services))
    .get('/content', input('query', contentQuery), async (c) => {
      const { week } = c.req.valid('query');
      return c.json(await readContent(contextOf(c), c.var.tokenHash, week));
    });
}
