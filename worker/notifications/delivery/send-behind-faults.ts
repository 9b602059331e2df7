import { createMiddleware } from 'hono/factory';
import { isAnswerLost } from '../../foundation/database/database-fault.ts';
import type { AppEnv } from '../../foundation/http/app-env.ts';
import type { Services } from '../../foundation/ports/services.ts';
import { sendQueued } from './deliver.ts';

/**
 * Sends what a request queued in a commit whose answer was lost, for it may be there: whoever asks again is answered
 * from what was done, and queues nothing.
 */
export const sendBehindFaults = (services: Services) =>
  createMiddleware<AppEnv>(async (c, next) => {
    await next();
    const { db, queued } = c.var;
    if (queued.length > 0 && isAnswerLost(c.error))
      services.afterResponse(() => sendQueued({ ...services, db, queued }));
  });
