import { type Context, Hono } from 'hono';
import { contentQuery, contentTableQuery } from '#shared/contract/desk/content.ts';
import { input } from '../../foundation/http/input.ts';
import type { RequestContext, Services } from '../../foundation/ports/services.ts';
import { type AgentTokenEnv, requireAgentToken } from '../../sessions/middleware.ts';
import { readContent } from './content.ts';
import { exportContent } from './content-csv.ts';

/** What those who write articles read. */
export function contentRoutes(services: Services) {
  const contextOf = (c: Context<AgentTokenEnv>): RequestContext => ({ ...services, db: c.var.db });
  return new Hono<AgentTokenEnv>()
    .use('/content', requireAgentToken(services))
    .use('/content.csv', requireAgentToken(services))
    .get('/content', input('query', contentQuery), async (c) => {
      const { week } = c.req.valid('query');
      return c.json((await readContent(contextOf(c), c.var.tokenHash, week)).content);
    })
    .get('/content.csv', input('query', contentTableQuery), async (c) => {
      const asked = c.req.valid('query');
      const { name, csv } = await exportContent(contextOf(c), c.var.tokenHash, asked);
      return c.body(csv, 200, {
        'Content-Type': 'text/csv; charset=utf-8',
        'Content-Disposition': `attachment; filename="${name}"`,
      });
    });
}
