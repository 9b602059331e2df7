import { type Context, Hono } from 'hono';
import { callersQuery, onBehalfInput } from '#shared/contract/desk/on-behalf.ts';
import { factsOfType } from '#shared/forms/facts-of-type.ts';
import { publicSettings } from '#shared/settings/public.ts';
import { input } from '../../foundation/http/input.ts';
import type { RequestContext, Services } from '../../foundation/ports/services.ts';
import { Problem } from '../../foundation/problem.ts';
import { readRequestKey } from '../../idempotency/request-key.ts';
import { kickOutbox } from '../../notifications/delivery/deliver.ts';
import { type AgentTokenEnv, requireAgentToken } from '../../sessions/middleware.ts';
import { readWithAgent } from '../../sessions/rules.ts';
import { findCallers } from './callers.ts';
import { fileOnBehalf } from './file.ts';

/** Requests that agents file for customers, after a call. */
export function onBehalfRoutes(services: Services) {
  const contextOf = (c: Context<AgentTokenEnv>): RequestContext => ({ ...services, db: c.var.db });
  const { settings } = services;
  return new Hono<AgentTokenEnv>()
    .use(requireAgentToken(services))
    .get('/forms/:type', async (c) => {
      await readWithAgent(contextOf(c), c.var.tokenHash, []);
      const form = factsOfType(publicSettings(settings), c.req.param('type'));
      if (!form) throw new Problem('not_found');
      return c.json(form);
    })
    .get('/callers', input('query', callersQuery), async (c) =>
      c.json(await findCallers(contextOf(c), c.var.tokenHash, c.req.valid('query').search)),
    )
    .post('/', input('json', onBehalfInput), async (c) => {
      const filing = { ...c.req.valid('json'), key: readRequestKey(services, c) };
      const answer = await fileOnBehalf(contextOf(c), c.var.tokenHash, filing);
      services.afterResponse(() => kickOutbox(services));
      return c.json(answer, 201);
    });
}
