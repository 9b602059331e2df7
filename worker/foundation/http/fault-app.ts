import { Hono } from 'hono';
import type { ProblemCode } from '#shared/contract/problems.ts';
import type { Log } from '../ports/log.ts';
import { base64Url } from '../ports/random.ts';
import type { Services } from '../ports/services.ts';
import { Problem } from '../problem.ts';
import { sendSecurityHeaders } from '../security/security-headers.ts';
import { answerFaults } from './answer-faults.tsx';
import type { AppEnv } from './app-env.ts';

/** The caller has logged what happened. */
const silent: Log = { info() {}, alarm() {}, error() {} };

/**
 * Answers every address with one problem, in the shape, the frame and with the headers of the app, where
 * the app itself cannot be had. `/api/health` says that something answers.
 */
export function createFaultApp(
  services: Pick<Services, 'asset' | 'randomBytes' | 'securityHeaders'>,
  code: ProblemCode,
) {
  const app = new Hono<AppEnv>();
  app.onError(answerFaults({ ...services, log: silent }));
  app.use(sendSecurityHeaders(services));
  app.get('/api/health', (c) => c.json({ alive: true }, 200, { 'Cache-Control': 'no-store' }));
  app.all('*', (c) => {
    c.set('requestId', base64Url(services.randomBytes(9)));
    throw new Problem(code);
  });
  return app;
}
