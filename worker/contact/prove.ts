import { workPrefixOf } from '#shared/contract/proof-of-work.ts';
import type { FiledAnswer } from '#shared/contract/tickets.ts';
import { hiddenCards } from '#shared/fields/hidden-cards.ts';
import { type BatchStep, readTogether } from '../foundation/database/commit.ts';
import { commitWithRecovery } from '../foundation/database/commit-recovery.ts';
import { guard } from '../foundation/database/guard.ts';
import { guardAgainstConflict, retryOnConflict } from '../foundation/database/retry-on-conflict.ts';
import type { RequestContext } from '../foundation/ports/services.ts';
import { Problem } from '../foundation/problem.ts';
import {
  areCalendarsCurrent,
  cacheCalendars,
  calendarQueries,
  type EffectiveCalendars,
} from '../organisation/calendars.ts';
import { promiseFor } from '../organisation/promise.ts';
import { isBlocked, readAddressOwner } from '../people/store.ts';
import { noSolution, type Solution } from '../proof-of-work/challenge.ts';
import { judge, tryCode, tryLink } from '../proofs/prove.ts';
import type { ProofKind } from '../proofs/schema.ts';
import { countSend, redeemFor } from '../proofs/send-work.ts';
import { guardSend, makeProof, makeSend, startProof } from '../proofs/start.ts';
import { addressOfProof, readTry, type Try, wasStarted } from '../proofs/store.ts';
import { alwaysWithheld, chargeSend } from '../proofs/store-send-charge.ts';
import { startCustomerSession } from '../sign-in/start-session.ts';
import { moveTicket } from '../tickets/moves/move-ticket.ts';
import { submittedAnswer, submittedNotices } from '../tickets/open/submitted.ts';
import { changeTicket } from '../tickets/store.ts';
import { findProofWithoutTicket, findTicketOfProof } from '../tickets/store-reading.ts';
import { filePurpose } from './guest.ts';
import { setAuthor, waitsForProof } from './store.ts';

// Proving the address of a waiting request signs its sender in and lets the request into the queue,
// in one commit. A proof lets in its own request and no other: somebody else may have left the same
// address.

type WaitingTicket = Awaited<ReturnType<typeof findTicketOfProof>>[number];

/** What proving a request gives. */
export type ProvenRequest = {
  /** For the session's cookie. */
  token: string;
  address: string;
  /** Null when the request had expired before it was proven. */
  filed: Omit<FiledAnswer, 'proof'> | null;
};

/** @throws Problem `code_wrong`, `code_expired`, `too_many_requests`. */
export const proveRequestByCode = (
  context: RequestContext,
  asked: { proofId: string | undefined; code: string; oldTokenHash: string },
): Promise<ProvenRequest> =>
  retryOnConflict(async () =>
    prove(context, await tryCode(context, { ...asked, purpose: filePurpose }), asked.oldTokenHash),
  );

/** @throws Problem `link_expired`; `code_expired` for a blocked address. */
export const proveRequestByLink = (
  context: RequestContext,
  asked: { proofId: string; token: string; oldTokenHash: string },
): Promise<ProvenRequest> =>
  retryOnConflict(async () =>
    prove(context, await tryLink(context, { ...asked, purpose: filePurpose }), asked.oldTokenHash),
  );

async function prove(
  context: RequestContext,
  attempt: Try,
  oldTokenHash: string,
): Promise<ProvenRequest> {
  const { db, settings } = context;
  const [[proof], [owner], [ticket], ...calendarRows] = await readTogether(db, [
    readTry(db, attempt),
    readAddressOwner(db, addressOfProof(attempt.proofId)),
    findTicketOfProof(db, attempt.proofId),
    ...calendarQueries(db),
  ]);
  const proven = await judge(context, attempt, proof);
  const { address } = proven;
  const session = await startCustomerSession(context, address, owner, oldTokenHash);
  const released =
    ticket?.state === 'unconfirmed'
      ? releaseTicket(context, ticket, session.customerId, cacheCalendars(settings, calendarRows))
      : { steps: [], filed: null };
  await commitWithRecovery(
    db,
    [...proven.steps, ...session.steps, ...released.steps],
    proven.wasCommitted,
  );
  return { token: session.token, address, filed: released.filed };
}

