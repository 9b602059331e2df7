import type { SQL } from 'drizzle-orm';
import { sql } from 'drizzle-orm';
import type { Limits } from '#shared/settings/limits.ts';
import { makeToken } from '../foundation/chance.ts';
import { addressKey } from '../foundation/client-address.ts';
import { days, hours, minutes } from '../foundation/clock.ts';
import { type Part, silentPart } from '../foundation/parts.ts';
import { type Charge, granted, type Limit, makeCharge } from '../foundation/rate-limit.ts';
import type { Work } from '../foundation/services.ts';
import { enqueue, isQueuedFor } from '../notifications/store.ts';
import type { Payment } from '../proof-of-work/challenge.ts';
import { addressLimit } from '../proof-of-work/charge.ts';
import { lifeMs } from './life.ts';
import type { ProofKind } from './schema.ts';
import { isDeskPurpose } from './scope.ts';
import { insertProof, supersede, unsentMark } from './store.ts';

export type ProofAsked = {
  kind: ProofKind;
  /** Canonical mobile or e-mail address. */
  address: string;
  /** Says what the proof is good for: `sign_in`. Codes of one purpose pass for no other (R4). */
  purpose: string;
  /** Kept and given back when proven; no meaning here. */
  subject?: string | null;
  /** Told by `isKnownDevice`: this browser has proven this address before (R8). */
  knownDevice?: boolean;
};

export type StartedProof = Part<void> & {
  /** For the browser, by `keepProof`; tickets that wait for it point at it. */
  proofId: string;
  /** Condition: the proof was started, whatever became of its message. */
  wasStarted: SQL;
};

/**
 * Starts a proof and queues its message. A part of the caller's commit, happening only where
 * `when` holds (`granted(send)`, as a rule). The message alone is withheld where `send`, the charge of
 * `chargeOfSend`, is idle or was refused: such a proof answers as any and cannot be passed. Behind the
 * commit: `services.afterResponse(() => kickOutbox(services))`.
 *
 * Filing a ticket by an unproven person is one commit:
 *
 *     const send = chargeOfSend(work, proof, request, isBlocked(address));
 *     const started = startProof(work, proof, sql`1`, send);
 *     await commitParts(db, [silentPart(chargeLimits(db, send)), fileTicket(started.proofId, …), started]);
 *
 * A newer proof for the same ticket is a new row: the resending rule points the ticket at it in the same commit.
 */
export function startProof(
  work: Pick<Work, 'db' | 'clock' | 'chance' | 'settings'>,
  { kind, address, purpose, subject = null, knownDevice = false }: ProofAsked,
  when: SQL,
  send: Charge = makeCharge('', [], work.clock),
): StartedProof {
  const { db, clock, chance } = work;
  const now = clock.now();
  const proofId = makeToken(chance, 16);
  const proof = { id: proofId, kind, address, purpose, subject, knownDevice };
  const isLink = kind === 'email_link';
  const message = enqueue(
    work,
    {
      message: isLink ? 'proof_link' : 'proof_code',
      channel: kind === 'sms_code' ? 'sms' : 'email',
      to: address,
      proofId,
      expiresAt: now + lifeMs[kind],
      unproven: isLink,
    },
    sql`${when} AND ${granted(send)} AND NOT (${send.idle})`,
  );
  // A minute more, for a clock that is set back meanwhile.
  const mark = unsentMark(isQueuedFor(proofId, address, now - minutes(1)), granted(send));
  return {
    proofId,
    wasStarted: sql`EXISTS (SELECT 1 FROM proofs WHERE id = ${proofId})`,
    ...silentPart(
      supersede(db, proof, now, when),
      message,
      insertProof(db, proof, now, mark, when),
    ),
  };
}

/** Key of the house's SMS budget of a day; when it is full, somebody has to look. */
export const dailySmsKey = 'send:sms';

/**
 * The charge of one send. Where `withheld` holds nothing will be sent: the number is blocked, or
 * nobody's. It is refused like any other, and what it takes is counted where no send is (R62).
 */
export const chargeOfSend = (
  { chance, clock, settings }: Pick<Work, 'chance' | 'clock' | 'settings'>,
  proof: Pick<ProofAsked, 'kind' | 'address' | 'purpose'>,
  { clientAddress, payment }: { clientAddress: string; payment: Payment },
  withheld: SQL,
): Charge =>
  makeCharge(
    makeToken(chance, 16),
    sendLimits(settings.limits, proof, clientAddress, payment),
    clock,
    withheld,
  );

/**
 * The limits of one send (R9). The first are hard stops; the address of the client only makes it
 * dearer. Agents' numbers are a list that the owner keeps, so their prefixes need no limit.
 */
export function sendLimits(
  limits: Limits,
  { kind, address, purpose }: Pick<ProofAsked, 'kind' | 'address' | 'purpose'>,
  clientAddress: string,
  payment: Payment,
): Limit[] {
  const isDesk = isDeskPurpose(purpose);
  const own = (window: string, max: number, windowMs: number): Limit => ({
    key: `${isDesk ? 'desk' : 'send'}:${window}:${address}`,
    idleKey: `${isDesk ? 'desk' : 'unsent'}:${window}:${address}`,
    max,
    windowMs,
  });
  const prefix: Limit = {
    key: `send:prefix:${address.slice(0, -4)}`,
    idleKey: null,
    max: limits.sendsPerPrefixPerHour,
    windowMs: hours(1),
  };
  const ofDay: Limit = {
    key: dailySmsKey,
    idleKey: null,
    max: limits.smsGlobalPerDay,
    windowMs: days(1),
  };
  const max = limits.sendsPerAddressPerHour;
  return [
    own('minute', limits.sendsPerMinute, minutes(1)),
    own('hour', limits.sendsPerHour, hours(1)),
    own('day', limits.sendsPerDay, days(1)),
    ...(kind === 'sms_code' ? [...(isDesk ? [] : [prefix]), ofDay] : []),
    addressLimit('code', addressKey(clientAddress), max, hours(1), payment),
  ];
}
