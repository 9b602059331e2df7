import type { FiledAnswer } from '#shared/contract/tickets.ts';
import { hiddenCards } from '#shared/fields/hidden-cards.ts';
import { type BatchStep, readTogether } from '../foundation/database/commit.ts';
import { commitWithRecovery } from '../foundation/database/commit-recovery.ts';
import { guardAgainstConflict, retryOnConflict } from '../foundation/database/retry-on-conflict.ts';
import type { RequestContext } from '../foundation/ports/services.ts';
import {
  areCalendarsCurrent,
  cacheCalendars,
  calendarQueries,
  type EffectiveCalendars,
} from '../organisation/calendars.ts';
import { promiseFor } from '../organisation/promise.ts';
import { readAddressOwner } from '../people/store.ts';
import { judge, tryCode, tryLink } from '../proofs/prove.ts';
import { addressOfProof, readTry, type Try } from '../proofs/store.ts';
import { startCustomerSession } from '../sign-in/start-session.ts';
import { moveTicket } from '../tickets/moves/move-ticket.ts';
import { submittedAnswer, submittedNotices } from '../tickets/open/submitted.ts';
import { claimTicket, isStillInState } from '../tickets/store.ts';
import { findTicketOfProof } from '../tickets/store-reading.ts';
import { turnSteps } from '../tickets/turns/turns.ts';
import { filePurpose } from './scope.ts';
import { setAuthor } from './store.ts';

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
      : claimUnproven(context, ticket, { address, customerId: session.customerId });
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
  const cards = cardsOf(ticket);
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
    ...turnSteps(context, ticket, department),
    setAuthor(db, ticket.id, customerId),
    ...submittedNotices(context, released, reach, cards),
  ];
  return { steps, filed: submittedAnswer(context, released, cards) };
}

const cardsOf = ({ title, facts, firstText }: WaitingTicket): string[] =>
  hiddenCards([title, ...Object.values(facts), firstText]);

/** What was filed without its proof becomes the customer's own; nothing else of it changes (R69). */
function claimUnproven(
  context: RequestContext,
  ticket: WaitingTicket | undefined,
  owner: { address: string; customerId: string },
): { steps: BatchStep[]; filed: ProvenRequest['filed'] } {
  if (!ticket || ticket.state === 'expired') return { steps: [], filed: null };
  const { db, clock } = context;
  const steps = [
    guardAgainstConflict(db, isStillInState(ticket)),
    claimTicket(db, { ticketId: ticket.id, ...owner }, clock.now()),
    setAuthor(db, ticket.id, owner.customerId),
  ];
  return { steps, filed: submittedAnswer(context, ticket, cardsOf(ticket)) };
}
