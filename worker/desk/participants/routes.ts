import { type Context, Hono } from 'hono';
import { joinInput, leaveInput } from '#shared/contract/desk/participants.ts';
import { input } from '../../foundation/http/input.ts';
import type { RequestContext, Services } from '../../foundation/ports/services.ts';
import { kickOutbox } from '../../notifications/delivery/deliver.ts';
import { type AgentTokenEnv, requireAgentToken } from '../../sessions/middleware.ts';
import { readOrder } from '../read-order.ts';
import { addByAgent, removeByAgent } from './participants.ts';

/** Who takes part in a request besides its customer. */
export function participantRoutes(services: Services) {
  const contextOf = (c: Context<AgentTokenEnv>): RequestContext => ({ ...services, db: c.var.db });
  const orderOf = readOrder(services);
  return new Hono<AgentTokenEnv>()
    .use(requireAgentToken(services))
    .post('/:code/join', input('json', joinInput), async (c) => {
      const invitation = { ...orderOf(c), ...c.req.valid('json') };
      const answer = await addByAgent(contextOf(c), c.var.tokenHash, invitation);
      services.afterResponse(() => kickOutbox(services));
      return c.json(answer);
    })
    .post('/:code/leave', input('json', leaveInput), async (c) =>
      c.json(
        await removeByAgent(contextOf(c), c.var.tokenHash, {
          ...orderOf(c),
          ...c.req.valid('json'),
        }),
      ),
    );
}
