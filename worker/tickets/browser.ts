import type { Context } from 'hono';
import { parseTrackingCode } from '#shared/fields/tracking-code.ts';
import type { AppEnv } from '../foundation/http/app-env.ts';
import type { Services } from '../foundation/ports/services.ts';
import { Problem } from '../foundation/problem.ts';
import { hasToken, readTokenHash } from '../sessions/browser.ts';
import { readWithVisitor } from '../sessions/rules.ts';
import { customerOfSession } from '../sessions/store.ts';
import type { Requester } from './requester.ts';

/** Who sends this request, by its cookie; nothing is read from the database yet. */
export async function readRequester(services: Services, c: Context<AppEnv>): Promise<Requester> {
  const { db } = c.var;
  const tokenHash = await readTokenHash(services, c);
  const { clock, settings } = services;
  return {
    isGuest: !hasToken(services, c, 'customer'),
    customer: customerOfSession(tokenHash, clock.now(), settings.limits),
    read: (reads) => readWithVisitor({ ...services, db }, tokenHash, reads),
  };
}

/**
 * The stored form of the tracking code in the path parameter `code`.
 * @throws Problem `not_found` for what cannot be a code of ours, which costs no look-up (R30).
 */
export function readTrackingCode(c: Context): string {
  const code = parseTrackingCode(c.req.param('code') ?? '');
  if (code === null) throw new Problem('not_found');
  return code;
}
