import { type Context, Hono } from 'hono';
import { savedViewInput, viewOrderInput } from '#shared/contract/desk/views.ts';
import { input } from '../../foundation/http/input.ts';
import type { RequestContext, Services } from '../../foundation/ports/services.ts';
import { type AgentTokenEnv, requireAgentToken } from '../../sessions/middleware.ts';
import { addView, changeView, listViews, orderViews, removeView } from './saved-views.ts';

/** Views that agents save. */
export function savedViewRoutes(services: Services) {
  const contextOf = (c: Context<AgentTokenEnv>): RequestContext => ({ ...services, db: c.var.db });
  return new Hono<AgentTokenEnv>()
    .use(requireAgentToken(services))
    .get('/', async (c) => c.json(await listViews(contextOf(c), c.var.tokenHash)))
    .post('/', input('json', savedViewInput), async (c) =>
      c.json(await addView(contextOf(c), c.var.tokenHash, c.req.valid('json')), 201),
    )
    .put('/order', input('json', viewOrderInput), async (c) => {
      await orderViews(contextOf(c), c.var.tokenHash, c.req.valid('json').ids);
      return c.body(null, 204);
    })
    .put('/:id', input('json', savedViewInput), async (c) => {
      await changeView(contextOf(c), c.var.tokenHash, c.req.param('id'), c.req.valid('json'));
      return c.body(null, 204);
    })
    .delete('/:id', async (c) => {
      await removeView(contextOf(c), c.var.tokenHash, c.req.param('id'));
      return c.body(null, 204);
    });
}
