import { type SQL, sql } from 'drizzle-orm';
import { commitSurely, type Part } from '../foundation/parts.ts';
import { Problem } from '../foundation/problem.ts';
import { granted } from '../foundation/rate-limit.ts';
import type { Work } from '../foundation/services.ts';
import { kickOutbox } from '../notifications/deliver.ts';
import { isBlocked } from '../people/store.ts';
import type { Payment } from '../proof-of-work/challenge.ts';
import { payAndCharge } from '../proof-of-work/charge.ts';
import { chargeOfSend, dailySmsKey, type ProofAsked, startProof } from '../proofs/start.ts';

export type CodeAsked = {
  mobile?: string | undefined;
  email?: string | undefined;
  purpose: string;
  subject?: string | null;
  knownDevice: boolean;
  clientAddress: string;
  payment: Payment;
};

type Conditions = {
  /** Read first; a refusal here comes before all others. */
  before?: Part<unknown>;
  /** Without it nothing is charged or started. */
  when?: SQL;
  /** Without it everything happens but the message, at nobody's cost but the asker's (R10, R62). */
  sendWhen?: SQL;
  /** A block is for customers; who answers at the desk is stopped by being disabled. */
  evenIfBlocked?: boolean;
};

/** What is asked to be proven: a mobile by SMS, an address by e-mail. @throws Problem `email_not_offered`. */
export function proofAsked(
  { emailProvider }: Pick<Work, 'emailProvider'>,
  { mobile, email, purpose, subject, knownDevice }: CodeAsked,
): ProofAsked & { kind: 'sms_code' | 'email_code' } {
  if (email !== undefined && !emailProvider) throw new Problem('email_not_offered');
  return {
    kind: mobile === undefined ? 'email_code' : 'sms_code',
    address: mobile ?? email ?? '',
    purpose,
    subject: subject ?? null,
    knownDevice,
  };
}

/**
 * Sends a code to a phone or mailbox, in one round trip. The answer is the same whether the address
 * is known, new or blocked (R10), and it does not wait for the gateway.
 * @throws Problem `too_many_requests`, `work_needed`, `work_spent`.
 */
export async function requestCode(
  work: Work,
  asked: CodeAsked,
  { before, when = sql`1`, sendWhen = sql`1`, evenIfBlocked = false }: Conditions = {},
) {
  const { db, settings, log } = work;
  const proof = proofAsked(work, asked);
  const withheld = evenIfBlocked
    ? sql`NOT (${sendWhen})`
    : sql`NOT (${sendWhen}) OR ${isBlocked(proof.address)}`;
  const charge = chargeOfSend(work, proof, asked, withheld);
  const started = startProof(work, proof, granted(charge), charge);
  const [, charged] = await commitSurely(
    db,
    [before ?? nothing, payAndCharge(db, charge, asked.payment, when), started],
    started.wasStarted,
  );
  const sms = charged.find(({ key }) => key === dailySmsKey);
  if (sms?.count === settings.limits.smsGlobalPerDay)
    log.alarm('sms_day_budget_spent', { count: sms.count });
  work.afterResponse(() => kickOutbox(work));
  return { proofId: started.proofId, kind: proof.kind };
}

const nothing: Part<void> = { statements: [], answer: () => {} };
