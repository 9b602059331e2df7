import type { ContactInput } from '#shared/contract/contact.ts';
import { workPrefixOf } from '#shared/contract/proof-of-work.ts';
import type { ProofToCome } from '#shared/contract/tickets.ts';
import { charge } from '../foundation/database/charge.ts';
import { commitWithRecovery } from '../foundation/database/commit-recovery.ts';
import { guard } from '../foundation/database/guard.ts';
import type { RequestContext } from '../foundation/ports/services.ts';
import { Problem } from '../foundation/problem.ts';
import { guardOpenChannel } from '../notifications/delivery/open-channels.ts';
import { isBlocked } from '../people/store.ts';
import { noSolution, type Solution } from '../proof-of-work/challenge.ts';
import { lifeMs } from '../proofs/life.ts';
import type { ProofKind } from '../proofs/schema.ts';
import { countSend, redeemFor } from '../proofs/send-work.ts';
import { guardSend, makeProof, makeSend, startProof } from '../proofs/start.ts';
import { endProof, wasStarted } from '../proofs/store.ts';
import { chargeSend, fullLimitsOf, listFull } from '../proofs/store-send-charge.ts';
import { changeTicket } from '../tickets/store.ts';
import { guestLimits, proofFor } from './guest.ts';
import { filePurpose } from './scope.ts';
import { isUnprovenBy, waitsForProof } from './store.ts';
import { proofToCome, readWaiting, type Waiting } from './waiting.ts';

/** Another proof that is asked for, and by whom. */
export type AnotherProof = {
  proofId: string | undefined;
  prove: 'code' | 'link';
  clientAddress: string;
  /** It comes by a page without scripts, which proves no work and has limits of its own. */
  isPlain?: true;
  knownDevice(address: string): Promise<boolean>;
  /** What was solved for an address of this prefix. */
  solution(prefix: string): Promise<Solution>;
} & Pick<ContactInput, 'mobile' | 'email'>;

/**
 * Sends another proof for a request that waits, by a code or, to a mailbox, by a link; the request waits for the
 * new one from then on. With an address it goes there: that is where the request is answered then, and what was
 * sent before is of no use any more (R70).
 * @throws Problem `code_expired` when nothing waits, `work_needed`, `too_many_requests`, `email_not_offered`,
 * `sms_paused`, `email_paused`, `sms_spent`, `email_spent`.
 */
export async function sendAnotherProof(
  context: RequestContext,
  asked: AnotherProof,
): Promise<{ proofId: string; trackingCode: string; proof: ProofToCome }> {
  const { db, clock } = context;
  const waiting = await readWaiting(context, asked.proofId);
  if (!waiting || waiting.proof.id !== asked.proofId) throw new Problem('code_expired');
  const { kind, address } = targetOf(context, waiting, asked);
  const isOther = address !== waiting.proof.address;
  if (isOther ? !waiting.isUnconfirmed : !isUnproven(waiting)) throw new Problem('code_expired');

  const knownDevice = await asked.knownDevice(address);
  const proof = makeProof(context, {
    ...{ kind, address, purpose: filePurpose, subject: waiting.id, knownDevice },
  });
  const send = makeSend(context, proof, isBlocked(address));
  // A link to the mailbox that the filing was worked for is free; one to any other would be mail for nothing.
  const isFree = asked.isPlain || knownDevice || (kind === 'email_link' && !isOther);
  const solution = isFree ? noSolution : await asked.solution(workPrefixOf(address));
  const origin = { clientAddress: asked.clientAddress, solution };
  const guest = { ...origin, knownDevice, ...(asked.isPlain && { isPlain: asked.isPlain }) };
  const steps = [
    guardSend(db, send),
    // By a channel that does not deliver, what was sent before stays of use.
    guardOpenChannel(context, kind === 'sms_code' ? 'sms' : 'email'),
    ...(isFree ? [] : redeemFor(context, { form: 'code', address }, origin)),
    ...(isOther || asked.isPlain ? charge(db, guestLimits(guest, address), clock) : []),
    guard(
      db,
      (isOther ? waitsForProof : isUnprovenBy)(waiting.id, waiting.proof.id),
      'code_expired',
    ),
    ...(isOther ? [endProof(db, waiting.proof.id, clock.now())] : []),
    ...startProof(context, proof, send),
    ...countSend(context, proof, send, origin),
    changeTicket(db, waiting.id, clock.now(), {
      proofId: proof.id,
      ...(isOther && { contact: address, replyChannel: replyChannelFor(waiting, kind) }),
    }),
  ];
  // Read in the commit: an answer that fails after it would leave the browser with the proof that has ended.
  const [, full] =
    (await commitWithRecovery(
      db,
      [chargeSend(db, send), listFull(db, send), ...steps],
      wasStarted(proof.id),
    )) ?? [];
  const begun = { ...proof, expiresAt: clock.now() + lifeMs[kind], wasRefused: 0 };
  return {
    proofId: proof.id,
    trackingCode: waiting.submitted.code,
    proof: await proofToCome(context, {
      ...waiting,
      proof: begun,
      ...(full && { sendLimits: fullLimitsOf(send, full) }),
    }),
  };
}

/** Where it goes and how: to the address that was given, or once more to the one that the request waits for. */
function targetOf(
  context: RequestContext,
  { proof: { address } }: Waiting,
  { mobile, email, prove }: AnotherProof,
): { kind: ProofKind; address: string } {
  const given = mobile !== undefined || email !== undefined;
  const old = address.includes('@') ? { email: address } : { mobile: address };
  return proofFor(context, { ...(given ? { mobile, email } : old), prove });
}

const isUnproven = ({ ticket, submitted }: Waiting): boolean =>
  (ticket?.customerId ?? null) === null && submitted.state !== 'expired';

/** Who cannot be reached by what was chosen any more is notified at the one address that is left. */
function replyChannelFor({ ticket }: Waiting, kind: ProofKind) {
  if (ticket?.replyChannel === 'thread') return 'thread';
  return kind === 'sms_code' ? 'sms' : 'email';
}
