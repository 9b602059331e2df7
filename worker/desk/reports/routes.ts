import { type Context, Hono } from 'hono';
import { takenTableInput } from '#shared/contract/desk/tables.ts';
import { input } from '../../foundation/http/input.ts';
import type { RequestContext, Services } from '../../foundation/ports/services.ts';
import { type AgentTokenEnv, requireAgentToken } from '../../sessions/middleware.ts';
import { readReport } from './report.ts';
import { recordTaken } from './taken-table.ts';

/** The lead's page, and the record of tables that leave the desk. */
export function reportRoutes(services: Services) {
  const contextOf = (c: Context<AgentTokenEnv>): RequestContext => ({ ...services, db: c.var.db });
  return new Hono<AgentTokenEnv>()
    .get('/report', requireAgentToken(services), async (c) =>
      c.json(await readReport(contextOf(c), c.var.tokenHash)),
    )
    .post('/tables', requireAgentToken(services), input('json', takenTableInput), async (c) => {
      await recordTaken(contextOf(c), c.var.tokenHash, c.req.valid('json').table);
      return c.body(null, 204);
    });
}
