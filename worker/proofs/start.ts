import type { SQL } from 'drizzle-orm';
import type { Limits } from '#shared/settings/limits.ts';
import { tooManyRequests } from '../foundation/database/charge.ts';
import type { Database } from '../foundation/database/database.ts';
import { type Guard, guard } from '../foundation/database/guard.ts';
import { days, hours, minutes } from '../foundation/ports/clock.ts';
import { makeToken } from '../foundation/ports/random.ts';
import type { RequestContext } from '../foundation/ports/services.ts';
import { Problem } from '../foundation/problem.ts';
import { mailboxOf } from '../foundation/security/mailbox.ts';
import {
  budgetRowsOf,
  countsOf,
  endOfDay,
  type Slot,
  slotsInUse,
} from '../notifications/day-budget/scope.ts';
import { count } from '../notifications/day-budget/store-budget.ts';
import { enqueueCounted, isQueuedFor } from '../notifications/store.ts';
import { lifeMs } from './life.ts';
import type { ProofKind } from './schema.ts';
import { isDeskPurpose } from './scope.ts';
import { insertProof, type NewProof, supersede, unsentMark } from './store.ts';
import {
  type DayBudget,
  isGranted,
  isSendable,
  isWithinBudget,
  listSpentOf,
  readFullSend,
  type Send,
  type SendLimit,
} from './store-send-charge.ts';

/** What is to be proven, and for what. */
export type ProofAsked = {
  kind: ProofKind;
  /** Canonical mobile or e-mail address. */
  address: string;
  /** Says what the proof is good for: `sign_in`. Codes of one purpose pass for no other (R4). */
  purpose: string;
  /** Kept and given back when proven; no meaning here. */
  subject?: string | null;
  /** By `isKnownDevice`: this browser has proven this address before (R65). */
  knownDevice?: boolean;
};

/** A proof with its id, which the browser keeps by `keepProof` and tickets that wait for it name. */
export const makeProof = (
  { randomBytes }: Pick<RequestContext, 'randomBytes'>,
  { subject = null, knownDevice = false, ...asked }: ProofAsked,
): NewProof => ({ ...asked, subject, knownDevice, id: makeToken(randomBytes, 16) });

/** The share of the day's budget that pays for the message of a proof (R64). */
const slotOf = ({
  kind,
  purpose,
  knownDevice,
}: Pick<NewProof, 'kind' | 'purpose' | 'knownDevice'>): Slot => ({
  channel: kind === 'sms_code' ? 'sms' : 'email',
  share: isDeskPurpose(purpose) ? 'agents' : knownDevice ? 'devices' : 'common',
});

/**
 * The message of a proof, as far as the limits of sending allow it (R9) and the day's budget (R64).
 * An agent's own known device is bound by none: it always gets a code (R65).
 * @param isWithheld Condition: nothing is sent, at nobody's cost but the asker's (R10, R62); a guard
 * would answer otherwise.
 */
export const makeSend = (
  { clock, settings }: Pick<RequestContext, 'clock' | 'settings'>,
  proof: Omit<NewProof, 'subject'>,
  isWithheld: SQL,
): Send => ({
  id: proof.id,
  limits: sendLimits(settings.limits, proof),
  now: clock.now(),
  isWithheld,
  ...(!(isDeskPurpose(proof.purpose) && proof.knownDevice) && {
    dayBudget: dayBudgetOf(settings.limits, [slotOf(proof)], clock.now()),
  }),
});

const dayBudgetOf = (limits: Limits, slots: readonly Slot[], now: number): DayBudget => ({
  budget: budgetRowsOf(slots, limits),
  endOfDay: endOfDay(now),
});

/** The same send where neither a code nor an e-mail may be asked for unless the day has both left. */
export const withinBothBudgets = (
  { clock, settings }: Pick<RequestContext, 'clock' | 'settings'>,
  proof: Pick<NewProof, 'knownDevice'>,
  send: Send,
): Send => {
  const share = proof.knownDevice ? 'devices' : 'common';
  const slots = (['sms', 'email'] as const).map((channel) => ({ channel, share }) as const);
  const used = slotsInUse(settings.limits, slots);
  return { ...send, dayBudget: dayBudgetOf(settings.limits, used, clock.now()) };
};

