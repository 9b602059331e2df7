import { type Context, Hono } from 'hono';
import { savedReplyInput } from '#shared/contract/desk/replies.ts';
import { input } from '../../foundation/http/input.ts';
import type { RequestContext, Services } from '../../foundation/ports/services.ts';
import { type AgentTokenEnv, requireAgentToken } from '../../sessions/middleware.ts';
import { addReply, changeReply, countUse, listReplies, removeReply } from './saved-replies.ts';

/** Texts that agents put into answers. */
export function savedReplyRoutes(services: Services) {
  const contextOf = (c: Context<AgentTokenEnv>): RequestContext => ({ ...services, db: c.var.db });
  return new Hono<AgentTokenEnv>()
    .use(requireAgentToken(services))
    .get('/', async (c) => c.json(await listReplies(contextOf(c), c.var.tokenHash)))
    .post('/', input('json', savedReplyInput), async (c) =>
      c.json(await addReply(contextOf(c), c.var.tokenHash, c.req.valid('json')), 201),
    )
    .put('/:id', input('json', savedReplyInput), async (c) => {
      await changeReply(contextOf(c), c.var.tokenHash, c.req.param('id'), c.req.valid('json'));
      return c.body(null, 204);
    })
    .delete('/:id', async (c) => {
      await removeReply(contextOf(c), c.var.tokenHash, c.req.param('id'));
      return c.body(null, 204);
    })
    .post('/:id/used', async (c) => {
      await countUse(contextOf(c), c.var.tokenHash, c.req.param('id'));
      return c.body(null, 204);
    });
}
