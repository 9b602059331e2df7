import { Hono } from 'hono';
import { answerFaults } from './foundation/answer-faults.ts';
import { capBodies } from './foundation/body-cap.ts';
import type { MessageTable } from './foundation/messages.ts';
import { Problem } from './foundation/problem.ts';
import { sweepLimits } from './foundation/rate-limit.ts';
import { hasExpectedSchema } from './foundation/readiness.ts';
import { type AppEnv, type ClientAddress, openContext } from './foundation/request-context.ts';
import { requireSameOrigin } from './foundation/same-origin.ts';
import { sendSecurityHeaders } from './foundation/security-headers.ts';
import type { Services } from './foundation/services.ts';
import { checkMessages } from './notifications/check-messages.ts';
import { organisationRoutes } from './organisation/routes.ts';
import { proofOfWorkRoutes } from './proof-of-work/routes.ts';
import { proofMessages } from './proofs/messages.ts';
import { ticketMessages } from './tickets/messages.ts';

/** Every message the features send: doors hand it to the outbox as `services.messages`. */
export const messageTable: MessageTable = { ...proofMessages, ...ticketMessages };

const kibibyte = 1024;

/** The whole API, built once per process or isolate. */
export function createApp(services: Services, clientAddress: ClientAddress) {
  checkMessages(services);
  const app = new Hono<AppEnv>();
  app.onError(answerFaults(services));
  app.notFound(() => {
    throw new Problem('not_found');
  });
  app.use(sendSecurityHeaders(services));
  app.use(openContext(services, clientAddress));
  app.use(requireSameOrigin(services));
  app.use(capBodies([], 256 * kibibyte));
  return app
    .get('/api/health', (c) => c.json({ alive: true }))
    .get('/api/ready', async (c) => {
      if (!(await hasExpectedSchema(c.var.db))) throw new Problem('unavailable');
      return c.json({ ready: true });
    })
    .route('/', organisationRoutes(services))
    .route('/api/proof-of-work', proofOfWorkRoutes(services));
}

/** What has to happen without anybody asking, every half minute or so; a missed or double run does no harm (R51). */
export async function runScheduled(services: Services) {
  const db = services.openDb();
  await sweepLimits(db, services.clock.now());
}

export type App = ReturnType<typeof createApp>;
