import { type Context, Hono } from 'hono';
import { reopenInput } from '#shared/contract/desk/acts.ts';
import { changeFormQuery, changeInput } from '#shared/contract/desk/changing.ts';
import { snoozeInput, wakeInput } from '#shared/contract/desk/snooze.ts';
import { input } from '../../foundation/http/input.ts';
import type { RequestContext, Services } from '../../foundation/ports/services.ts';
import { type AgentTokenEnv, requireAgentToken } from '../../sessions/middleware.ts';
import { readTrackingCode } from '../../tickets/browser.ts';
import { readOrder } from '../read-order.ts';
import { reopenTicket } from '../reopening/reopen.ts';
import { snoozeTicket, wakeTicket } from '../snooze/snooze.ts';
import { changeRequest } from './change.ts';
import { readChangeForm } from './form.ts';

/** Changing a request, putting it off, taking it up again. */
export function changingRoutes(services: Services) {
  const contextOf = (c: Context<AgentTokenEnv>): RequestContext => ({ ...services, db: c.var.db });
  const orderOf = readOrder(services);
  return new Hono<AgentTokenEnv>()
    .use(requireAgentToken(services))
    .get('/:code/form', input('query', changeFormQuery), async (c) => {
      const asked = { code: readTrackingCode(c), type: c.req.valid('query').type };
      return c.json(await readChangeForm(contextOf(c), c.var.tokenHash, asked));
    })
    .post('/:code/change', input('json', changeInput), async (c) => {
      const { version, ...wanted } = c.req.valid('json');
      const order = { ...orderOf(c), version, wanted };
      return c.json(await changeRequest(contextOf(c), c.var.tokenHash, order));
    })
    .post('/:code/snooze', input('json', snoozeInput), async (c) => {
      const { day, time, ...rest } = c.req.valid('json');
      const order = { ...orderOf(c), ...rest, until: { day, time } };
      return c.json(await snoozeTicket(contextOf(c), c.var.tokenHash, order));
    })
    .post('/:code/wake', input('json', wakeInput), async (c) => {
      const order = { ...orderOf(c), ...c.req.valid('json') };
      return c.json(await wakeTicket(contextOf(c), c.var.tokenHash, order));
    })
    .post('/:code/reopen', input('json', reopenInput), async (c) => {
      const order = { ...orderOf(c), ...c.req.valid('json') };
      return c.json(await reopenTicket(contextOf(c), c.var.tokenHash, order));
    });
}
