import { type Context, Hono } from 'hono';
import { proveCodeInput } from '#shared/contract/sign-in.ts';
import {
  lookupInput,
  newFromMessageInput,
  rateInput,
  replyChannelInput,
  replyInput,
  threadQuery,
} from '#shared/contract/tickets.ts';
import { parseTrackingCode } from '#shared/fields/tracking-code.ts';
import { serveAttachment } from '../attachments/serve.ts';
import type { AppEnv } from '../foundation/http/app-env.ts';
import { input } from '../foundation/http/input.ts';
import type { RequestContext, Services } from '../foundation/ports/services.ts';
import { Problem } from '../foundation/problem.ts';
import { readRequestKey } from '../idempotency/request-key.ts';
import { kickOutbox } from '../notifications/delivery/deliver.ts';
import { readSolution } from '../proof-of-work/challenge.ts';
import { dropProof, keepProof, readProof, rememberDevice } from '../proofs/browser.ts';
import { keepToken, readTokenHash } from '../sessions/browser.ts';
import { readWithVisitor } from '../sessions/rules.ts';
import { customerOfSession } from '../sessions/store.ts';
import { lookupPurpose, offerProof, proveLookup } from './lookup.ts';
import { changeReplyChannel, markSeen, rateTicket, solveTicket } from './moves/change.ts';
import { openFromMessage } from './open/open-linked.ts';
import type { Requester } from './requester.ts';
import { replyToTicket } from './thread/reply.ts';
import { findFile, listMine, readThread } from './thread/thread.ts';

/** Who sends this request, by its cookie. */
export async function requesterOf(services: Services, c: Context<AppEnv>): Promise<Requester> {
  const { db } = c.var;
  const tokenHash = await readTokenHash(services, c);
  const { clock, settings } = services;
  return {
    customer: customerOfSession(tokenHash, clock.now(), settings.limits),
    read: (reads) => readWithVisitor({ ...services, db }, tokenHash, reads),
  };
}

const daySeconds = 24 * 60 * 60;

/** Gives the browser the session its proof has opened. */
export async function enter(
  services: Services,
  c: Context<AppEnv>,
  { token, address, purpose }: { token: string; address: string; purpose: string },
) {
  const seconds = services.settings.limits.customerSessionDays * daySeconds;
  keepToken(services, c, 'customer', token, seconds);
  dropProof(services, c, purpose);
  await rememberDevice(services, c, address);
}

/** The stored form of the code in the address; a code that cannot be one of ours costs no look-up (R30). */
export function codeOf(c: Context<AppEnv, '/:code'>): string {
  const code = parseTrackingCode(c.req.param('code'));
  if (code === null) throw new Problem('not_found');
  return code;
}

/** A customer's own tickets. */
export function ticketRoutes(services: Services) {
  const workOf = (c: Context<AppEnv>): RequestContext => ({ ...services, db: c.var.db });
  const sendSoon = () => services.afterResponse(() => kickOutbox(services));
  return new Hono<AppEnv>()
    .get('/', async (c) => c.json(await listMine(workOf(c), await requesterOf(services, c))))
    .post('/prove', input('json', proveCodeInput), async (c) => {
      const { token, address } = await proveLookup(workOf(c), {
        proofId: readProof(services, c, lookupPurpose),
        code: c.req.valid('json').code,
        oldTokenHash: await readTokenHash(services, c),
      });
      await enter(services, c, { token, address, purpose: lookupPurpose });
      return c.body(null, 204);
    })
    .post('/:code/proof', input('json', lookupInput), async (c) => {
      const { proofId } = await offerProof(workOf(c), {
        code: codeOf(c),
        clientAddress: c.var.clientAddress,
        solution: await readSolution(services, 'lookup', c.req.valid('json').work),
      });
      sendSoon();
      // One life for all, whatever the channel: the cookie must not tell it.
      keepProof(services, c, { purpose: lookupPurpose, proofId, kind: 'email_code' });
      return c.json({ resendAfterSeconds: 60 }, 202);
    })
    .get('/:code', input('query', threadQuery), async (c) => {
      const { version } = c.req.valid('query');
      const thread = await readThread(
        workOf(c),
        await requesterOf(services, c),
        codeOf(c),
        version ?? null,
      );
      return thread === null ? c.body(null, 204) : c.json(thread);
    })
    .get('/:code/files/:id', async (c) => {
      const file = await findFile(
        workOf(c),
        await requesterOf(services, c),
        codeOf(c),
        c.req.param('id'),
      );
      return await serveAttachment(services, file);
    })
    .post('/:code/messages', input('json', replyInput), async (c) => {
      const reply = c.req.valid('json');
      const key = readRequestKey(services, c);
      const requester = await requesterOf(services, c);
      const answer = await replyToTicket(workOf(c), requester, codeOf(c), { ...reply, key });
      sendSoon();
      return c.json(answer, 201);
    })
    .post('/:code/new', input('json', newFromMessageInput), async (c) => {
      const key = readRequestKey(services, c);
      const requester = await requesterOf(services, c);
      const wish = { ...c.req.valid('json'), key };
      const answer = await openFromMessage(workOf(c), requester, codeOf(c), wish);
      sendSoon();
      return c.json(answer, 201);
    })
    .post('/:code/solved', async (c) => {
      await solveTicket(workOf(c), await requesterOf(services, c), codeOf(c));
      return c.body(null, 204);
    })
    .post('/:code/seen', async (c) => {
      await markSeen(workOf(c), await requesterOf(services, c), codeOf(c));
      return c.body(null, 204);
    })
    .post('/:code/rating', input('json', rateInput), async (c) => {
      const { rating, comment = null } = c.req.valid('json');
      await rateTicket(workOf(c), await requesterOf(services, c), codeOf(c), { rating, comment });
      return c.body(null, 204);
    })
    .put('/:code/reply-channel', input('json', replyChannelInput), async (c) => {
      const { replyChannel } = c.req.valid('json');
      await changeReplyChannel(workOf(c), await requesterOf(services, c), codeOf(c), replyChannel);
      return c.body(null, 204);
    });
}
