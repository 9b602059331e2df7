import { readTogether } from '../foundation/database/commit.ts';
import { commitWithRecovery } from '../foundation/database/commit-recovery.ts';
import { retryOnConflict } from '../foundation/database/retry-on-conflict.ts';
import type { RequestContext } from '../foundation/ports/services.ts';
import { keyedHash } from '../foundation/security/keyed-hash.ts';
import { isBlocked, readAddressOwner } from '../people/store.ts';
import { judge, tryCode } from '../proofs/prove.ts';
import { countSend, redeemFor, type SendOrigin } from '../proofs/send-work.ts';
import { guardSend, makeProof, makeSend, startProof, withinBothBudgets } from '../proofs/start.ts';
import { addressOfProof, readTry, wasStarted } from '../proofs/store.ts';
import { alwaysWithheld, chargeSend, type Send } from '../proofs/store-send-charge.ts';
import { startCustomerSession } from '../sign-in/start-session.ts';
import { claimTicket } from './store.ts';
import { addressOfTicket } from './store-reading.ts';

// A tracking code alone opens nothing. Whoever types one is offered a proof of the ticket's own
// phone or mailbox, and everything looks the same for a code that no ticket has: the same
// statements run for an address that nobody can prove, and nothing is sent (R31).

/** Purpose of proofs that open one ticket by its code; stored in rows. */
export const lookupPurpose = 'open_ticket';

/** @throws Problem `work_needed`, more of it over 30 tries an hour, `work_spent`, `too_many_requests`. */
export async function offerProof(
  context: RequestContext,
  {
    code,
    knownDevice,
    ...origin
  }: SendOrigin & { code: string; knownDevice(address: string): Promise<boolean> },
): Promise<{ proofId: string }> {
  const { db, config } = context;
  const [found] = await addressOfTicket(db, code);
  const address = found?.address ?? `nobody:${code}`;
  const isMail = found ? address.includes('@') : await decoyIsMail(config.appSecret, code);
  const proof = makeProof(context, {
    kind: isMail ? 'email_code' : 'sms_code',
    address,
    purpose: lookupPurpose,
    subject: found?.id ?? null,
    knownDevice: await knownDevice(address),
  });
  const isWithheld = found ? isBlocked(address) : alwaysWithheld;
  const sendTo = (to: string, isCounted: (key: string) => boolean): Send => {
    const made = makeSend(context, { ...proof, address: to }, isWithheld);
    // What is spent must not show whether the ticket has a phone or a mailbox (R31).
    const send = withinBothBudgets(context, proof, made);
    return { ...send, limits: send.limits.filter(({ key }) => isCounted(key)) };
  };
  // Only limits of the typed code refuse: those of a phone would show whose it is, and are silent (R31).
  const asked = sendTo(`code:${code}`, (key) => key.endsWith(`:code:${code}`));
  const sent = sendTo(address, () => true);
  const forWork = { form: 'lookup', address: null } as const;
  const steps = [
    chargeSend(db, asked),
    guardSend(db, asked),
    ...(proof.knownDevice ? [] : redeemFor(context, forWork, origin)),
    chargeSend(db, sent),
    ...startProof(context, proof, sent),
    ...countSend(context, proof, asked, origin),
  ];
  await commitWithRecovery(db, steps, wasStarted(proof.id));
  return { proofId: proof.id };
}

/** Tickets have phones or mailboxes; which one a code without ticket pretends to have is always the same. */
const decoyIsMail = async (secret: string, code: string): Promise<boolean> =>
  ((await keyedHash(secret, 'decoy channel', code))[0] ?? 0) % 4 === 0;

/**
 * The code that was sent starts a session; a ticket that its sender had not proven becomes the
 * customer's own.
 * @throws Problem `code_wrong`, `code_expired`, `too_many_requests`.
 */
export const proveLookup = (
  context: RequestContext,
  asked: { proofId: string | undefined; code: string; oldTokenHash: string },
): Promise<{ token: string; address: string }> =>
  retryOnConflict(async () => {
    const { db, clock } = context;
    const attempt = await tryCode(context, { ...asked, purpose: lookupPurpose });
    const [[proof], [owner]] = await readTogether(db, [
      readTry(db, attempt),
      readAddressOwner(db, addressOfProof(attempt.proofId)),
    ]);
    const proven = await judge(context, attempt, proof);
    const { address, subject } = proven;
    const session = await startCustomerSession(context, address, owner, asked.oldTokenHash);
    const steps = [
      ...proven.steps,
      ...session.steps,
      claimTicket(
        db,
        { ticketId: subject ?? '', address, customerId: session.customerId },
        clock.now(),
      ),
    ];
    await commitWithRecovery(db, steps, proven.wasCommitted);
    return { token: session.token, address };
  });
