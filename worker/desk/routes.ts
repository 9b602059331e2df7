import { type Context, Hono } from 'hono';
import { attachmentIdInput, type UploadAnswer } from '#shared/contract/attachments.ts';
import {
  blockInput,
  closeInput,
  deskReplyInput,
  noteInput,
  openInput,
  priorityInput,
  routeInput,
  stageInput,
  unblockInput,
} from '#shared/contract/desk/acts.ts';
import { seenAlarmInput } from '#shared/contract/desk/alarms.ts';
import { closureInput } from '#shared/contract/desk/closures.ts';
import { fullFactInput } from '#shared/contract/desk/full-values.ts';
import { inboxQuery } from '#shared/contract/desk/inbox.ts';
import { pulseQuery } from '#shared/contract/desk/pulse.ts';
import { threadQuery } from '#shared/contract/tickets.ts';
import { readFileName, readFormToken } from '../attachments/browser.ts';
import { uploadFile } from '../attachments/rules.ts';
import { serveAttachment } from '../attachments/serve.ts';
import { UploadQueue } from '../attachments/upload-queue.ts';
import { input } from '../foundation/http/input.ts';
import { readBytes } from '../foundation/http/read-body.ts';
import type { RequestContext, Services } from '../foundation/ports/services.ts';
import { Problem } from '../foundation/problem.ts';
import { kickOutbox } from '../notifications/delivery/deliver.ts';
import { type AgentTokenEnv, requireAgentToken } from '../sessions/middleware.ts';
import { readWithAgent } from '../sessions/rules.ts';
import { readTrackingCode } from '../tickets/browser.ts';
import { acknowledge } from './alarms.ts';
import { addNote, answerTicket, openThread } from './answer.ts';
import { exportInbox } from './export/export.ts';
import { readFullFact } from './full-values/full-fact.ts';
import { readFullMobile } from './full-values/full-mobile.ts';
import { applyLater } from './held/apply.ts';
import { listForDesk } from './inbox/inbox.ts';
import { blockSender, closeTicket, routeTicket, setPriority, unblockSender } from './manage.ts';
import { moveToStage } from './move-stage.ts';
import { addClosure, listClosures, takeClosureBack } from './promises/closures.ts';
import { readPulse } from './pulse/pulse.ts';
import { readOrder } from './read-order.ts';
import { findFileForDesk, readForDesk } from './thread.ts';

