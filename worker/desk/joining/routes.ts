import { type Context, Hono } from 'hono';
import { otherRequestInput, partInput, splitInput } from '#shared/contract/desk/joining.ts';
import { input } from '../../foundation/http/input.ts';
import type { RequestContext, Services } from '../../foundation/ports/services.ts';
import { kickOutbox } from '../../notifications/delivery/deliver.ts';
import { type AgentTokenEnv, requireAgentToken } from '../../sessions/middleware.ts';
import { readTrackingCode } from '../../tickets/browser.ts';
import { readOrder } from '../read-order.ts';
import { readJoined } from './joined.ts';
import { linkTickets } from './link.ts';
import { mergeTicket, partTicket } from './merge.ts';
import { splitTicket } from './split.ts';

/** Requests that belong together: merged, split and linked ones. */
export function joiningRoutes(services: Services) {
  const contextOf = (c: Context<AgentTokenEnv>): RequestContext => ({ ...services, db: c.var.db });
  const orderOf = readOrder(services);
  const link = async (
    c: Context<AgentTokenEnv, '/:code'>,
    body: { version: number; other: string },
    isLinked: boolean,
  ) =>
    c.json(await linkTickets(contextOf(c), c.var.tokenHash, { ...orderOf(c), ...body, isLinked }));
  return new Hono<AgentTokenEnv>()
    .use(requireAgentToken(services))
    .get('/:code/joined', async (c) =>
      c.json(await readJoined(contextOf(c), c.var.tokenHash, readTrackingCode(c))),
    )
    .post('/:code/merge', input('json', otherRequestInput), async (c) =>
      c.json(
        await mergeTicket(contextOf(c), c.var.tokenHash, { ...orderOf(c), ...c.req.valid('json') }),
      ),
    )
    .post('/:code/part', input('json', partInput), async (c) =>
      c.json(
        await partTicket(contextOf(c), c.var.tokenHash, { ...orderOf(c), ...c.req.valid('json') }),
      ),
    )
    .post('/:code/split', input('json', splitInput), async (c) => {
      const order = { ...orderOf(c), ...c.req.valid('json') };
      const answer = await splitTicket(contextOf(c), c.var.tokenHash, order);
      services.afterResponse(() => kickOutbox(services));
      return c.json(answer, 201);
    })
    .post('/:code/link', input('json', otherRequestInput), (c) =>
      link(c, c.req.valid('json'), true),
    )
    .post('/:code/unlink', input('json', otherRequestInput), (c) =>
      link(c, c.req.valid('json'), false),
    );
}
