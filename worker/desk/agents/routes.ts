import { type Context, Hono } from 'hono';
import { agentChangeInput, agentInput, agentsQuery } from '#shared/contract/desk/agents.ts';
import { input } from '../../foundation/http/input.ts';
import type { RequestContext, Services } from '../../foundation/ports/services.ts';
import { type AgentTokenEnv, requireAgentToken } from '../../sessions/middleware.ts';
import {
  addPerson,
  changePerson,
  renewCodesOf,
  resetFactorOf,
  setPersonEnabled,
} from './change.ts';
import { listPeople } from './list.ts';
import { unassignAll } from './unassign.ts';

/** What admins do with agents. */
export function agentRoutes(services: Services) {
  const contextOf = (c: Context<AgentTokenEnv>): RequestContext => ({ ...services, db: c.var.db });
  return new Hono<AgentTokenEnv>()
    .use(requireAgentToken(services))
    .get('/', input('query', agentsQuery), async (c) =>
      c.json(await listPeople(contextOf(c), c.var.tokenHash, c.req.valid('query'))),
    )
    .post('/', input('json', agentInput), async (c) =>
      c.json(await addPerson(contextOf(c), c.var.tokenHash, c.req.valid('json')), 201),
    )
    .put('/:id', input('json', agentChangeInput), async (c) => {
      await changePerson(contextOf(c), c.var.tokenHash, c.req.param('id'), c.req.valid('json'));
      return c.body(null, 204);
    })
    .post('/:id/enable', async (c) => {
      await setPersonEnabled(contextOf(c), c.var.tokenHash, c.req.param('id'), true);
      return c.body(null, 204);
    })
    .post('/:id/disable', async (c) => {
      await setPersonEnabled(contextOf(c), c.var.tokenHash, c.req.param('id'), false);
      return c.body(null, 204);
    })
    .post('/:id/reset-factor', async (c) =>
      c.json(await resetFactorOf(contextOf(c), c.var.tokenHash, c.req.param('id'))),
    )
    .post('/:id/recovery-codes', async (c) =>
      c.json(await renewCodesOf(contextOf(c), c.var.tokenHash, c.req.param('id'))),
    )
    .post('/:id/unassign', async (c) =>
      c.json(await unassignAll(contextOf(c), c.var.tokenHash, c.req.param('id'))),
    );
}
