import type { Context } from 'hono';
import { makeToken } from '../foundation/ports/random.ts';
import type { Services } from '../foundation/ports/services.ts';
import { dropSafeCookie, readSafeCookie, setSafeCookie } from '../foundation/security/cookies.ts';
import { sha256Text } from '../foundation/security/keyed-hash.ts';

type With = Pick<Services, 'config'>;

/** One browser can hold both: an agent may also be a customer. */
export type SessionOf = 'customer' | 'agent';

const cookieOf: Record<SessionOf, string> = { customer: 'session', agent: 'desk' };

/** A token of 256 bits for the browser and its SHA-256 for the database (R15). */
export async function makeSessionToken({ randomBytes }: Pick<Services, 'randomBytes'>) {
  const token = makeToken(randomBytes, 32);
  return { token, tokenHash: await sha256Text(token) };
}

/** The hash under which the browser's session lies, or one that no session has. */
export const readTokenHash = async (
  services: With,
  c: Context,
  of: SessionOf = 'customer',
): Promise<string> => sha256Text(readSafeCookie(services, c, cookieOf[of]) ?? '');

/** Whether the browser sends a token at all, of a session that holds or not. */
export const hasToken = (services: With, c: Context, of: SessionOf): boolean =>
  Boolean(readSafeCookie(services, c, cookieOf[of]));

/** Gives the browser its session's token as a cookie of `maxAgeSeconds`. */
export const keepToken = (
  services: With,
  c: Context,
  of: SessionOf,
  token: string,
  maxAgeSeconds: number,
) => setSafeCookie(services, c, cookieOf[of], token, maxAgeSeconds);

/** Removes the cookie that `keepToken` gave. */
export const dropToken = (services: With, c: Context, of: SessionOf) =>
  dropSafeCookie(services, c, cookieOf[of]);
