import type { Database } from '../foundation/database/database.ts';
import { type Guard, guarded } from '../foundation/database/guard.ts';
import { hours, seconds } from '../foundation/ports/clock.ts';
import { makeToken } from '../foundation/ports/random.ts';
import type { Services } from '../foundation/ports/services.ts';
import { keyedHashText, sameSecret } from '../foundation/security/keyed-hash.ts';
import { claimKey } from '../idempotency/store.ts';

// A form without scripts pays no work. What it sends must carry a token that we handed out with the
// form a few seconds before: programs that post blindly have none, or are too quick. Its id is the
// request's key, so that a token files one request however often it is sent, and it is spent by that
// request, so that it files no other in any name (R97).

type With = Pick<Services, 'config' | 'clock' | 'randomBytes'>;

const leastAgeMs = seconds(3);
const lifeMs = hours(24);

const sign = ({ config }: With, type: string, id: string, at: string) =>
  keyedHashText(config.appSecret, 'contact form', type, id, at);

/** A token for the form of one request type. */
export async function makeFormToken(services: With, type: string): Promise<string> {
  const id = makeToken(services.randomBytes, 16);
  const at = String(services.clock.now());
  return `${id}.${at}.${await sign(services, type, id, at)}`;
}

/** The key of the request that this token may file; null for one that is forged, too young or too old. */
export async function readFormToken(
  services: With,
  type: string,
  token: string,
): Promise<string | null> {
  const [id = '', at = '', signature = ''] = token.split('.');
  if (!sameSecret(signature, await sign(services, type, id, at))) return null;
  const age = services.clock.now() - Number(at);
  return age >= leastAgeMs && age < lifeMs ? id : null;
}

/** Apart from the scopes of senders, which begin otherwise. */
const spentScope = 'form-token:';

/**
 * Spends the token with this id for 24 hours from now, which is longer than it lives.
 * @throws Problem (by `commit`) `key_reused` where it was spent before, whoever spent it.
 */
export const spendFormToken = (db: Database, id: string, now: number): Guard =>
  guarded(
    claimKey(db, { scope: spentScope, key: id, bodyHash: '', resultId: id, answer: '', now }),
    'key_reused',
  );
