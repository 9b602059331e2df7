import type { Context } from 'hono';
import type { Services } from '../foundation/ports/services.ts';
import { readRequestKey } from '../idempotency/request-key.ts';
import type { AgentTokenEnv } from '../sessions/middleware.ts';
import { readTrackingCode } from '../tickets/browser.ts';

/**
 * Which ticket an act is on, from the path, and the key that makes it one act however often it is sent.
 * @throws Problem `not_found` for what is no tracking code, `bad_input` for what is no key.
 */
export const readOrder =
  (services: Pick<Services, 'randomBytes'>) => (c: Context<AgentTokenEnv, '/:code'>) => ({
    code: readTrackingCode(c),
    key: readRequestKey(services, c),
  });
