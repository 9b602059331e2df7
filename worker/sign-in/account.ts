import { commitWithRecovery } from '../foundation/commit-recovery.ts';
import { guard } from '../foundation/guard.ts';
import { Problem } from '../foundation/problem.ts';
import { guardAgainstConflict, retryOnConflict } from '../foundation/retry-on-conflict.ts';
import type { Work } from '../foundation/services.ts';
import {
  deleteOtherIdentities,
  isOwnedBy,
  listIdentities,
  readAddressOwner,
  upsertProvenIdentity,
} from '../people/store.ts';
import { judge, tryCode } from '../proofs/prove.ts';
import { addressOfProof, readTry } from '../proofs/store.ts';
import { readWithCustomer, requireFresh } from '../sessions/rules.ts';
import {
  customerOfSession,
  endSessionsOfCustomer,
  hasProvenFreshly,
  isFreshSessionOf,
  isSignedIn,
} from '../sessions/store.ts';
import { type CodeAsked, requestCode } from './request-code.ts';

export const changePurpose = 'change_identity';

/** Who is signed in and by which addresses they are known. @throws Problem `sign_in_needed`. */
export async function readAccount(work: Work, tokenHash: string) {
  const { db, clock, settings } = work;
  const {
    customer,
    rows: [identities],
  } = await readWithCustomer(work, tokenHash, [
    listIdentities(db, customerOfSession(tokenHash, clock.now(), settings.limits)),
  ]);
  return { ...customer, identities };
}

/** Ends every session of this customer, this one included (R18). @throws Problem `sign_in_needed`. */
export async function signOutEverywhere({ db, clock, settings }: Work, tokenHash: string) {
  const customer = customerOfSession(tokenHash, clock.now(), settings.limits);
  const ended = await endSessionsOfCustomer(db, customer);
  if (ended.length === 0) throw new Problem('sign_in_needed');
}

/**
 * Sends a code to the number or address that is to take the place of the present one. The present
 * one of its kind must have been proven a moment ago, so both are in one hand (R20).
 * @throws Problem `sign_in_needed`, `fresh_proof_needed`, and those of `requestCode`.
 */
export async function requestChange(
  work: Work,
  tokenHash: string,
  asked: Omit<CodeAsked, 'purpose' | 'subject'>,
) {
  const { db, clock, settings } = work;
  const kind = asked.mobile === undefined ? 'email' : 'mobile';
  const now = clock.now();
  return await requestCode(
    work,
    { ...asked, purpose: changePurpose, subject: tokenHash },
    {
      guards: [
        guard(db, isSignedIn(tokenHash, now, settings.limits), 'sign_in_needed'),
        guard(db, hasProvenFreshly(kind, tokenHash, now, settings.limits), 'fresh_proof_needed'),
      ],
    },
  );
}

/**
 * Puts the proven number or address in the place of the present one and signs out all other
 * browsers.
 * @throws Problem `sign_in_needed`, `fresh_proof_needed`, those of a wrong code, `identity_taken`.
 */
export const changeIdentity = (
  work: Work,
  tokenHash: string,
  asked: { proofId: string | undefined; code: string },
): Promise<{ address: string }> =>
  retryOnConflict(async () => {
    const { db, clock, settings } = work;
    const now = clock.now();
    const attempt = await tryCode(work, { ...asked, purpose: changePurpose });
    const {
      customer,
      rows: [[proof], [owner]],
    } = await readWithCustomer(work, tokenHash, [
      readTry(db, attempt),
      readAddressOwner(db, addressOfProof(attempt.proofId)),
    ]);
    requireFresh(work, customer);
    const { customerId } = customer;
    const proven = await judge(work, attempt, proof);
    const { address } = proven;
    const ownerId = owner?.customerId ?? null;
    // A code that was asked for in another session proves nothing for this one.
    if (proven.subject !== tokenHash || (ownerId !== null && ownerId !== customerId))
      throw new Problem('identity_taken');
    const steps = [
      ...proven.steps,
      guardAgainstConflict(db, isFreshSessionOf(customerId, tokenHash, now, settings.limits)),
      guardAgainstConflict(db, isOwnedBy(address, ownerId)),
      deleteOtherIdentities(db, { address, customerId }),
      upsertProvenIdentity(db, { address, customerId, now }),
      endSessionsOfCustomer(db, customerId, { exceptTokenHash: tokenHash }),
    ];
    await commitWithRecovery(db, steps, proven.wasCommitted);
    return { address };
  });