/** What agents see and do. */
export function deskRoutes(services: Services) {
  const contextOf = (c: Context<AgentTokenEnv>): RequestContext => ({ ...services, db: c.var.db });
  const orderOf = readOrder(services);
  const uploads = new UploadQueue();
  const sendSoon = () => services.afterResponse(() => kickOutbox(services));
  return new Hono<AgentTokenEnv>()
    .use(requireAgentToken(services))
    .get('/tickets', input('query', inboxQuery), async (c) =>
      c.json(await listForDesk(contextOf(c), c.var.tokenHash, c.req.valid('query'))),
    )
    .get('/tickets.csv', input('query', inboxQuery), async (c) => {
      const { name, csv } = await exportInbox(contextOf(c), c.var.tokenHash, c.req.valid('query'));
      return c.body(csv, 200, {
        'Content-Type': 'text/csv; charset=utf-8',
        'Content-Disposition': `attachment; filename="${name}"`,
      });
    })
    .get('/pulse', input('query', pulseQuery), async (c) => {
      const { since } = c.req.valid('query');
      const pulse = await readPulse(contextOf(c), c.var.tokenHash, since);
      return pulse === null ? c.body(null, 204) : c.json(pulse);
    })
    .get('/tickets/:code', input('query', threadQuery), async (c) => {
      const { version } = c.req.valid('query');
      const code = readTrackingCode(c);
      const thread = await readForDesk(contextOf(c), c.var.tokenHash, code, version);
      return thread === null ? c.body(null, 204) : c.json(thread);
    })
    .post('/tickets/:code/open', input('json', openInput), async (c) =>
      c.json(
        await openThread(contextOf(c), c.var.tokenHash, { ...orderOf(c), ...c.req.valid('json') }),
      ),
    )
    .post('/tickets/:code/reply', input('json', deskReplyInput), async (c) => {
      const { undo, version, ...words } = c.req.valid('json');
      const answer = await answerTicket(contextOf(c), c.var.tokenHash, {
        ...{ ...orderOf(c), version, ...words, formToken: words.formToken },
        hold: undo && { kind: 'reply', words },
      });
      if (answer.held) applyLater(services, answer.held);
      else sendSoon();
      return c.json(answer, 201);
    })
    .post('/tickets/:code/note', input('json', noteInput), async (c) =>
      c.json(
        await addNote(contextOf(c), c.var.tokenHash, { ...orderOf(c), ...c.req.valid('json') }),
        201,
      ),
    )
    .post('/tickets/:code/route', input('json', routeInput), async (c) => {
      const order = { ...orderOf(c), ...c.req.valid('json') };
      const answer = await routeTicket(contextOf(c), c.var.tokenHash, { ...order, why: order.why });
      sendSoon();
      return c.json(answer);
    })
    .post('/tickets/:code/stage', input('json', stageInput), async (c) => {
      const order = { ...orderOf(c), ...c.req.valid('json') };
      const answer = await moveToStage(contextOf(c), c.var.tokenHash, order);
      sendSoon();
      return c.json(answer);
    })
    .post('/tickets/:code/full-fact', input('json', fullFactInput), async (c) => {
      const { field, entry } = c.req.valid('json');
      const asked = { code: readTrackingCode(c), field, entry };
      return c.json(await readFullFact(contextOf(c), c.var.tokenHash, asked));
    })
    .post('/tickets/:code/full-mobile', async (c) =>
      c.json(await readFullMobile(contextOf(c), c.var.tokenHash, { code: readTrackingCode(c) })),
    )
    .post('/tickets/:code/close', input('json', closeInput), async (c) => {
      const { undo, version, ...words } = c.req.valid('json');
      const answer = await closeTicket(contextOf(c), c.var.tokenHash, {
        ...{ ...orderOf(c), version, ...words },
        hold: undo && { kind: 'close', words },
      });
      if (answer.held) applyLater(services, answer.held);
      else sendSoon();
      return c.json(answer);
    })
    .put('/tickets/:code/priority', input('json', priorityInput), async (c) =>
      c.json(
        await setPriority(contextOf(c), c.var.tokenHash, { ...orderOf(c), ...c.req.valid('json') }),
      ),
    )
    .post('/tickets/:code/block', input('json', blockInput), async (c) =>
      c.json(
        await blockSender(contextOf(c), c.var.tokenHash, { ...orderOf(c), ...c.req.valid('json') }),
      ),
    )
    .post('/tickets/:code/unblock', input('json', unblockInput), async (c) =>
      c.json(
        await unblockSender(contextOf(c), c.var.tokenHash, {
          ...orderOf(c),
          ...c.req.valid('json'),
        }),
      ),
    )
    .post('/attachments', async (c) => {
      const { agent } = await readWithAgent(contextOf(c), c.var.tokenHash, []);
      const head = {
        formToken: readFormToken(c),
        name: readFileName(c),
        ownerId: null,
        agentId: agent.agentId,
        clientAddress: c.var.clientAddress,
      };
      const answer: UploadAnswer = await uploads.run(agent.agentId, c.var.body.held, async () =>
        uploadFile(contextOf(c), { ...head, bytes: await readBytes(c) }),
      );
      return c.json(answer, 201);
    })
    .get('/attachments/:id', async (c) => {
      const id = attachmentIdInput.safeParse(c.req.param('id'));
      if (!id.success) throw new Problem('not_found');
      const file = await findFileForDesk(contextOf(c), c.var.tokenHash, id.data);
      return await serveAttachment(services, file);
    })
    .post('/alarms/seen', input('json', seenAlarmInput), async (c) => {
      await acknowledge(contextOf(c), c.var.tokenHash, c.req.valid('json'));
      return c.body(null, 204);
    })
    .get('/closures', async (c) => c.json(await listClosures(contextOf(c), c.var.tokenHash)))
    .post('/closures', input('json', closureInput), async (c) =>
      c.json(await addClosure(contextOf(c), c.var.tokenHash, c.req.valid('json')), 201),
    )
    .delete('/closures/:id', async (c) => {
      await takeClosureBack(contextOf(c), c.var.tokenHash, c.req.param('id'));
      return c.body(null, 204);
    });
}