/** The move into the queue, with its promise and notifications. */
function releaseTicket(
  context: RequestContext,
  ticket: WaitingTicket,
  customerId: string,
  calendars: EffectiveCalendars,
): { steps: BatchStep[]; filed: NonNullable<ProvenRequest['filed']> } {
  const { db, clock, settings } = context;
  const now = clock.now();
  const type = settings.requestTypes.find(({ id }) => id === ticket.requestType);
  const { department, dueAt } = promiseFor(
    calendars,
    type ?? { department: ticket.department, promise: '' },
    { plan: ticket.ownerPlan, agency: ticket.ownerAgency },
    now,
  );
  const released = { ...ticket, state: 'waiting' as const, department, promiseDueAt: dueAt };
  const contact = ticket.contact ?? '';
  const reach = contact.includes('@')
    ? { mobile: null, email: contact }
    : { mobile: contact, email: null };
  const cards = hiddenCards([ticket.title, ...Object.values(ticket.facts), ticket.firstText]);
  const steps = [
    guardAgainstConflict(db, areCalendarsCurrent(calendars)),
    ...moveTicket(
      context,
      ticket,
      { move: 'confirm', actorId: customerId },
      {
        customerId,
        contact: null,
        proofId: null,
        proven: true,
        plan: ticket.ownerPlan,
        agency: ticket.ownerAgency,
        department,
        departmentSince: now,
        promiseDueAt: dueAt,
        promiseStartedAt: now,
      },
    ),
    setAuthor(db, ticket.id, customerId),
    ...submittedNotices(context, released, reach, cards),
  ];
  return { steps, filed: submittedAnswer(context, released, cards) };
}

/**
 * Sends another proof for a waiting request, by a code or, to a mailbox, by a link; the request
 * waits for the new one from then on.
 * @throws Problem `code_expired` when nothing waits, `work_needed`, `too_many_requests`.
 */
export async function sendAnotherProof(
  context: RequestContext,
  asked: {
    proofId: string | undefined;
    prove: 'code' | 'link';
    clientAddress: string;
    knownDevice(address: string): Promise<boolean>;
    /** What was solved for an address of this prefix. */
    solution(prefix: string): Promise<Solution>;
  },
): Promise<{ proofId: string; kind: ProofKind }> {
  const { db, clock } = context;
  const { proofId: oldProofId = '', clientAddress } = asked;
  const [[ticket], [stopped]] = await readTogether(db, [
    findTicketOfProof(db, oldProofId),
    findProofWithoutTicket(db, oldProofId, filePurpose),
  ]);
  // Who is blocked has filed nothing, and is answered as if it had been filed (R10).
  const waiting = ticket ?? stopped;
  if (waiting?.state !== 'unconfirmed' || waiting.contact === null)
    throw new Problem('code_expired');
  const address = waiting.contact;
  const kind = kindFor(address, asked.prove);
  const knownDevice = await asked.knownDevice(address);
  const proof = makeProof(context, {
    kind,
    address,
    purpose: filePurpose,
    subject: waiting.id,
    knownDevice,
  });
  const send = makeSend(context, proof, ticket ? isBlocked(address) : alwaysWithheld);
  const isFree = knownDevice || kind === 'email_link';
  const solution = isFree ? noSolution : await asked.solution(workPrefixOf(address));
  const origin = { clientAddress, solution };
  const steps = [
    chargeSend(db, send),
    guardSend(db, send),
    ...(isFree ? [] : redeemFor(context, { form: 'code', address }, origin)),
    guard(db, waitsForProof(waiting.id, oldProofId), 'code_expired'),
    ...startProof(context, proof, send),
    ...countSend(context, proof, send, origin),
    changeTicket(db, waiting.id, clock.now(), { proofId: proof.id }),
  ];
  await commitWithRecovery(db, steps, wasStarted(proof.id));
  return { proofId: proof.id, kind };
}

function kindFor(address: string, prove: 'code' | 'link'): ProofKind {
  if (!address.includes('@')) return 'sms_code';
  return prove === 'link' ? 'email_link' : 'email_code';
}
