import { type WorkForm, workPrefixOf } from '#shared/contract/proof-of-work.ts';
import type { BatchStep } from '../foundation/database/commit.ts';
import type { Statement } from '../foundation/database/database.ts';
import { minutes } from '../foundation/ports/clock.ts';
import type { RequestContext } from '../foundation/ports/services.ts';
import { isQueuedAbout, isQueuedFor } from '../notifications/store.ts';
import type { Solution } from '../proof-of-work/challenge.ts';
import { redeem } from '../proof-of-work/charge.ts';
import {
  demandsOf,
  type SendChannel,
  sendsInAll,
  sendsOfNetworks,
  sendsToPrefix,
  usesOfAddress,
} from '../proof-of-work/demand.ts';
import { always, countDemands, type Demand } from '../proof-of-work/store.ts';
import { isDeskPurpose } from './scope.ts';
import type { NewProof } from './store.ts';
import { isGranted, type Send } from './store-send-charge.ts';

// A code for an unknown device costs work, the first one too (R61). What was sent makes the next one harder for the
// same prefix, the same networks and everybody, and never refuses it (R63).

type With = Pick<RequestContext, 'db' | 'clock' | 'settings'>;

/** Where a request comes from, and the work it brings. */
export type SendOrigin = { clientAddress: string; solution: Solution };

/**
 * Uses up the work of a request for `address`, null where the requester does not know it. Filings and look-ups count
 * for the address they come from.
 * @throws Problem `work_needed` (at once where there is none), and by `commit` `work_spent`.
 */
export function redeemFor(
  { db, clock, settings: { limits } }: With,
  { form, address }: { form: WorkForm; address: string | null },
  { clientAddress, solution }: SendOrigin,
): BatchStep[] {
  const prefix = address === null ? null : workPrefixOf(address);
  const now = clock.now();
  const uses = usesOfAddress(limits, form, clientAddress);
  return [
    ...redeem(db, solution, demandsOf(limits, { form, prefix, clientAddress }), now),
    ...(uses.length > 0 ? [countDemands(db, uses, now, always)] : []),
  ];
}

/**
 * Counts a message to an unknown device, behind `startProof`: for the networks it was asked from where its limits
 * have granted it, and for all others where it was queued (R62). What agents are sent at the desk
 * counts for their networks alone, or the difficulty of others would tell whose number an agent has.
 */
export function countSend(
  context: With,
  { id, kind, address, purpose, knownDevice }: NewProof,
  send: Send,
  { clientAddress }: Pick<SendOrigin, 'clientAddress'>,
): Statement[] {
  if (knownDevice) return [];
  const { db, clock, settings } = context;
  const now = clock.now();
  const channel = kind === 'sms_code' ? 'sms' : 'email';
  const forAll = isDeskPurpose(purpose) ? [] : demandsOfAll(context, address, channel);
  return [
    countDemands(db, sendsOfNetworks(settings.limits, clientAddress), now, isGranted(send)),
    countDemands(db, forAll, now, isQueuedFor(id, address, sinceNow(now))),
  ];
}

/** The same for the notice about a guest's request that waits for no proof, behind that notice. */
export function countNotice(
  context: With,
  address: string,
  ticketId: string,
  { clientAddress }: Pick<SendOrigin, 'clientAddress'>,
): Statement[] {
  const { db, clock, settings } = context;
  const now = clock.now();
  const channel = address.includes('@') ? 'email' : 'sms';
  const forAll = demandsOfAll(context, address, channel);
  return [
    countDemands(db, sendsOfNetworks(settings.limits, clientAddress), now, always),
    countDemands(db, forAll, now, isQueuedAbout(ticketId, address, sinceNow(now))),
  ];
}

const demandsOfAll = (
  { settings: { limits } }: With,
  address: string,
  channel: SendChannel,
): Demand[] => [...sendsToPrefix(limits, workPrefixOf(address)), sendsInAll(limits, channel)];

/** A minute more, for a clock that is set back meanwhile. */
const sinceNow = (now: number) => now - minutes(1);
