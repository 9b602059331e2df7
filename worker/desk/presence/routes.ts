import { Hono } from 'hono';
import { presenceInput } from '#shared/contract/desk/presence.ts';
import { input } from '../../foundation/http/input.ts';
import type { Services } from '../../foundation/ports/services.ts';
import { type AgentTokenEnv, requireAgentToken } from '../../sessions/middleware.ts';
import { readTrackingCode } from '../../tickets/browser.ts';
import { showPresence } from './presence.ts';

/** Who has a thread before them. */
export const presenceRoutes = (services: Services) =>
  new Hono<AgentTokenEnv>()
    .use(requireAgentToken(services))
    .post('/:code', input('json', presenceInput), async (c) => {
      const sign = { code: readTrackingCode(c), ...c.req.valid('json') };
      return c.json(await showPresence({ ...services, db: c.var.db }, c.var.tokenHash, sign));
    });
