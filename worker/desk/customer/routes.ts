import { Hono } from 'hono';
import { customerCardQuery } from '#shared/contract/desk/customer.ts';
import { input } from '../../foundation/http/input.ts';
import type { Services } from '../../foundation/ports/services.ts';
import { type AgentTokenEnv, requireAgentToken } from '../../sessions/middleware.ts';
import { readTrackingCode } from '../../tickets/browser.ts';
import { readCustomerCard } from './customer.ts';

/** What is known of the sender of a request. */
export function customerCardRoutes(services: Services) {
  return new Hono<AgentTokenEnv>().get(
    '/tickets/:code/customer',
    requireAgentToken(services),
    input('query', customerCardQuery),
    async (c) => {
      const { db, tokenHash } = c.var;
      const asked = { code: readTrackingCode(c), ...c.req.valid('query') };
      return c.json(await readCustomerCard({ ...services, db }, tokenHash, asked));
    },
  );
}
