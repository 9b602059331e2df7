import type { ContactInput } from '#shared/contract/contact.ts';
import { oneAddress } from '#shared/contract/texts/inputs.ts';
import { charge, type RateLimit } from '../foundation/database/charge.ts';
import { fixedRates } from '../foundation/fixed-limits.ts';
import { makeId } from '../foundation/ports/random.ts';
import type { RequestContext } from '../foundation/ports/services.ts';
import { Problem } from '../foundation/problem.ts';
import { addressKey, networksOf } from '../foundation/security/client-address.ts';
import { mailboxOf } from '../foundation/security/mailbox.ts';
import { guardOpenChannel } from '../notifications/delivery/open-channels.ts';
import { isBlocked } from '../people/store.ts';
import { workNeeded } from '../proof-of-work/charge.ts';
import type { ProofKind } from '../proofs/schema.ts';
import { countNotice, countSend, redeemFor, type SendOrigin } from '../proofs/send-work.ts';
import { guardBudget, makeProof, makeSend, startProof } from '../proofs/start.ts';
import { chargeSend } from '../proofs/store-send-charge.ts';
import { requireReach } from '../tickets/moves/change.ts';
import type {
  AwaitedProof,
  CheckedRequest,
  Sender,
  Submission,
  Submitted,
} from '../tickets/open/checked-request.ts';
import { openTicket } from '../tickets/open/open.ts';
import { filePurpose } from './scope.ts';

// A guest proves some work, leaves one address, and proves it afterwards. The ticket is there whether or
// not the code could be sent, so a failing SMS ends nobody's request.

/** Who sends a request, as far as limits and proof of work need to know. */
export type GuestRequest = SendOrigin & {
  knownDevice: boolean;
  /** It comes by the form without scripts, which proves no work and has limits of its own. */
  isPlain?: true;
};

/** @throws Problem `work_needed` where nothing was solved; whether it is enough is asked in the commit. */
export function requireWork({ solution, isPlain }: Pick<GuestRequest, 'solution' | 'isPlain'>) {
  if (solution.level === null && !isPlain) throw workNeeded(0);
}

/** What is wrong beside the box of the address, if anything: a guest leaves exactly one. */
export const faultOfAddress = ({ mobile, email }: ContactInput): Record<string, string> =>
  (mobile === undefined) === (email === undefined) ? { mobile: oneAddress } : {};

/**
 * Submits what has passed `requireWork`, with an address that has passed `faultOfAddress`.
 * @throws Problem `email_not_offered`, `work_needed` for more of it, and those of limits and keys.
 */
export async function submitAsGuest(
  context: RequestContext,
  input: ContactInput,
  checked: CheckedRequest,
  guest: GuestRequest,
  submission: Pick<Submission, 'key' | 'bodyHash'> & Required<Pick<Submission, 'charges'>>,
): Promise<Submitted> {
  const { db, clock } = context;
  const { kind, address } = proofFor(context, input);
  const sender = senderOf(input, address);
  // Without an account nobody looks by itself: the one address that was left is the way to notify.
  const replyChannel = input.replyChannel ?? (sender.mobile ? 'sms' : 'email');
  requireReach(replyChannel, sender);
  const urgency = checked.urgency === 'urgent' ? 'high' : checked.urgency;
  const isHeld = checked.type.unprovenTickets !== 'accept';

  const { answer } = await openTicket(context, { ...checked, replyChannel, urgency }, sender, {
    ...submission,
    charges: [
      ...submission.charges,
      ...(guest.isPlain ? [] : redeemFor(context, { form: 'ticket', address }, guest)),
      ...charge(db, guestLimits(guest, address), clock),
    ],
    ...(isHeld
      ? { proof: proofOf(context, kind, address, guest) }
      : { afterNotices: (ticketId: string) => countNotice(context, address, ticketId, guest) }),
  });
  return answer;
}

/** Of one address: a mobile by SMS, or an e-mail address by code or link. */
export function proofFor(
  { emailProvider, settings }: Pick<RequestContext, 'emailProvider' | 'settings'>,
  { mobile, email, prove = settings.emailProof }: Pick<ContactInput, 'mobile' | 'email' | 'prove'>,
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
});

/**
 * How many tickets may be opened in the name of an unproven address, and from an address of the net that does no
 * work. Anybody can name an address: those who do so elsewhere take nothing from its owner, whose known devices
 * are not hindered by the same network either (R65).
 */
export function guestLimits(
  { clientAddress, knownDevice, isPlain }: Omit<GuestRequest, 'solution'>,
  contact: string,
): RateLimit[] {
  const from = knownDevice ? 'known' : addressKey(clientAddress);
  return [
    { key: `tickets:${mailboxOf(contact)}:${from}`, ...fixedRates.ticketsOfUnprovenContact },
    ...(isPlain ? plainLimits(clientAddress) : []),
  ];
}

/** A sender who has a whole network has it by the address, and would pay nothing for any of them. */
function plainLimits(clientAddress: string): RateLimit[] {
  const own = addressKey(clientAddress);
  const wider = networksOf(clientAddress).filter((network) => network !== own);
  return [
    { key: `plain:${own}`, ...fixedRates.plainForms },
    ...wider.map((network) => ({ key: `plain:${network}`, ...fixedRates.plainFormsOfNetwork })),
  ];
}

/**
 * The proof to start; its message goes out only as far as the limits of sending allow (R9, R10). Where the
 * day's budget is spent nothing is filed, or the sender would wait for a code that nobody sends (R64).
 */
function proofOf(
  context: RequestContext,
  kind: ProofKind,
  address: string,
  guest: GuestRequest,
): AwaitedProof {
  const ticketId = makeId(context);
  const { knownDevice } = guest;
  const asked = { kind, address, purpose: filePurpose, subject: ticketId, knownDevice };
  const proof = makeProof(context, asked);
  const send = makeSend(context, proof, isBlocked(address));
  return {
    proofId: proof.id,
    ticketId,
    steps: [
      guardOpenChannel(context, kind === 'sms_code' ? 'sms' : 'email'),
      guardBudget(context.db, send),
      chargeSend(context.db, send),
      ...startProof(context, proof, send),
      ...countSend(context, proof, send, guest),
    ],
  };
}
