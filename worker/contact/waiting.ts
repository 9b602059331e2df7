import type { FiledAnswer, ProofToCome } from '#shared/contract/tickets.ts';
import type { RequestType } from '#shared/settings/request-types.ts';
import { readTogether } from '../foundation/database/commit.ts';
import type { RequestContext } from '../foundation/ports/services.ts';
import { findAnswerOf } from '../idempotency/store.ts';
import { isBlocked } from '../people/store.ts';
import { makeSend } from '../proofs/start.ts';
import { findProofStatus, type ProofStatus, subjectOfProof } from '../proofs/store.ts';
import { readFullSend } from '../proofs/store-send-charge.ts';
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
};

/** The request that a proof of this browser is about; null where there is none, or none is known any more. */
export async function readWaiting(
  context: RequestContext,
  proofId: string | undefined,
): Promise<Waiting | null> {
  if (proofId === undefined) return null;
  const { db, settings } = context;
  const [[proof], [ticket], [kept]] = await readTogether(db, [
    findProofStatus(db, proofInForce(proofId), filePurpose),
    findTicketAbout(db, proofId),
    findAnswerOf(db, subjectOfProof(proofId, filePurpose)),
  ]);
  if (!proof?.subject) return null;
  const submitted = submittedNow(context, ticket, kept?.answer as Submitted | undefined);
  if (!submitted) return null;
  return {
    id: proof.subject,
    proof,
    ticket: ticket ?? null,
    type: settings.requestTypes.find(({ id }) => id === submitted.requestType),
    submitted,
    isUnconfirmed: submitted.state === 'unconfirmed',
  };
}

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
  { proof, type }: Pick<Waiting, 'proof' | 'type'>,
): Promise<ProofToCome> {
  const { db, clock } = context;
  const { kind, address, expiresAt, wasRefused } = proof;
  const full = await readFullSend(db, makeSend(context, proof, isBlocked(address)));
  return {
    kind,
    expiresInSeconds: Math.max(0, Math.ceil((expiresAt - clock.now()) / 1000)),
    sent: wasRefused === 0,
    resendAfterSeconds: full.keys.length > 0 ? Math.ceil((full.freeAt - full.now) / 1000) : 0,
    isOptional: type?.unprovenTickets !== 'hold',
  };
}
