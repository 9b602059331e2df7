import { type BatchStep, readTogether } from '../foundation/database/commit.ts';
import { commitWithRecovery } from '../foundation/database/commit-recovery.ts';
import { guard } from '../foundation/database/guard.ts';
import { guardAgainstConflict, retryOnConflict } from '../foundation/database/retry-on-conflict.ts';
import { makeId } from '../foundation/ports/random.ts';
import type { RequestContext } from '../foundation/ports/services.ts';
import { Problem } from '../foundation/problem.ts';
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

/** Purpose of proofs that sign in; stored in rows. */
export const signInPurpose = 'sign_in';

/** A session that begins when `steps` are committed. */
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
  {
    db,
    clock,
    randomBytes,
    settings,
  }: Pick<RequestContext, 'db' | 'clock' | 'randomBytes' | 'settings'>,
  address: string,
  owner: AddressOwner | undefined,
  oldTokenHash: string,
): Promise<StartedSession> {
  if (!owner || owner.isBlocked) throw new Problem('code_expired');
  const now = clock.now();
  const { token, tokenHash } = await makeSessionToken({ randomBytes });
  const customerId = owner.customerId ?? makeId({ clock, randomBytes });
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
  context: RequestContext,
  asked: { proofId: string | undefined; code: string; oldTokenHash: string },
): Promise<{ token: string; customerId: string; address: string }> =>
  retryOnConflict(async () => {
    const { db } = context;
    const attempt = await tryCode(context, { ...asked, purpose: signInPurpose });
    const [[proof], [owner]] = await readTogether(db, [
      readTry(db, attempt),
      readAddressOwner(db, addressOfProof(attempt.proofId)),
    ]);
    const proven = await judge(context, attempt, proof);
    const { address } = proven;
    const session = await startCustomerSession(context, address, owner, asked.oldTokenHash);
    await commitWithRecovery(db, [...proven.steps, ...session.steps], proven.wasCommitted);
    return { token: session.token, customerId: session.customerId, address };
  });
