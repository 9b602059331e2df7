import { type Context, Hono } from 'hono';
import { pageUrl } from '#shared/contract/pages.ts';
import { canonicalEmail } from '#shared/fields/email.ts';
import { isDatabaseDown } from '../foundation/database/database-fault.ts';
import type { AppEnv } from '../foundation/http/app-env.ts';
import { type Page, renderDocument, renderPlainSlot } from '../foundation/http/document.tsx';
import { readForm } from '../foundation/http/read-body.ts';
import type { RequestContext, Services } from '../foundation/ports/services.ts';
import { kickOutbox } from '../notifications/delivery/deliver.ts';
import { isKnownDevice } from '../proofs/browser.ts';
import { readRequester } from '../tickets/browser.ts';
import { requestTypeOf } from './check.ts';
import { submitPlainForm } from './plain-form.ts';
import { WaitingNotices } from './plain-page.tsx';
import { pageOf, readPlainStep, takePlainStep } from './plain-step.ts';
import { keptOf, listWaiting, readWaiting } from './waiting.ts';
import { keepWaiting, listWaitingProofs, readWaitingProof } from './waiting-cookies.ts';

/**
 * The form without scripts: a plain post to its own page, and what follows it there. A page that is opened again says
 * what waits, and leads on with it.
 */
export const plainFormRoutes = (services: Services) => {
  const contextOf = (c: Context<AppEnv>): RequestContext => ({ ...services, db: c.var.db });
  const show = async (c: Context<AppEnv>, status: number, page: Page) => {
    c.header('Cache-Control', 'private, no-store');
    return c.html(await renderDocument(services, page), status as 200);
  };
  return new Hono<AppEnv>()
    .on('GET', ['/contact/:type', '/contact/:type/'], async (c) => {
      const type = requestTypeOf(services.settings, c.req.param('type'));
      const action = pageUrl('contactType', type.id);
      const asked = c.req.query('trackingCode');
      const sent = await listWaiting(contextOf(c), type.id, listWaitingProofs(services, c)).catch(
        (fault: unknown) => {
          // The form itself waits for no database.
          if (isDatabaseDown(fault)) return [];
          throw fault;
        },
      );
      const waiting = sent.filter(({ isUnconfirmed }) => isUnconfirmed);
      const one = waiting.find(({ submitted }) => submitted.code === asked);
      if (one) return await show(c, 200, pageOf(one));
      const notices = waiting.map(({ submitted: { code }, proof: { address } }) => ({
        ...{ code, address },
        href: `${action}?${new URLSearchParams({ trackingCode: code })}`,
      }));
      const main = <WaitingNotices waiting={notices} />;
      c.header('Cache-Control', 'private, no-store');
      c.header('Vary', 'Cookie');
      return c.html(
        await renderPlainSlot(
          services,
          action,
          notices.length > 0 ? { title: type.title, main } : null,
        ),
      );
    })
    .post('/contact/:type/', async (c) => {
      const context = contextOf(c);
      const posted = Object.entries(await readForm(c));
      const typed = Object.fromEntries(
        posted.flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
      );
      const { clientAddress } = c.var;
      const knownDevice = (address: string) => isKnownDevice(services, c, address);
      const step = readPlainStep(typed.step);
      if (step) {
        const proofId = readWaitingProof(services, c, typed.trackingCode);
        const { status, page, next } = await takePlainStep(context, {
          ...{ step, email: typed.email, clientAddress, knownDevice, proofId },
        });
        services.afterResponse(() => kickOutbox(services));
        if (next) keepWaiting(services, c, { ...keptOf(next), instead: proofId });
        return await show(c, status, page);
      }
      const answer = await submitPlainForm(context, c.req.param('type'), {
        ...{ typed, clientAddress },
        requester: await readRequester(services, c),
        knownDevice: await knownDevice(canonicalEmail(typed.email ?? '') ?? ''),
      });
      if (!answer.submitted) return await show(c, answer.status, answer.page);
      services.afterResponse(() => kickOutbox(services));
      const { code, proofId } = answer.submitted;
      const waiting = proofId === null ? null : await readWaiting(context, proofId);
      if (!waiting?.isUnconfirmed) return c.redirect(pageUrl('request', code), 303);
      keepWaiting(services, c, keptOf(waiting));
      return await show(c, 201, pageOf(waiting));
    });
};
