import { type Context, Hono } from 'hono';
import { attachmentIdInput, type UploadAnswer } from '#shared/contract/attachments.ts';
import {
  blockInput,
  closeInput,
  closureInput,
  deskReplyInput,
  inboxQuery,
  noteInput,
  openInput,
  priorityInput,
  routeInput,
  unblockInput,
} from '#shared/contract/desk.ts';
import { threadQuery } from '#shared/contract/tickets.ts';
import { readFileName, readFormToken } from '../attachments/routes.ts';
import { uploadFile } from '../attachments/rules.ts';
import { serveAttachment } from '../attachments/serve.ts';
import { input } from '../foundation/http/input.ts';
import { readBytes } from '../foundation/http/read-body.ts';
import type { RequestContext, Services } from '../foundation/ports/services.ts';
import { Problem } from '../foundation/problem.ts';
import { readRequestKey } from '../idempotency/request-key.ts';
import { kickOutbox } from '../notifications/delivery/deliver.ts';
import { type AgentTokenEnv, requireAgentToken } from '../sessions/middleware.ts';
import { readWithAgent } from '../sessions/rules.ts';
import { codeOf } from '../tickets/routes.ts';
import { addNote, answerTicket, openThread } from './answer.ts';
import { exportInbox } from './export/export.ts';
import { listForDesk } from './inbox/inbox.ts';
import { blockSender, closeTicket, routeTicket, setPriority, unblockSender } from './manage.ts';
import { addClosure, listClosures, takeClosureBack } from './promises/closures.ts';
import { findFileForDesk, readForDesk } from './thread.ts';

/** What agents see and do. */
export function deskRoutes(services: Services) {
  const workOf = (c: Context<AgentTokenEnv>): RequestContext => ({ ...services, db: c.var.db });
  const told = (c: Context<AgentTokenEnv, '/:code'>) => ({
    code: codeOf(c as never),
    key: readRequestKey(services, c as never),
  });
  const sendSoon = () => services.afterResponse(() => kickOutbox(services));
  return new Hono<AgentTokenEnv>()
    .use(requireAgentToken(services))
    .get('/tickets', input('query', inboxQuery), async (c) =>
      c.json(await listForDesk(workOf(c), c.var.tokenHash, c.req.valid('query'))),
    )
    .get('/tickets.csv', input('query', inboxQuery), async (c) => {
      const { name, csv } = await exportInbox(workOf(c), c.var.tokenHash, c.req.valid('query'));
      return c.body(csv, 200, {
        'Content-Type': 'text/csv; charset=utf-8',
        'Content-Disposition': `attachment; filename="${name}"`,
      });
    })
    .get('/tickets/:code', input('query', threadQuery), async (c) => {
      const { version } = c.req.valid('query');
      const code = codeOf(c as never);
      const thread = await readForDesk(workOf(c), c.var.tokenHash, code, version);
      return thread === null ? c.body(null, 204) : c.json(thread);
    })
    .post('/tickets/:code/open', input('json', openInput), async (c) =>
      c.json(await openThread(workOf(c), c.var.tokenHash, { ...told(c), ...c.req.valid('json') })),
    )
    .post('/tickets/:code/reply', input('json', deskReplyInput), async (c) => {
      const reply = { ...told(c), ...c.req.valid('json') };
      const answer = await answerTicket(workOf(c), c.var.tokenHash, {
        ...reply,
        formToken: reply.formToken,
      });
      sendSoon();
      return c.json(answer, 201);
    })
    .post('/tickets/:code/note', input('json', noteInput), async (c) =>
      c.json(
        await addNote(workOf(c), c.var.tokenHash, { ...told(c), ...c.req.valid('json') }),
        201,
      ),
    )
    .post('/tickets/:code/route', input('json', routeInput), async (c) => {
      const order = { ...told(c), ...c.req.valid('json') };
      const answer = await routeTicket(workOf(c), c.var.tokenHash, { ...order, why: order.why });
      sendSoon();
      return c.json(answer);
    })
    .post('/tickets/:code/close', input('json', closeInput), async (c) => {
      const answer = await closeTicket(workOf(c), c.var.tokenHash, {
        ...told(c),
        ...c.req.valid('json'),
      });
      sendSoon();
      return c.json(answer);
    })
    .put('/tickets/:code/priority', input('json', priorityInput), async (c) =>
      c.json(await setPriority(workOf(c), c.var.tokenHash, { ...told(c), ...c.req.valid('json') })),
    )
    .post('/tickets/:code/block', input('json', blockInput), async (c) =>
      c.json(await blockSender(workOf(c), c.var.tokenHash, { ...told(c), ...c.req.valid('json') })),
    )
    .post('/tickets/:code/unblock', input('json', unblockInput), async (c) =>
      c.json(
        await unblockSender(workOf(c), c.var.tokenHash, { ...told(c), ...c.req.valid('json') }),
      ),
    )
    .post('/attachments', async (c) => {
      const { agent } = await readWithAgent(workOf(c), c.var.tokenHash, []);
      const answer: UploadAnswer = await uploadFile(workOf(c), {
        formToken: readFormToken(c as never),
        name: readFileName(c as never),
        ownerId: null,
        agentId: agent.agentId,
        clientAddress: c.var.clientAddress,
        bytes: await readBytes(c),
      });
      return c.json(answer, 201);
    })
    .get('/attachments/:id', async (c) => {
      const id = attachmentIdInput.safeParse(c.req.param('id'));
      if (!id.success) throw new Problem('not_found');
      const file = await findFileForDesk(workOf(c), c.var.tokenHash, id.data);
      return await serveAttachment(services, file);
    })
    .get('/closures', async (c) => c.json(await listClosures(workOf(c), c.var.tokenHash)))
    .post('/closures', input('json', closureInput), async (c) =>
      c.json(await addClosure(workOf(c), c.var.tokenHash, c.req.valid('json')), 201),
    )
    .delete('/closures/:id', async (c) => {
      await takeClosureBack(workOf(c), c.var.tokenHash, c.req.param('id'));
      return c.body(null, 204);
    });
}
