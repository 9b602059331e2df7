import { sql } from 'drizzle-orm';
import { makeId } from '../foundation/chance.ts';
import { commitSurely, type Part } from '../foundation/parts.ts';
import { Problem } from '../foundation/problem.ts';
import type { Work } from '../foundation/services.ts';
import { isBlocked, welcome } from '../people/store.ts';
import { type ProofTry, proveCode } from '../proofs/prove.ts';
import { makeSessionToken } from '../sessions/browser.ts';
import { endSession, openCustomerSession, readSessionOwner } from '../sessions/store.ts';

export const signInPurpose = 'sign_in';

type Entering = Pick<Work, 'db' | 'clock' | 'chance' | 'settings'>;

/** The token is for the browser's cookie, by `keepToken`; only once the commit has passed. */
export type Entry = Part<{ customerId: string }> & { token: string };

/**
 * Signs in whoever has just proven an address: makes them a customer if they are none, ends the
 * session this browser had, opens a new one (R16). A part for the commit that begins with `proving`;
 * parts behind it may name the customer by `customerWith(proving.address)`.
 * @throws Problem (when answered) `code_expired` for a blocked address (R10).
 */
export async function enterAsCustomer(
  { db, clock, chance, settings }: Entering,
  proving: ProofTry,
  oldTokenHash: string,
): Promise<Entry> {
  const now = clock.now();
  const { token, tokenHash } = await makeSessionToken({ chance });
  const { address } = proving;
  const mayEnter = sql`${proving.proved} AND NOT ${isBlocked(address)}`;
  return {
    token,
    statements: [
      endSession(db, oldTokenHash, proving.proved),
      ...welcome(db, { newCustomerId: makeId({ clock, chance }), address, now }, mayEnter),
      openCustomerSession(db, { tokenHash, address, now, limits: settings.limits }, mayEnter),
    ],
    recall: [null, null, null, readSessionOwner(db, tokenHash)],
    answer(results) {
      const [opened] = results.at(-1) as { customerId: string }[];
      if (!opened) throw new Problem('code_expired');
      return opened;
    },
  };
}

/** The right code is a session: proves and signs in, in one round trip. */
export async function signInByCode(
  work: Entering & Pick<Work, 'config'>,
  asked: { proofId: string | undefined; code: string; oldTokenHash: string },
) {
  const proving = await proveCode(work, { ...asked, purpose: signInPurpose });
  const entry = await enterAsCustomer(work, proving, asked.oldTokenHash);
  const [proven, { customerId }] = await commitSurely(work.db, [proving, entry], proving.proved);
  return { token: entry.token, customerId, address: proven.address };
}
