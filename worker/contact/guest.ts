import type { SQL } from 'drizzle-orm';
import type { ContactInput } from '#shared/contract/contact.ts';
import { makeToken } from '../foundation/chance.ts';
import { addressKey } from '../foundation/client-address.ts';
import { days, hours } from '../foundation/clock.ts';
import { silentPart } from '../foundation/parts.ts';
import { Problem } from '../foundation/problem.ts';
import { chargeLimits, granted, makeCharge } from '../foundation/rate-limit.ts';
import type { Work } from '../foundation/services.ts';
import { isBlocked } from '../people/store.ts';
import type { Payment } from '../proof-of-work/challenge.ts';
import { addressLimit, payAndCharge } from '../proof-of-work/charge.ts';
import { lifeMs } from '../proofs/life.ts';
import type { ProofKind } from '../proofs/schema.ts';
import { chargeOfSend, startProof } from '../proofs/start.ts';
import { requireReach } from '../tickets/change.ts';
import type {
  CheckedRequest,
  Following,
  Sender,
  Submission,
  Submitted,
} from '../tickets/checked-request.ts';
import type { Gate } from '../tickets/once.ts';
import { openTicket } from '../tickets/open.ts';

// A stranger pays with work, leaves one address, and proves it afterwards. The ticket is there
// whether or not the code could be sent, so a failing SMS ends nobody's request.

export const filePurpose = 'file_ticket';

export type GuestRequest = {
  clientAddress: string;
  payment: Payment;
  knownDevice: boolean;
  /** Key of the address of a form without scripts, which pays no work and has a limit of its own. */
  plainFrom?: string;
};

/** What one address of the net may file in an hour without scripts. */
const plainPerHour = 5;

/** What an address nobody has proven may file in a day. */
const ticketsPerContactPerDay = 10;

/** @throws Problem `work_needed` where nothing was paid; whether it is enough is asked in the commit. */
export function requireWork({ payment }: Pick<GuestRequest, 'payment'>) {
  if (payment.level === null) throw new Problem('work_needed', { facts: { level: 0 } });
}

/** What is wrong beside the box of the address, if anything: a stranger leaves exactly one. */
export const faultOfAddress = ({ mobile, email }: ContactInput): Record<string, string> =>
  (mobile === undefined) === (email === undefined)
    ? { mobile: 'شماره موبایل یا ایمیل خود را بنویسید، یکی از این دو.' }
    : {};

/**
 * Files what has passed `requireWork`, with an address that has passed `faultOfAddress`.
 * @throws Problem `email_not_offered`, `work_needed` for more of it, and those of limits and keys.
 */
export async function submitAsGuest(
  work: Work,
  input: ContactInput,
  draft: CheckedRequest,
  request: GuestRequest,
  filing: Submission,
): Promise<Submitted> {
  const proof = proofFor(work, input);
  const isHeld = draft.type.unprovenTickets === 'hold';
  const sender = senderOf(input, proof.address);
  // Without an account nobody looks by itself: the one address that was left is the way to tell.
  draft.replyChannel = input.replyChannel ?? (sender.mobile ? 'sms' : 'email');
  requireReach(draft.replyChannel, sender);
  if (draft.urgency === 'urgent') draft.urgency = 'high';

  const { answer } = await openTicket(work, draft, sender, {
    ...filing,
    gates: [priceGate(work, request, proof.address)],
    ...(isHeld && {
      follow: (held, ticketId) => startProofOf(work, { ...proof, ticketId }, request, held),
    }),
  });
  return answer;
}

/** Of one address: a mobile by SMS, or an e-mail address by code or link. */
function proofFor(
  { emailProvider, settings }: Pick<Work, 'emailProvider' | 'settings'>,
  { mobile, email, prove = settings.emailProof }: ContactInput,
): { kind: ProofKind; address: string } {
  if (mobile !== undefined) return { kind: 'sms_code', address: mobile };
  if (!emailProvider) throw new Problem('email_not_offered');
  return { kind: prove === 'link' ? 'email_link' : 'email_code', address: email ?? '' };
}

const senderOf = ({ mobile, email }: ContactInput, contact: string): Sender => ({
  customerId: null,
  plan: null,
  agency: null,
  mobile: mobile ?? null,
  email: email ?? null,
  contact,
  proofId: null,
});

/** The work that was paid, and how many tickets an address of the net and an unproven one may file. */
function priceGate(
  { db, chance, clock, settings }: Work,
  { clientAddress, payment, plainFrom }: GuestRequest,
  contact: string,
): Gate {
  const max = settings.limits.ticketsPerAddressPerHour;
  const charge = makeCharge(
    makeToken(chance, 16),
    [
      { key: `tickets:${contact}`, max: ticketsPerContactPerDay, windowMs: days(1) },
      addressLimit('ticket', addressKey(clientAddress), max, hours(1), payment),
      ...(plainFrom === undefined
        ? []
        : [{ key: `plain:${plainFrom}`, max: plainPerHour, windowMs: hours(1) }]),
    ],
    clock,
  );
  return {
    part: (held) => payAndCharge(db, charge, payment, held),
    passed: granted(charge),
  };
}

/** Starts the proof; its message goes out only as far as the limits of sending allow (R9, R10). */
function startProofOf(
  work: Work,
  { kind, address, ticketId }: { kind: ProofKind; address: string; ticketId: string },
  request: GuestRequest,
  held: SQL,
): Following {
  const { knownDevice } = request;
  const proof = { kind, address, purpose: filePurpose, subject: ticketId, knownDevice };
  const send = chargeOfSend(work, proof, request, isBlocked(address));
  const started = startProof(work, proof, held, send);
  return {
    proofId: started.proofId,
    proof: { kind, expiresInSeconds: lifeMs[kind] / 1000 },
    parts: [silentPart(chargeLimits(work.db, send, held)), started],
  };
}
