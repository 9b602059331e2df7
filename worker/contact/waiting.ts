import type { FiledAnswer, ProofToCome } from '#shared/contract/tickets.ts';
import type { RequestType } from '#shared/settings/request-types.ts';
import type { FullLimits } from '../foundation/database/charge.ts';
import { readTogether } from '../foundation/database/commit.ts';
import type { RequestContext } from '../foundation/ports/services.ts';
import { findAnswerOf } from '../idempotency/store.ts';
import { isBlocked } from '../people/store.ts';
import { lifeLeftMs } from '../proofs/life.ts';
import { makeSend } from '../proofs/start.ts';
import { findProofStatus, type ProofStatus, subjectOfProof } from '../proofs/store.ts';
import { fullLimitsOf, listFull, readFullSend } from '../proofs/store-send-charge.ts';
import type { Submitted } from '../tickets/open/checked-request.ts';
import { submittedAnswer } from '../tickets/open/submitted.ts';
import type { TicketRow } from '../tickets/store.ts';
import { filePurpose } from './scope.ts';
import { findTicketAbout, proofInForce } from './store.ts';

// A guest's request between sent and proven, as the browser that holds its proof may see it. One that a block
// stopped has no ticket: what its filing answered stands for it, so that it looks like any other (R10).

/** A request that was filed from this browser, whatever has become of it since. */
export type Waiting = {
  /** Id of its ticket, or of the one that a block stopped. */
  id: string;
  /** The proof that it waits for now, or waited for last. */
  proof: ProofStatus;
  ticket: TicketRow | null;
  type: RequestType | undefined;
  /** What its filing answers now. */
  submitted: Submitted;
  /** Neither proven, nor filed without a proof, nor expired. */
  isUnconfirmed: boolean;
  /** The limits that refuse another send of the proof now, where they were read along. */
  sendLimits?: FullLimits;
};

/**
 * The request that a proof of this browser is about; null where there is none, or none is known any more. The
 * limits of sending again come in the same trip where it is known beforehand `to` whom that would go.
 */
export async function readWaiting(
  context: RequestContext,
  proofId: string | undefined,
  to?: SendTo,
): Promise<Waiting | null> {
  if (proofId === undefined) return null;
  const { db, settings } = context;
  const send = to && sendAgain(context, { ...to, id: proofId, purpose: filePurpose });
  const [[proof], [ticket], [kept], full] = await readTogether(db, [
    findProofStatus(db, proofInForce(proofId), filePurpose),
    findTicketAbout(db, proofId),
    findAnswerOf(db, subjectOfProof(proofId, filePurpose)),
    ...(send ? [listFull(db, send)] : []),
  ]);
  if (!proof?.subject) return null;
  const isTo = to?.kind === proof.kind && to.address === proof.address;
  const submitted = submittedNow(context, ticket, kept?.answer as Submitted | undefined);
  if (!submitted) return null;
  return {
    id: proof.subject,
    proof,
    ticket: ticket ?? null,
    type: settings.requestTypes.find(({ id }) => id === submitted.requestType),
    submitted,
    isUnconfirmed: submitted.state === 'unconfirmed',
    ...(send && full && isTo && { sendLimits: fullLimitsOf(send, full) }),
  };
}

/** The requests of one type that these proofs of a browser are in force for, in their order. */
export async function listWaiting(
  context: RequestContext,
  typeId: string,
  proofIds: readonly string[],
): Promise<Waiting[]> {
  const read = await Promise.all(proofIds.map((proofId) => readWaiting(context, proofId)));
  return read.flatMap((waiting, at) =>
    waiting?.submitted.requestType === typeId && waiting.proof.id === proofIds[at] ? [waiting] : [],
  );
}

/** What the browser that sent it keeps of a request that waits. */
export const keptOf = ({ proof, submitted }: Waiting) => ({
  proofId: proof.id,
  trackingCode: submitted.code,
});

/** Who gets a proof, as its limits of sending need to know. */
type SendTo = Pick<ProofStatus, 'kind' | 'address' | 'knownDevice'>;

const sendAgain = (context: RequestContext, proof: SendTo & Pick<ProofStatus, 'id' | 'purpose'>) =>
  makeSend(context, proof, isBlocked(proof.address));

/** What was filed without a proof and stopped by a block stays unconfirmed, and is shown as it was answered. */
function submittedNow(
  context: RequestContext,
  ticket: TicketRow | undefined,
  kept: Submitted | undefined,
): Submitted | null {
  if (!ticket) return kept ?? null;
  if (ticket.state === 'unconfirmed' && kept?.state === 'waiting') return kept;
  const { proofId, requestType } = ticket;
  return { ...submittedAnswer(context, ticket, kept?.hiddenCards), proofId, requestType };
}

/** The answer to whoever filed it, with its proof as that stands now. */
export async function filedNow(context: RequestContext, waiting: Waiting): Promise<FiledAnswer> {
  const { proofId: _, requestType: __, ...filed } = waiting.submitted;
  return { ...filed, proof: waiting.isUnconfirmed ? await proofToCome(context, waiting) : null };
}

/** How the proof stands that a request waits for. */
export async function proofToCome(
  context: RequestContext,
  { proof, type, sendLimits }: Pick<Waiting, 'proof' | 'type' | 'sendLimits'>,
): Promise<ProofToCome> {
  const { db, clock } = context;
  const { kind, wasRefused } = proof;
  const full = sendLimits ?? (await readFullSend(db, sendAgain(context, proof)));
  return {
    kind,
    expiresInSeconds: Math.ceil(lifeLeftMs(proof, clock.now()) / 1000),
    sent: wasRefused === 0,
    resendAfterSeconds: full.keys.length > 0 ? Math.ceil((full.freeAt - full.now) / 1000) : 0,
    isOptional: type?.unprovenTickets !== 'hold',
  };
}
