import { type Context, Hono } from 'hono';
import {
  anotherProofInput,
  type ContactInput,
  confirmInput,
  contactInput,
  contactNowQuery,
  fileUnprovenInput,
  type ProvenAnswer,
  proveRequestInput,
} from '#shared/contract/contact.ts';
import { pageUrl } from '#shared/contract/pages.ts';
import { workPrefixOf } from '#shared/contract/proof-of-work.ts';
import type { FiledAnswer, ProofToCome } from '#shared/contract/tickets.ts';
import type { AppEnv } from '../foundation/http/app-env.ts';
import { type Page, renderDocument } from '../foundation/http/document.tsx';
import { input } from '../foundation/http/input.ts';
import { readForm } from '../foundation/http/read-body.ts';
import type { RequestContext, Services } from '../foundation/ports/services.ts';
import { Problem } from '../foundation/problem.ts';
import { readRequestKey } from '../idempotency/request-key.ts';
import { kickOutbox, sendQueued } from '../notifications/delivery/deliver.ts';
import { readSolution } from '../proof-of-work/challenge.ts';
import { isAnyKnownDevice, isKnownDevice } from '../proofs/browser.ts';
import { readTokenHash } from '../sessions/browser.ts';
import { startCustomerSession } from '../sign-in/browser.ts';
import { readRequester } from '../tickets/browser.ts';
import type { Submitted } from '../tickets/open/checked-request.ts';
import { sendAnotherProof } from './another-proof.ts';
import { confirmFault, confirmPage } from './confirm-page.tsx';
import { fileUnproven } from './file-unproven.ts';
import { proofFor } from './guest.ts';
import { contactNow } from './now.ts';
import { proveRequestByCode, proveRequestByLink } from './prove.ts';
import { submitRequest } from './submit.ts';
import { filedNow, keptOf, readWaiting } from './waiting.ts';
import {
  forgetWaiting,
  keepWaiting,
  listWaitingProofs,
  readWaitingProof,
} from './waiting-cookies.ts';

/** The form: what it must know before it is shown, and the filing itself. */
export function contactRoutes(services: Services) {
  const contextOf = (c: Context<AppEnv>): RequestContext => {
    const { db, queued } = c.var;
    return { ...services, db, queued };
  };
  const sendSoon = (c: Context<AppEnv>) => services.afterResponse(() => sendQueued(contextOf(c)));
  return new Hono<AppEnv>()
    .get('/:type', input('query', contactNowQuery), async (c) => {
      const { trackingCode } = c.req.valid('query');
      const named = readWaitingProof(services, c, trackingCode);
      return c.json(
        await contactNow(
          contextOf(c),
          await readRequester(services, c),
          c.req.param('type'),
          isAnyKnownDevice(services, c),
          trackingCode === undefined ? listWaitingProofs(services, c) : named ? [named] : [],
        ),
      );
    })
    .post('/prove', input('json', proveRequestInput), async (c) => {
      const { code, trackingCode } = c.req.valid('json');
      const proofId = readWaitingProof(services, c, trackingCode);
      const { filed, ...session } = await proveRequestByCode(contextOf(c), {
        ...{ proofId, code },
        oldTokenHash: await readTokenHash(services, c),
      });
      await startCustomerSession(services, c, session);
      forgetWaiting(services, c, proofId);
      sendSoon(c);
      return c.json({ filed } satisfies ProvenAnswer);
    })
    .post('/proof', input('json', anotherProofInput), async (c) => {
      const { work, trackingCode, ...asked } = c.req.valid('json');
      const proofId = readWaitingProof(services, c, trackingCode);
      const sent = await sendAnotherProof(contextOf(c), {
        ...asked,
        proofId,
        clientAddress: c.var.clientAddress,
        solution: (prefix) => readSolution(services, { form: 'code', prefix }, work),
        knownDevice: (address) => isKnownDevice(services, c, address),
      });
      sendSoon(c);
      keepWaiting(services, c, { ...sent, instead: proofId });
      return c.json(sent.proof satisfies ProofToCome, 202);
    })
    .post('/unproven', input('json', fileUnprovenInput), async (c) => {
      const filed = await fileUnproven(contextOf(c), {
        proofId: readWaitingProof(services, c, c.req.valid('json').trackingCode),
        clientAddress: c.var.clientAddress,
      });
      sendSoon(c);
      return c.json(filed satisfies FiledAnswer);
    })
    .post('/', input('json', contactInput), async (c) => {
      const request = c.req.valid('json');
      const address = request.mobile ?? request.email;
      const knownDevice = await isKnownDevice(services, c, address ?? '');
      const submitted = await submitRequest(contextOf(c), request, {
        requester: await readRequester(services, c),
        key: readRequestKey(services, c),
        clientAddress: c.var.clientAddress,
        solution: await readSolution(
          services,
          { form: 'ticket', prefix: address === undefined ? null : workPrefixOf(address) },
          request.work,
        ),
        knownDevice,
      });
      sendSoon(c);
      return c.json(await answerSubmitted(services, c, { request, submitted, knownDevice }), 201);
    });
}

/**
 * The request as it stands now, which may have been sent before and changed since. Keeps the proof's id in the
 * cookie of the browser that filed (R4), and out of the answer.
 */
async function answerSubmitted(
  services: Services,
  c: Context<AppEnv>,
  filing: { request: ContactInput; submitted: Submitted; knownDevice: boolean },
): Promise<FiledAnswer> {
  const { proofId, requestType: _, ...answer } = filing.submitted;
  const context = { ...services, db: c.var.db };
  if (proofId === null) return { ...answer, proof: null };
  const to = { ...proofFor(context, filing.request), knownDevice: filing.knownDevice };
  const waiting = await readWaiting(context, proofId, to);
  if (!waiting) return { ...answer, proof: null };
  if (waiting.isUnconfirmed) keepWaiting(services, c, keptOf(waiting));
  return await filedNow(context, waiting);
}

/** The page behind the link of a confirmation mail. Only its button consumes the link (R12). */
export function confirmRoutes(services: Services) {
  const answer = async (c: Context<AppEnv>, status: 200 | 410, page: Page) => {
    c.header('Cache-Control', 'no-store');
    return c.html(await renderDocument(services, page), status);
  };
  const dead = (c: Context<AppEnv>) =>
    answer(c, 410, confirmFault(new Problem('link_expired').sentence));
  return new Hono<AppEnv>()
    .get('/confirm/', async (c) => {
      const asked = confirmInput.safeParse(c.req.query());
      return asked.success ? await answer(c, 200, confirmPage(asked.data)) : await dead(c);
    })
    .post('/confirm/', async (c) => {
      const asked = confirmInput.safeParse(await readForm(c));
      if (!asked.success) return await dead(c);
      const { proof: proofId, token } = asked.data;
      try {
        const proven = await proveRequestByLink(
          { ...services, db: c.var.db },
          { proofId, token, oldTokenHash: await readTokenHash(services, c) },
        );
        await startCustomerSession(services, c, proven);
        forgetWaiting(services, c, proofId);
        services.afterResponse(() => kickOutbox(services));
        return c.redirect(
          proven.filed ? pageUrl('request', proven.filed.code) : pageUrl('requests'),
          303,
        );
      } catch (fault) {
        if (fault instanceof Problem && fault.status < 500) return await dead(c);
        throw fault;
      }
    });
}
