import { type Context, Hono } from 'hono';
import { auditQuery } from '#shared/contract/desk/audit.ts';
import { input } from '../../foundation/http/input.ts';
import type { RequestContext, Services } from '../../foundation/ports/services.ts';
import { type AgentTokenEnv, requireAgentToken } from '../../sessions/middleware.ts';
import { exportAudit, listWhatAgentsDid } from './list.ts';

/** Who did what at the desk. */
export function auditRoutes(services: Services) {
  const contextOf = (c: Context<AgentTokenEnv>): RequestContext => ({ ...services, db: c.var.db });
  return new Hono<AgentTokenEnv>()
    .use(requireAgentToken(services))
    .get('/audit', input('query', auditQuery), async (c) => {
      const query = c.req.valid('query');
      const { agentId, ...answer } = await listWhatAgentsDid(contextOf(c), c.var.tokenHash, query);
      return c.json(answer);
    })
    .get('/audit.csv', input('query', auditQuery), async (c) => {
      const query = c.req.valid('query');
      const { name, csv } = await exportAudit(contextOf(c), c.var.tokenHash, query);
      return c.body(csv, 200, {
        'Content-Type': 'text/csv; charset=utf-8',
        'Content-Disposition': `attachment; filename="${name}"`,
      });
    });
}
