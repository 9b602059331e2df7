import { makeId } from '../foundation/chance.ts';
import { commitWithRecovery } from '../foundation/commit-recovery.ts';
import { type BatchStep, readTogether } from '../foundation/database.ts';
import { guard } from '../foundation/guard.ts';
import { Problem } from '../foundation/problem.ts';
import { guardAgainstConflict, retryOnConflict } from '../foundation/retry-on-conflict.ts';
import type { Work } from '../foundation/services.ts';
import {
  type AddressOwner,
  isOwnedBy,
  isUnblocked,
  readAddressOwner,
  upsertCustomerWithIdentity,
} from '../people/store.ts';
import { judge, tryCode } from '../proofs/prove.ts';
import { addressOfProof, readTry } from '../proofs/store.ts';
import { makeSessionToken } from '../sessions/browser.ts';
import { endSession, insertCustomerSession } from '../sessions/store.ts';

export const signInPurpose = 'sign_in';

export type StartedSession = {
  /** For the browser's cookie, by `keepToken`; only once the steps are committed. */
  token: string;
  customerId: string;
  /** Stand behind those of the proof. */
  steps: readonly BatchStep[];
};

/**
 * Signs in whoever has just proven an address: makes them a customer if they are none, ends the
 * session this browser had, starts a new one (R16). `owner` was read by `readAddressOwner`; where it
 * has changed meanwhile `retryOnConflict` reads it again.
 * @throws Problem `code_expired` for a blocked address (R10).
 */
export async function startCustomerSession(
  { db, clock, chance, settings }: Pick<Work, 'db' | 'clock' | 'chance' | 'settings'>,
  address: string,
  owner: AddressOwner | undefined,
  oldTokenHash: string,
): Promise<StartedSession> {
  if (!owner || owner.isBlocked) throw new Problem('code_expired');
  const now = clock.now();
  const { token, tokenHash } = await makeSessionToken({ chance });
  const customerId = owner.customerId ?? makeId({ clock, chance });
  const steps = [
    guard(db, isUnblocked(address), 'code_expired'),
    guardAgainstConflict(db, isOwnedBy(address, owner.customerId)),
    endSession(db, oldTokenHash),
    ...upsertCustomerWithIdentity(db, { address, owner, customerId, now }),
    insertCustomerSession(db, { tokenHash, address, customerId, now, limits: settings.limits }),
  ];
  return { token, customerId, steps };
}

/**
 * The right code is a session.
 * @throws Problem `code_wrong`, `code_expired`, `too_many_requests`.
 */
export const signInByCode = (
  work: Work,
  asked: { proofId: string | undefined; code: string; oldTokenHash: string },
): Promise<{ token: string; customerId: string; address: string }> =>
  retryOnConflict(async () => {
    const { db } = work;
    const attempt = await tryCode(work, { ...asked, purpose: signInPurpose });
    const [[proof], [owner]] = await readTogether(db, [
      readTry(db, attempt),
      readAddressOwner(db, addressOfProof(attempt.proofId)),
    ]);
    const proven = await judge(work, attempt, proof);
    const { address } = proven;
    const session = await startCustomerSession(work, address, owner, asked.oldTokenHash);
    await commitWithRecovery(db, [...proven.steps, ...session.steps], proven.wasCommitted);
    return { token: session.token, customerId: session.customerId, address };
  });
