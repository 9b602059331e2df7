import { Hono } from 'hono';
import { fileLimits } from '#shared/fields/size-limits.ts';
import { watchingAlarms } from './alarm-watch/watch.ts';
import { attachmentRoutes } from './attachments/routes.ts';
import { sweepingAttachments } from './attachments/rules.ts';
import { requireSomeFiling } from './contact/can-be-filed.ts';
import { nowRoutes } from './contact/now-routes.ts';
import { plainFormRoutes } from './contact/plain-routes.tsx';
import { confirmRoutes, contactRoutes } from './contact/routes.ts';
import { agentRoutes } from './desk/agents/routes.ts';
import { auditRoutes } from './desk/audit/routes.ts';
import { blockedRoutes } from './desk/blocked/routes.ts';
import { bulkRoutes } from './desk/bulk/routes.ts';
import { changingRoutes } from './desk/changing/routes.ts';
import { contentRoutes } from './desk/content/routes.ts';
import { customerCardRoutes } from './desk/customer/routes.ts';
import { failedRoutes } from './desk/failed/routes.ts';
import { applyingHeld } from './desk/held/apply.ts';
import { heldRoutes } from './desk/held/routes.ts';
import { sweepHeld } from './desk/held/store-held.ts';
import { joiningRoutes } from './desk/joining/routes.ts';
import { listRoutes } from './desk/lists/routes.ts';
import { onBehalfRoutes } from './desk/on-behalf/routes.ts';
import { owningRoutes } from './desk/owning/routes.ts';
import { participantRoutes } from './desk/participants/routes.ts';
import { presenceRoutes } from './desk/presence/routes.ts';
import { sweepPresences } from './desk/presence/store-presence.ts';
import { warningOfAnswers, warningOfStages } from './desk/promises/at-risk.ts';
import { keepingOrder } from './desk/promises/order.ts';
import { savedReplyRoutes } from './desk/replies/routes.ts';
import { reportRoutes } from './desk/reports/routes.ts';
import { sweepAnswers } from './desk/reports/sweep.ts';
import { deskRoutes } from './desk/routes.ts';
import { wakingDue } from './desk/snooze/waking-due.ts';
import { suggestRoutes } from './desk/suggest/routes.ts';
import { savedViewRoutes } from './desk/views/routes.ts';
import { feedbackDeskRoutes, feedbackPageRoutes, feedbackRoutes } from './feedback/routes.ts';
import { sweepFeedback } from './feedback/rules.ts';
import { sweepLimits } from './foundation/database/charge.ts';
import { readinessProbe } from './foundation/database/readiness.ts';
import { leaveSecretMark, markOfSecret } from './foundation/database/secret-mark.ts';
import { runSteps, type Step } from './foundation/database/steps.ts';
import { sweep } from './foundation/database/sweep.ts';
import { mailLimits } from './foundation/fixed-limits.ts';
import { answerFaults } from './foundation/http/answer-faults.tsx';
import { type AppEnv, type ClientAddress, openContext } from './foundation/http/app-env.ts';
import { type BodyCap, type BodyOf, capBodies } from './foundation/http/body-cap.ts';
import { BodyMemory } from './foundation/http/body-memory.ts';
import { budgetOf, isOutOfSubrequests } from './foundation/ports/budget.ts';
import { days } from './foundation/ports/clock.ts';
import type { RequestContext, Services } from './foundation/ports/services.ts';
import { Problem } from './foundation/problem.ts';
import { requireSameOrigin } from './foundation/security/same-origin.ts';
import { sendSecurityHeaders } from './foundation/security/security-headers.ts';
import { sweepKeys } from './idempotency/store.ts';
import { inboundRoutes } from './inbound/routes.ts';
import { deliverDue } from './notifications/delivery/deliver.ts';
import { sweepOutbox } from './notifications/delivery/delivery-store.ts';
import { sendBehindFaults } from './notifications/delivery/send-behind-faults.ts';
import { checkTemplates } from './notifications/templates/check-templates.ts';
import { eraseExpiredWords } from './privacy/retention.ts';
import { privacyRoutes } from './privacy/routes.ts';
import { proofOfWorkRoutes } from './proof-of-work/routes.ts';
import { sweepSpentSolutions } from './proof-of-work/store.ts';
import { sweepProofs } from './proofs/store.ts';
import { searchDeskRoutes, searchPageRoutes, searchRoutes } from './search/routes.ts';
import { sweepSearches } from './search/sweep.ts';
import { keepPrivate } from './sessions/middleware.ts';
import { sweepSessions } from './sessions/store.ts';
import { deskSignInRoutes } from './sign-in/desk-routes.ts';
import { signInRoutes } from './sign-in/routes.ts';
import { moveParticipations } from './tickets/participants/store-participants.ts';
import { plainThreadRoutes } from './tickets/plain/routes.tsx';
import { ticketRoutes } from './tickets/routes.ts';
import {
  closingQuiet,
  expiringUnconfirmed,
  remindingOfLinks,
} from './tickets/scheduled/scheduled.ts';
import { foldingBacklog } from './tickets/words/backlog.ts';
import { forgettingErased } from './tickets/words/forget-erased.ts';
import { chaining } from './transcripts/chain.ts';
import { customerTranscriptRoutes, transcriptRoutes } from './transcripts/routes.ts';
import { sweepShares } from './transcripts/store-shares.ts';

