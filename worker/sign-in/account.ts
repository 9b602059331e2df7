import { commitWithRecovery } from '../foundation/database/commit-recovery.ts';
import type { Database, Statement } from '../foundation/database/database.ts';
import { guard } from '../foundation/database/guard.ts';
import { guardAgainstConflict, retryOnConflict } from '../foundation/database/retry-on-conflict.ts';
import type { RequestContext } from '../foundation/ports/services.ts';
import { Problem } from '../foundation/problem.ts';
import { kickOutbox } from '../notifications/delivery/deliver.ts';
import { enqueueCounted } from '../notifications/store.ts';
import type { Identity } from '../people/schema.ts';
import {
  deleteOtherIdentities,
  isOwnedBy,
  isUnblocked,
  kindOfAddress,
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
import { identityChangedMessage } from './notifications.ts';
import { type CodeAsked, requestCode } from './request-code.ts';

/** Purpose of proofs that change an address; stored in rows. */
export const changePurpose = 'change_identity';

/** Who is signed in and by which addresses they are known. @throws Problem `sign_in_needed`. */
export async function readAccount(context: RequestContext, tokenHash: string) {
  const { db, clock, settings } = context;
  const {
    customer,
    rows: [identities],
  } = await readWithCustomer(context, tokenHash, [
    listIdentities(db, customerOfSession(tokenHash, clock.now(), settings.limits)),
  ]);
  return { ...customer, identities };
}

/** Ends every session of this customer, this one included (R18). @throws Problem `sign_in_needed`. */
export async function signOutEverywhere(
  { db, clock, settings }: RequestContext,
  tokenHash: string,
) {
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
  context: RequestContext,
  tokenHash: string,
  asked: Omit<CodeAsked, 'purpose' | 'subject'>,
) {
  const { db, clock, settings } = context;
  const kind = asked.mobile === undefined ? 'email' : 'mobile';
  const now = clock.now();
  return await requestCode(
    context,
    { ...asked, purpose: changePurpose, subject: tokenHash },
    {
      guards: [
        guard(db, isSignedIn(tokenHash, now, settings.limits), 'sign_in_needed'),
        guard(db, hasProvenFreshly(kind, tokenHash, now, settings.limits), 'fresh_proof_needed'),
      ],
    },
  );
}

/** What was shared with the address `from` goes with its person to another one. */
export type MoveShared = (
  db: Database,
  addresses: { from: string; to: string },
) => readonly Statement[];

/** To the address that another one takes the place of: who holds it may be the one who did not ask for that. */
const noticeOfChange = (
  context: RequestContext,
  { address: to, kind, provenAt }: Pick<Identity, 'address' | 'kind' | 'provenAt'>,
): readonly Statement[] =>
  enqueueCounted(context, {
    message: identityChangedMessage,
    channel: kind === 'mobile' ? 'sms' : 'email',
    to,
    unproven: provenAt === null,
  });

/**
 * Puts the proven number or address in the place of the present one, signs out all other browsers, and
 * notifies the address that is replaced; what was shared with that one goes with the person.
 * @throws Problem `sign_in_needed`, `fresh_proof_needed`, those of a wrong code, `identity_taken`, `code_expired` for a blocked
 * address.
 */
export const changeIdentity = (
  context: RequestContext,
  tokenHash: string,
  asked: { proofId: string | undefined; code: string },
  moveShared: MoveShared,
): Promise<{ address: string }> =>
  retryOnConflict(async () => {
    const { db, clock, settings } = context;
    const now = clock.now();
    const attempt = await tryCode(context, { ...asked, purpose: changePurpose });
    const {
      customer,
      rows: [[proof], [owner], identities],
    } = await readWithCustomer(context, tokenHash, [
      readTry(db, attempt),
      readAddressOwner(db, addressOfProof(attempt.proofId)),
      listIdentities(db, customerOfSession(tokenHash, now, settings.limits)),
    ]);
    requireFresh(context, customer);
    const { customerId } = customer;
    const proven = await judge(context, attempt, proof);
    const { address } = proven;
    const ownerId = owner?.customerId ?? null;
    // A code that was asked for in another session proves nothing for this one.
    if (proven.subject !== tokenHash || (ownerId !== null && ownerId !== customerId))
      throw new Problem('identity_taken');
    const kind = kindOfAddress(address);
    const replaced = identities.filter((old) => old.kind === kind && old.address !== address);
    const steps = [
      ...proven.steps,
      guardAgainstConflict(db, isFreshSessionOf(customerId, tokenHash, now, settings.limits)),
      guardAgainstConflict(db, isOwnedBy(address, ownerId)),
      // Blocked after the code was sent, it would make its owner one who is blocked and signed in all the same.
      guard(db, isUnblocked(address), 'code_expired'),
      ...replaced
        .filter(({ provenAt }) => provenAt !== null)
        .flatMap((old) => moveShared(db, { from: old.address, to: address })),
      deleteOtherIdentities(db, { address, customerId }),
      upsertProvenIdentity(db, { address, customerId, now }),
      endSessionsOfCustomer(db, customerId, { exceptTokenHash: tokenHash }),
      ...replaced.flatMap((old) => noticeOfChange(context, old)),
    ];
    await commitWithRecovery(db, steps, proven.wasCommitted);
    context.afterResponse(() => kickOutbox(context));
    return { address };
  });
