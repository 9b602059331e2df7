import { type Context, Hono } from 'hono';
import { assigneeInput, awayInput, tagsInput } from '#shared/contract/desk/owning.ts';
import { input } from '../../foundation/http/input.ts';
import type { RequestContext, Services } from '../../foundation/ports/services.ts';
import { type AgentTokenEnv, requireAgentToken } from '../../sessions/middleware.ts';
import { readTrackingCode } from '../../tickets/browser.ts';
import { readOrder } from '../read-order.ts';
import { assignTicket } from './assign.ts';
import { changeAway, readChoices } from './choices.ts';
import { setTags } from './tags.ts';

/** Who has a ticket, and which tags it has. */
export function owningRoutes(services: Services) {
  const contextOf = (c: Context<AgentTokenEnv>): RequestContext => ({ ...services, db: c.var.db });
  const orderOf = readOrder(services);
  return new Hono<AgentTokenEnv>()
    .use(requireAgentToken(services))
    .get('/tickets/:code/choices', async (c) =>
      c.json(await readChoices(contextOf(c), c.var.tokenHash, readTrackingCode(c))),
    )
    .put('/tickets/:code/assignee', input('json', assigneeInput), async (c) => {
      const order = { ...orderOf(c), ...c.req.valid('json') };
      return c.json(
        await assignTicket(contextOf(c), c.var.tokenHash, { ...order, note: order.note }),
      );
    })
    .put('/tickets/:code/tags', input('json', tagsInput), async (c) =>
      c.json(
        await setTags(contextOf(c), c.var.tokenHash, { ...orderOf(c), ...c.req.valid('json') }),
      ),
    )
    .put('/away', input('json', awayInput), async (c) => {
      await changeAway(contextOf(c), c.var.tokenHash, c.req.valid('json').away);
      return c.body(null, 204);
    });
}