const kibibyte = 1024;

/** What all bodies hold together: four files or one mail at once, and a fifth of what the edge gives an isolate. */
const bodyMemoryBytes = 24 * 1024 * kibibyte;

/**
 * Files come alone; a mail brings all of a message's files at once.
 * It takes only signed mail, so where no mail is expected nothing large is taken in.
 */
const bodyCaps = ({ config }: Services): BodyCap[] => [
  { path: '/api/attachments', bytes: fileLimits.bytesEach, judgedFirst: true },
  { path: '/api/desk/attachments', bytes: fileLimits.bytesEach, judgedFirst: true },
  ...(config.inbound ? [{ path: '/api/inbound', bytes: mailLimits.bytes, judgedFirst: true }] : []),
];

/** The whole API, built once per process or isolate. */
export function createApp(
  services: Services,
  clientAddress: ClientAddress,
  bodyOf: BodyOf = (c) => c.req.raw.body,
) {
  checkTemplates(services);
  requireSomeFiling(services);
  const requireReady = readinessProbe(services);
  const app = new Hono<AppEnv>();
  app.onError(answerFaults(services));
  app.notFound(() => {
    throw new Problem('not_found');
  });
  app.use(sendSecurityHeaders(services));
  app.use('/api/*', keepPrivate);
  app.use(openContext(services, clientAddress));
  app.use(sendBehindFaults(services));
  const memory = new BodyMemory(bodyMemoryBytes, services.clock);
  app.use(capBodies(memory, bodyOf, bodyCaps(services), 256 * kibibyte));
  // Mail servers are no browsers: their posts are signed, and stand before the question of origin.
  app.route('/api/inbound', inboundRoutes(services));
  app.use(requireSameOrigin(services));
  return app
    .get('/api/health', (c) => c.json({ alive: true }))
    .get('/api/ready', async (c) => {
      await requireReady(c.var.db);
      return c.json({ ready: true });
    })
    .route('/', nowRoutes(services))
    .route('/api/requests', ticketRoutes(services))
    .route('/', plainThreadRoutes(services))
    .route('/api/contact', contactRoutes(services))
    .route('/', confirmRoutes(services))
    .route('/', plainFormRoutes(services))
    .route('/api/proof-of-work', proofOfWorkRoutes(services))
    .route('/api', signInRoutes(services, moveParticipations))
    .route('/api/desk', deskSignInRoutes(services))
    .route('/api/attachments', attachmentRoutes(services))
    .route('/api/requests', customerTranscriptRoutes(services))
    .route('/api/transcripts', transcriptRoutes(services))
    .route('/api/account', privacyRoutes(services))
    .route('/', searchPageRoutes(services))
    .route('/api/search', searchRoutes(services))
    .route('/api/desk', searchDeskRoutes(services))
    .route('/', feedbackPageRoutes(services))
    .route('/api/feedback', feedbackRoutes(services))
    .route('/api/desk', feedbackDeskRoutes(services))
    .route('/api/desk/tickets', joiningRoutes(services))
    .route('/api/desk/on-behalf', onBehalfRoutes(services))
    .route('/api/desk/views', savedViewRoutes(services))
    .route('/api/desk', customerCardRoutes(services))
    .route('/api/desk', owningRoutes(services))
    .route('/api/desk/tickets', changingRoutes(services))
    .route('/api/desk/tickets', participantRoutes(services))
    .route('/api/desk', reportRoutes(services))
    .route('/api/desk', failedRoutes(services))
    .route('/api/desk', contentRoutes(services))
    .route('/api/desk/replies', savedReplyRoutes(services))
    .route('/api/desk', suggestRoutes(services))
    .route('/api/desk/agents', agentRoutes(services))
    .route('/api/desk/blocked', blockedRoutes(services))
    .route('/api/desk', listRoutes(services))
    .route('/api/desk', auditRoutes(services))
    .route('/api/desk/held', heldRoutes(services))
    .route('/api/desk/bulk', bulkRoutes(services))
    .route('/api/desk/presence', presenceRoutes(services))
    .route('/api/desk', deskRoutes(services));
}

