import { type Context, Hono } from 'hono';
import { reportTableQuery } from '#shared/contract/desk/report.ts';
import { input } from '../../foundation/http/input.ts';
import type { RequestContext, Services } from '../../foundation/ports/services.ts';
import { type AgentTokenEnv, requireAgentToken } from '../../sessions/middleware.ts';
import { readReport } from './report.ts';
import { exportReport } from './report-csv.ts';

/** The lead's page. */
export function reportRoutes(services: Services) {
  const contextOf = (c: Context<AgentTokenEnv>): RequestContext => ({ ...services, db: c.var.db });
  return new Hono<AgentTokenEnv>()
    .get('/report', requireAgentToken(services), async (c) =>
      c.json((await readReport(contextOf(c), c.var.tokenHash)).report),
    )
    .get(
      '/report.csv',
      requireAgentToken(services),
      input('query', reportTableQuery),
      async (c) => {
        const { table } = c.req.valid('query');
        const { name, csv } = await exportReport(contextOf(c), c.var.tokenHash, table);
        return c.body(csv, 200, {
          'Content-Type': 'text/csv; charset=utf-8',
          'Content-Disposition': `attachment; filename="${name}"`,
        });
      },
    );
}
