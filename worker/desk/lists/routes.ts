import { type Context, Hono } from 'hono';
import {
  closeReasonInput,
  listQuery,
  mergeInput,
  offeredInput,
  placeInput,
  tagInput,
} from '#shared/contract/desk/lists.ts';
import { input } from '../../foundation/http/input.ts';
import type { RequestContext, Services } from '../../foundation/ports/services.ts';
import { type AgentTokenEnv, requireAgentToken } from '../../sessions/middleware.ts';
import { addEntry, mergeTags, offerEntry, placeReason, renameEntry } from './change.ts';
import { readCloseReasons, readTags } from './read.ts';

/** Tags and reasons for closing. */
export function listRoutes(services: Services) {
  const asking = (c: Context<AgentTokenEnv>): [RequestContext, string] => [
    { ...services, db: c.var.db },
    c.var.tokenHash,
  ];
  return new Hono<AgentTokenEnv>()
    .use(requireAgentToken(services))
    .get('/tags', input('query', listQuery), async (c) =>
      c.json(await readTags(...asking(c), c.req.valid('query').after)),
    )
    .post('/tags', input('json', tagInput), async (c) =>
      c.json(await addEntry(...asking(c), 'tags', c.req.valid('json').title), 201),
    )
    .put('/tags/:id', input('json', tagInput), async (c) => {
      await renameEntry(...asking(c), 'tags', c.req.param('id'), c.req.valid('json').title);
      return c.body(null, 204);
    })
    .put('/tags/:id/offered', input('json', offeredInput), async (c) => {
      await offerEntry(...asking(c), 'tags', c.req.param('id'), c.req.valid('json').isOffered);
      return c.body(null, 204);
    })
    .post('/tags/:id/merge', input('json', mergeInput), async (c) =>
      c.json(await mergeTags(...asking(c), c.req.param('id'), c.req.valid('json').into)),
    )
    .get('/close-reasons', input('query', listQuery), async (c) =>
      c.json(await readCloseReasons(...asking(c), c.req.valid('query').after)),
    )
    .post('/close-reasons', input('json', closeReasonInput), async (c) =>
      c.json(await addEntry(...asking(c), 'close_reasons', c.req.valid('json').title), 201),
    )
    .put('/close-reasons/:id', input('json', closeReasonInput), async (c) => {
      const { title } = c.req.valid('json');
      await renameEntry(...asking(c), 'close_reasons', c.req.param('id'), title);
      return c.body(null, 204);
    })
    .put('/close-reasons/:id/offered', input('json', offeredInput), async (c) => {
      const { isOffered } = c.req.valid('json');
      await offerEntry(...asking(c), 'close_reasons', c.req.param('id'), isOffered);
      return c.body(null, 204);
    })
    .put('/close-reasons/:id/place', input('json', placeInput), async (c) => {
      await placeReason(...asking(c), c.req.param('id'), c.req.valid('json').before);
      return c.body(null, 204);
    });
}
