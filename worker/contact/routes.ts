import { type Context, Hono } from 'hono';
import { contactInput } from '#shared/contract/contact.ts';
import { input } from '../foundation/input.ts';
import type { AppEnv } from '../foundation/request-context.ts';
import type { Services, Work } from '../foundation/services.ts';
import { kickOutbox } from '../notifications/deliver.ts';
import { readPayment } from '../proof-of-work/challenge.ts';
import { isKnownDevice, keepProof } from '../proofs/browser.ts';
import type { Filed } from '../tickets/open.ts';
import { readRequestKey } from '../tickets/request-key.ts';
import { askerOf } from '../tickets/routes.ts';
import { fileRequest } from './file.ts';
import { contactNow } from './now.ts';
import { filePurpose } from './stranger.ts';

/** The form: what it must know before it is shown, and the filing itself. */
export function contactRoutes(services: Services) {
  const workOf = (c: Context<AppEnv>): Work => ({ ...services, db: c.var.db });
  return new Hono<AppEnv>()
    .get('/:type', async (c) =>
      c.json(await contactNow(workOf(c), await askerOf(services, c), c.req.param('type'))),
    )
    .post('/', input('json', contactInput), async (c) => {
      const request = c.req.valid('json');
      const filed = await fileRequest(workOf(c), request, {
        asker: await askerOf(services, c),
        key: readRequestKey(services, c),
        clientAddress: c.var.clientAddress,
        payment: await readPayment(services, 'ticket', request.work),
        knownDevice: await isKnownDevice(services, c, request.mobile ?? request.email ?? ''),
      });
      services.afterResponse(() => kickOutbox(services));
      return c.json(answerFiled(services, c, filed), 201);
    });
}

/** Keeps the proof's id in the cookie of the browser that filed (R4), and out of the answer. */
export function answerFiled(
  services: Services,
  c: Context<AppEnv>,
  { proofId, ...answer }: Filed,
): Omit<Filed, 'proofId'> {
  if (proofId !== null && answer.proof)
    keepProof(services, c, { purpose: filePurpose, proofId, kind: answer.proof.kind });
  return answer;
}
