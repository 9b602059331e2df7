import { Hono } from 'hono';
import { answerFaults } from './foundation/answer-faults.ts';
import type { MessageTable } from './foundation/messages.ts';
import { Problem } from './foundation/problem.ts';
import { type AppEnv, type ClientAddress, openContext } from './foundation/request-context.ts';
import { requireSameOrigin } from './foundation/same-origin.ts';
import type { Services } from './foundation/services.ts';
import { organisationRoutes } from './organisation/routes.ts';
import { proofOfWorkRoutes } from './proof-of-work/routes.ts';
import { proofMessages } from './proofs/messages.ts';
import { ticketMessages } from './tickets/messages.ts';
import { ticketRoutes } from './tickets/routes.ts';

/** Every message the features send: doors hand it to the outbox as `services.messages`. */
export const messageTable: MessageTable = { ...proofMessages, ...ticketMessages };

/** The whole API, built once per process or isolate. */
export function createApp(services: Services, clientAddress: ClientAddress) {
  const app = new Hono<AppEnv>();
  app.onError(answerFaults(services));
  app.notFound(() => {
    throw new Problem('not_found');
  });
  app.use(openContext(services, clientAddress));
  app.use(requireSameOrigin(services));
  return app
    .get('/api/health', (c) => c.json({ alive: true }))
    .route('/', organisationRoutes(services))
    .route('/api/requests', ticketRoutes(services))
    .route('/api/proof-of-work', proofOfWorkRoutes(services));
}

export type App = ReturnType<typeof createApp>;