/**
 * What has to happen without anybody asking, every ten seconds on Node and every minute on the edge; a
 * missed or double run does no harm (R51). What fails is logged and holds nothing else up.
 * @throws the fault where the database cannot be reached
 */
export async function runScheduled(services: Services) {
  const db = services.openDb();
  const context = { ...services, db };
  try {
    await services.flushAlarms?.();
    await runSteps(context, {
      watchingAlarms: watchingAlarms(context),
      sweeping: sweeping(context),
      expiringUnconfirmed: expiringUnconfirmed(context),
      remindingOfLinks: remindingOfLinks(context),
      closingQuiet: closingQuiet(context),
      warningOfAnswers: warningOfAnswers(context),
      warningOfStages: warningOfStages(context),
      sweepingAttachments: sweepingAttachments(context),
      chaining: chaining(context),
      eraseExpiredWords: eraseExpiredWords(context),
      foldingBacklog: foldingBacklog(context),
      forgettingErased: forgettingErased(context),
      wakingDue: wakingDue(context),
      keepingOrder: keepingOrder(context),
      applyingHeld: applyingHeld(context),
    });
    await deliverDue(services);
  } catch (fault) {
    if (!isOutOfSubrequests(fault)) throw fault;
    services.log.alarm('subrequests_spent', budgetOf(services).counts());
  }
}

async function* sweeping(context: RequestContext): Step {
  const { db, clock, config, settings } = context;
  const now = clock.now();
  const limit = budgetOf(context).bounds.rowsPerRound;
  yield* sweep(context, [
    leaveSecretMark(db, await markOfSecret(config.appSecret)),
    sweepLimits(db, now, limit),
    sweepSpentSolutions(db, now, limit),
    sweepProofs(db, now, limit),
    sweepSessions(db, now, limit),
    sweepShares(db, now, limit),
    sweepKeys(db, now, limit),
    sweepHeld(db, now),
    sweepPresences(db, now),
    sweepOutbox(db, now - days(settings.retention.sentMessages), limit),
    ...sweepSearches(db, settings, now, limit),
    ...sweepFeedback(db, settings, now, limit),
    ...sweepAnswers(db, now, limit),
  ]);
}

/** Type of the routes, for the typed client of screens; holds no code. */
export type App = ReturnType<typeof createApp>;