/**
 * The batch goes on only where `chargeSend` before it has let the send through.
 * @throws Problem (by `commit`) `sms_spent` or `email_spent` where the day's budget is spent (facts: returnsAt,
 * epoch ms), `too_many_requests`.
 */
export const guardSend = (db: Database, send: Send): Guard =>
  guard(
    db,
    isGranted(send),
    async () => (await refusalOfBudget(db, send)) ?? tooManyRequests(await readFullSend(db, send)),
  );

/**
 * The batch goes on only where the send fits into the day's budget, whether or not its limits let it through: for
 * requests that a refused send leaves standing. Before `chargeSend`.
 * @throws Problem (by `commit`) `sms_spent`, `email_spent` as `guardSend`.
 */
export const guardBudget = (db: Database, send: Send): Guard =>
  guard(
    db,
    isWithinBudget(send),
    async () => (await refusalOfBudget(db, send)) ?? new Problem('unavailable'),
  );

/** Null where nothing is spent, or no longer. */
async function refusalOfBudget(db: Database, send: Send): Promise<Problem | null> {
  const [slot] = await listSpentOf(db, send);
  if (slot === undefined || !send.dayBudget) return null;
  const returnsAt = send.dayBudget.endOfDay;
  return new Problem(slot.startsWith('sms') ? 'sms_spent' : 'email_spent', {
    retryAfterSeconds: (returnsAt - send.now) / 1000,
    facts: { returnsAt },
  });
}

/**
 * Starts the proof and queues its message, behind `chargeSend`. Where that was withheld or refused
 * the message alone is left out: such a proof answers like any other and cannot be passed.
 * Behind the commit: `services.afterResponse(() => sendQueued(context))`.
 */
export function startProof(
  context: Pick<RequestContext, 'db' | 'clock' | 'randomBytes' | 'settings' | 'queued'>,
  proof: NewProof,
  send: Send,
) {
  const { db, clock, settings } = context;
  const { id, kind, address } = proof;
  const now = clock.now();
  const isLink = kind === 'email_link';
  const slot = slotOf(proof);
  const notification = {
    message: isLink ? 'proof_link' : 'proof_code',
    channel: kind === 'sms_code' ? ('sms' as const) : ('email' as const),
    to: address,
    proofId: id,
    expiresAt: now + lifeMs[kind],
    unproven: isLink,
    share: slot.share,
  };
  // A minute more, for a clock that is set back meanwhile.
  const isQueued = isQueuedFor(id, address, now - minutes(1));
  const mark = unsentMark(isQueued, isGranted(send));
  const [enqueued, ...unprovenCount] = enqueueCounted(context, notification, isSendable(send));
  return [
    enqueued,
    count(db, countsOf(slot, settings.limits), endOfDay(now), isQueued),
    supersede(db, proof, now, mark),
    insertProof(db, proof, now, mark),
    ...unprovenCount,
  ] as const;
}

/**
 * The limits of one send (R9). Those of an address count its known devices apart, so that nobody uses up
 * what they may do (R65). All else only makes the work harder, see `send-work.ts`.
 */
function sendLimits(
  limits: Limits,
  { address, purpose, knownDevice }: Omit<NewProof, 'subject' | 'id'>,
): SendLimit[] {
  const isDesk = isDeskPurpose(purpose);
  const known = knownDevice ? 'known-' : '';
  const own = (window: string, max: number, windowMs: number): SendLimit => ({
    key: `${known}${isDesk ? 'desk' : 'send'}:${window}:${mailboxOf(address)}`,
    withheldKey: `${known}${isDesk ? 'desk' : 'unsent'}:${window}:${mailboxOf(address)}`,
    max,
    windowMs,
  });
  return [
    own('minute', limits.sendsPerMinute, minutes(1)),
    own('hour', limits.sendsPerHour, hours(1)),
    own('day', limits.sendsPerDay, days(1)),
  ];
}
