import { type Context, Hono } from 'hono';
import { proveCodeInput } from '#shared/contract/sign-in.ts';
import {
  lookupInput,
  newFromMessageInput,
  participantInput,
  rateInput,
  replyChannelInput,
  replyInput,
  threadQuery,
} from '#shared/contract/tickets.ts';
import { serveAttachment } from '../attachments/serve.ts';
import type { AppEnv } from '../foundation/http/app-env.ts';
import { input } from '../foundation/http/input.ts';
import type { RequestContext, Services } from '../foundation/ports/services.ts';
import { readRequestKey } from '../idempotency/request-key.ts';
import { sendQueued } from '../notifications/delivery/deliver.ts';
import { readSolution } from '../proof-of-work/challenge.ts';
import { dropProof, isKnownDevice, keepProof, readProof } from '../proofs/browser.ts';
import { readTokenHash } from '../sessions/browser.ts';
import { startCustomerSession } from '../sign-in/browser.ts';
import { readRequester, readTrackingCode } from './browser.ts';
import { lookupPurpose, offerProof, proveLookup } from './lookup.ts';
import { changeReplyChannel, markSeen, rateTicket, solveTicket } from './moves/change.ts';
import { openFromMessage } from './open/open-linked.ts';
import { endPart, invite } from './participants/change.ts';
import { replyToTicket } from './thread/reply.ts';
import { findFile, listMine, readThread } from './thread/thread.ts';

/** A customer's own tickets. */
export function ticketRoutes(services: Services) {
  const contextOf = (c: Context<AppEnv>): RequestContext => {
    const { db, queued } = c.var;
    return { ...services, db, queued };
  };
  const sendSoon = (c: Context<AppEnv>) => services.afterResponse(() => sendQueued(contextOf(c)));
  return new Hono<AppEnv>()
    .get('/', async (c) => c.json(await listMine(contextOf(c), await readRequester(services, c))))
    .post('/prove', input('json', proveCodeInput), async (c) => {
      const { token, address } = await proveLookup(contextOf(c), {
        proofId: readProof(services, c, lookupPurpose),
        code: c.req.valid('json').code,
        oldTokenHash: await readTokenHash(services, c),
      });
      await startCustomerSession(services, c, { token, address });
      dropProof(services, c, lookupPurpose);
      return c.body(null, 204);
    })
    .post('/:code/proof', input('json', lookupInput), async (c) => {
      const { proofId } = await offerProof(contextOf(c), {
        code: readTrackingCode(c),
        clientAddress: c.var.clientAddress,
        solution: await readSolution(
          services,
          { form: 'lookup', prefix: null },
          c.req.valid('json').work,
        ),
        knownDevice: (address) => isKnownDevice(services, c, address),
      });
      sendSoon(c);
      // One life for all, whatever the channel: the cookie must not tell it.
      keepProof(services, c, { purpose: lookupPurpose, proofId, kind: 'email_code' });
      return c.json({ resendAfterSeconds: 60 }, 202);
    })
    .get('/:code', input('query', threadQuery), async (c) => {
      const { version } = c.req.valid('query');
      const thread = await readThread(
        contextOf(c),
        await readRequester(services, c),
        readTrackingCode(c),
        version ?? null,
      );
      return thread === null ? c.body(null, 204) : c.json(thread);
    })
    .get('/:code/files/:id', async (c) => {
      const file = await findFile(
        contextOf(c),
        await readRequester(services, c),
        readTrackingCode(c),
        c.req.param('id'),
      );
      return await serveAttachment(services, file);
    })
    .post('/:code/messages', input('json', replyInput), async (c) => {
      const reply = c.req.valid('json');
      const key = readRequestKey(services, c);
      const requester = await readRequester(services, c);
      const answer = await replyToTicket(contextOf(c), requester, readTrackingCode(c), {
        ...reply,
        key,
      });
      sendSoon(c);
      return c.json(answer, 201);
    })
    .post('/:code/new', input('json', newFromMessageInput), async (c) => {
      const key = readRequestKey(services, c);
      const requester = await readRequester(services, c);
      const wish = { ...c.req.valid('json'), key };
      const answer = await openFromMessage(contextOf(c), requester, readTrackingCode(c), wish);
      sendSoon(c);
      return c.json(answer, 201);
    })
    .post('/:code/solved', async (c) => {
      await solveTicket(contextOf(c), await readRequester(services, c), readTrackingCode(c));
      return c.body(null, 204);
    })
    .post('/:code/seen', async (c) => {
      await markSeen(contextOf(c), await readRequester(services, c), readTrackingCode(c));
      return c.body(null, 204);
    })
    .post('/:code/rating', input('json', rateInput), async (c) => {
      const { rating, comment = null } = c.req.valid('json');
      await rateTicket(contextOf(c), await readRequester(services, c), readTrackingCode(c), {
        rating,
        comment,
      });
      return c.body(null, 204);
    })
    .post('/:code/participants', input('json', participantInput), async (c) => {
      const requester = await readRequester(services, c);
      await invite(contextOf(c), requester, readTrackingCode(c), c.req.valid('json'));
      sendSoon(c);
      return c.body(null, 204);
    })
    .delete('/:code/participants/:id', async (c) => {
      const requester = await readRequester(services, c);
      await endPart(contextOf(c), requester, readTrackingCode(c), c.req.param('id'));
      return c.body(null, 204);
    })
    .post('/:code/leave', async (c) => {
      await endPart(contextOf(c), await readRequester(services, c), readTrackingCode(c), null);
      return c.body(null, 204);
    })
    .put('/:code/reply-channel', input('json', replyChannelInput), async (c) => {
      const { replyChannel } = c.req.valid('json');
      await changeReplyChannel(
        contextOf(c),
        await readRequester(services, c),
        readTrackingCode(c),
        replyChannel,
      );
      return c.body(null, 204);
    });
}
