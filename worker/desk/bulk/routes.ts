import { Hono } from 'hono';
import { bulkInput } from '#shared/contract/desk/bulk.ts';
import { input } from '../../foundation/http/input.ts';
import type { Services } from '../../foundation/ports/services.ts';
import { readRequestKey } from '../../idempotency/request-key.ts';
import { type AgentTokenEnv, requireAgentToken } from '../../sessions/middleware.ts';
import { applyLater } from '../held/apply.ts';
import { holdBulk } from './hold-bulk.ts';

/** One act on many tickets. */
export const bulkRoutes = (services: Services) =>
  new Hono<AgentTokenEnv>()
    .use(requireAgentToken(services))
    .post('/', input('json', bulkInput), async (c) => {
      const context = { ...services, db: c.var.db };
      const asked = { ...c.req.valid('json'), key: readRequestKey(services, c) };
      const answer = await holdBulk(context, c.var.tokenHash, asked);
      applyLater(services, answer.held);
      return c.json(answer, 202);
    });
