import { type SQL, sql } from 'drizzle-orm';
import type { FiledAnswer } from '#shared/contract/tickets.ts';
import { makeId } from '../foundation/chance.ts';
import { readTogether } from '../foundation/database.ts';
import { commitSurely, type Part, silentPart } from '../foundation/parts.ts';
import { Problem } from '../foundation/problem.ts';
import { granted } from '../foundation/rate-limit.ts';
import type { Work } from '../foundation/services.ts';
import { promiseFor, readToday } from '../organisation/today.ts';
import { customerWith, isBlocked } from '../people/store.ts';
import type { Payment } from '../proof-of-work/challenge.ts';
import { payAndCharge } from '../proof-of-work/charge.ts';
import { type ProofTry, proveCode, proveLink } from '../proofs/prove.ts';
import type { ProofKind } from '../proofs/schema.ts';
import { chargeOfSend, startProof } from '../proofs/start.ts';
import { enterAsCustomer } from '../sign-in/enter.ts';
import { changeTicket, moved, moveTicket } from '../tickets/store.ts';
import { findProofWithoutTicket, findTicketOfProof } from '../tickets/store-reading.ts';
import { submittedAnswer, submittedNotices } from '../tickets/submitted.ts';
import { filePurpose } from './guest.ts';

// Proving the address of a waiting request signs its sender in and lets the request into the queue,
// in one commit. A proof lets in its own request and no other: somebody else may have left the same
// address.

type WaitingTicket = Awaited<ReturnType<typeof findTicketOfProof>>[number];

export type Proven = {
  /** For the session's cookie. */
  token: string;
  address: string;
  /** Null when the request had expired before it was proven. */
  filed: Omit<FiledAnswer, 'proof'> | null;
};

/** @throws Problem `code_wrong`, `code_expired`, `too_many_requests`. */
export async function proveRequestByCode(
  work: Work,
  asked: { proofId: string | undefined; code: string; oldTokenHash: string },
): Promise<Proven> {
  return await release(
    work,
    await proveCode(work, { ...asked, purpose: filePurpose }),
    asked.oldTokenHash,
  );
}

/** @throws Problem `link_expired`. */
export async function proveRequestByLink(
  work: Work,
  asked: { proofId: string; token: string; oldTokenHash: string },
): Promise<Proven> {
  return await release(
    work,
    await proveLink(work, { ...asked, purpose: filePurpose }),
    asked.oldTokenHash,
  );
}

async function release(work: Work, proving: ProofTry, oldTokenHash: string): Promise<Proven> {
  const [ticket] = await findTicketOfProof(work.db, proving.proofId);
  const entry = await enterAsCustomer(work, proving, oldTokenHash);
  const releasing = ticket ? await releaseTicket(work, ticket, proving) : nothing;
  const [proven, , filed] = await commitSurely(
    work.db,
    [proving, entry, releasing],
    proving.proved,
  );
  return { token: entry.token, address: proven.address, filed };
}

const nothing: Part<null> = { statements: [], answer: () => null };

/** The move into the queue with its promise and notices, all only if this try proved the address. */
async function releaseTicket(
  work: Work,
  ticket: WaitingTicket,
  proving: ProofTry,
): Promise<Part<Proven['filed']>> {
  const { db, clock, settings } = work;
  const now = clock.now();
  const customer = customerWith(proving.address);
  const type = settings.requestTypes.find(({ id }) => id === ticket.requestType);
  const promised = promiseFor(
    await readToday(db, settings),
    type ?? { department: ticket.department, promise: '' },
    { plan: ticket.ownerPlan, agency: ticket.ownerAgency },
    now,
  );
  const released = {
    ...ticket,
    state: 'waiting' as const,
    department: promised.department,
    promiseDueAt: promised.dueAt,
  };
  const historyId = makeId(work);
  const contact = ticket.contact ?? '';
  const reach = {
    mobile: contact.includes('@') ? null : contact,
    email: contact.includes('@') ? contact : null,
  };
  const move = moveTicket(
    db,
    {
      move: 'confirm',
      ticketId: ticket.id,
      historyId,
      actorId: customer,
      at: now,
      when: sql`${proving.proved} AND ${customer} IS NOT NULL AND NOT ${isBlocked(proving.address)}`,
    },
    {
      customerId: customer,
      contact: null,
      proofId: null,
      proven: true,
      plan: ticket.ownerPlan,
      agency: ticket.ownerAgency,
      department: promised.department,
      departmentSince: now,
      promiseDueAt: promised.dueAt,
      promiseStartedAt: now,
    },
  );
  return {
    statements: [
      ...move,
      ownMessages(db, ticket.id, customer, moved(historyId)),
      ...submittedNotices(work, released, reach, moved(historyId)),
    ],
    recall: [null, work.db.all(sql`SELECT 1 WHERE ${moved(historyId)}`)],
    answer: ([, rows]) => ((rows as unknown[]).length > 0 ? submittedAnswer(work, released) : null),
  };
}

/** The first message was written before its author had a name. */
const ownMessages = (db: Work['db'], ticketId: string, customer: SQL, when: SQL) =>
  db.run(sql`
    UPDATE messages SET author_id = ${customer}
    WHERE ticket_id = ${ticketId} AND author = 'customer' AND author_id IS NULL AND ${when}`);

/**
 * Sends another proof for a waiting request, by a code or, to a mailbox, by a link; the request
 * waits for the new one from then on.
 * @throws Problem `code_expired` when nothing waits, `work_needed`, `too_many_requests`.
 */
export async function sendAnotherProof(
  work: Work,
  asked: {
    proofId: string | undefined;
    prove: 'code' | 'link';
    clientAddress: string;
    payment: Payment;
    knownDevice(address: string): Promise<boolean>;
  },
): Promise<{ proofId: string; kind: ProofKind }> {
  const { db, clock } = work;
  const [[ticket], [alone]] = await readTogether(db, [
    findTicketOfProof(db, asked.proofId ?? ''),
    findProofWithoutTicket(db, asked.proofId ?? '', filePurpose),
  ]);
  // Who is blocked has filed nothing, and is answered as if it had been filed (R10).
  const waiting = ticket ?? alone;
  if (waiting?.state !== 'unconfirmed' || waiting.contact === null)
    throw new Problem('code_expired');
  const address = waiting.contact;
  const kind = kindFor(address, asked.prove);
  const knownDevice = await asked.knownDevice(address);
  const proof = { kind, address, purpose: filePurpose, subject: waiting.id, knownDevice };
  const charge = chargeOfSend(work, proof, asked, ticket ? isBlocked(address) : sql`1`);
  const still = ticket
    ? sql`${granted(charge)} AND EXISTS (SELECT 1 FROM tickets
        WHERE id = ${ticket.id} AND state = 'unconfirmed' AND proof_id = ${ticket.proofId})`
    : granted(charge);
  const started = startProof(work, proof, still, charge);
  const pointing = changeTicket(db, waiting.id, clock.now(), { proofId: started.proofId }, still);
  await commitSurely(
    db,
    [payAndCharge(db, charge, asked.payment), started, silentPart(pointing)],
    started.wasStarted,
  );
  return { proofId: started.proofId, kind };
}

function kindFor(address: string, prove: 'code' | 'link'): ProofKind {
  if (!address.includes('@')) return 'sms_code';
  return prove === 'link' ? 'email_link' : 'email_code';
}
