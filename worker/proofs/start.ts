import type { SQL } from 'drizzle-orm';
import { sql } from 'drizzle-orm';
import type { Limits } from '#shared/settings/limits.ts';
import { makeToken } from '../foundation/chance.ts';
import { addressKey } from '../foundation/client-address.ts';
import { days, hours, minutes } from '../foundation/clock.ts';
import { type Part, silentPart } from '../foundation/parts.ts';
import type { Limit } from '../foundation/rate-limit.ts';
import type { Work } from '../foundation/services.ts';
import { enqueue } from '../notifications/store.ts';
import type { Payment } from '../proof-of-work/challenge.ts';
import { addressLimit } from '../proof-of-work/charge.ts';
import { lifeMs } from './life.ts';
import type { ProofKind } from './schema.ts';
import { insertProof, supersede } from './store.ts';

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
};

/**
 * Starts a proof and queues its message. A part of the caller's commit, happening only where
 * `when` holds (`granted(charge)`, as a rule). `sendWhen` withholds the message alone: a blocked or
 * unknown phone gets the same answer and no SMS (R10). Behind the commit:
 * `services.afterResponse(() => kickOutbox(services))`.
 *
 * Filing a ticket by an unproven person is one commit:
 *
 *     const charge = makeCharge(id, [...sendLimits(…), ...ticketLimits(…)], clock);
 *     const proof = startProof(work, { kind, address, purpose: 'file_ticket' }, granted(charge));
 *     await commitParts(db, [payAndCharge(db, charge, payment), fileTicket(proof.proofId, …), proof]);
 *
 * A newer proof for the same ticket is a new row: the resending rule points the ticket at it in the same commit.
 */
export function startProof(
  work: Pick<Work, 'db' | 'clock' | 'chance' | 'settings'>,
  { kind, address, purpose, subject = null, knownDevice = false }: ProofAsked,
  when: SQL,
  sendWhen: SQL = sql`1`,
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
    sql`${when} AND ${sendWhen}`,
  );
  return {
    proofId,
    ...silentPart(supersede(db, proof, now, when), insertProof(db, proof, now, when), message),
  };
}

/** Key of the house's SMS budget of a day; when it is full, somebody has to look. */
export const dailySmsKey = 'send:sms';

/**
 * The limits of one send (R9), for the caller's one charge. The first are hard stops; the address
 * of the client only makes it dearer.
 */
export function sendLimits(
  limits: Limits,
  { kind, address }: Pick<ProofAsked, 'kind' | 'address'>,
  clientAddress: string,
  payment: Payment,
): Limit[] {
  const own = (window: string, max: number, windowMs: number) => ({
    key: `send:${window}:${address}`,
    max,
    windowMs,
  });
  const hard = [
    own('minute', limits.sendsPerMinute, minutes(1)),
    own('hour', limits.sendsPerHour, hours(1)),
    own('day', limits.sendsPerDay, days(1)),
  ];
  const ofNetwork =
    kind === 'sms_code'
      ? [
          {
            key: `send:prefix:${address.slice(0, -4)}`,
            max: limits.sendsPerPrefixPerHour,
            windowMs: hours(1),
          },
          { key: dailySmsKey, max: limits.smsGlobalPerDay, windowMs: days(1) },
        ]
      : [];
  const max = limits.sendsPerAddressPerHour;
  return [
    ...hard,
    ...ofNetwork,
    addressLimit('code', addressKey(clientAddress), max, hours(1), payment),
  ];
}
