import type { SQL } from 'drizzle-orm';
import type { BatchStep } from '../foundation/database/commit.ts';
import { commitWithRecovery } from '../foundation/database/commit-recovery.ts';
import type { Queued, RequestContext } from '../foundation/ports/services.ts';
import { Problem } from '../foundation/problem.ts';
import { totalKeyOf } from '../notifications/day-budget/scope.ts';
import { sendQueued } from '../notifications/delivery/deliver.ts';
import { guardOpenChannel } from '../notifications/delivery/open-channels.ts';
import { isBlocked } from '../people/store.ts';
import { readCount } from '../proof-of-work/store.ts';
import { isDeskPurpose } from '../proofs/scope.ts';
import { countSend, redeemFor, type SendOrigin } from '../proofs/send-work.ts';
import { guardSend, makeProof, makeSend, type ProofAsked, startProof } from '../proofs/start.ts';
import { wasStarted } from '../proofs/store.ts';
import { chargeSend } from '../proofs/store-send-charge.ts';

/** A request for a code, by a mobile or an e-mail address as typed. */
export type CodeAsked = SendOrigin & {
  mobile?: string | undefined;
  email?: string | undefined;
  purpose: string;
  subject?: string | null;
  knownDevice: boolean;
  /** The requester does not know the whole address, so that the work names no prefix. */
  isMasked?: boolean;
};

type CodeKind = 'sms_code' | 'email_code';

/** What is asked to be proven: a mobile by SMS, an address by e-mail. @throws Problem `email_not_offered`. */
function proofAsked(
  { emailProvider }: Pick<RequestContext, 'emailProvider'>,
  { mobile, email, purpose, subject = null, knownDevice }: CodeAsked,
): ProofAsked & { kind: CodeKind } {
  if (email !== undefined && !emailProvider) throw new Problem('email_not_offered');
  const kind = mobile === undefined ? 'email_code' : 'sms_code';
  return { kind, address: mobile ?? email ?? '', purpose, subject, knownDevice };
}

/**
 * Sends a code to a phone or mailbox, in one round trip. The answer is the same whether the address
 * is known, new or blocked (R10), and it does not wait for the gateway. By a channel that does not deliver
 * nothing is sent but what agents are sent, who have no other way and are never shut out (R65, R71).
 * @param options.guards What must hold as well; their refusals come before all others.
 * @param options.isWithheld Condition: all happens but the message, at nobody's cost but the asker's
 * (R10, R62), where a guard would answer otherwise; for a blocked address, unless given.
 * @throws Problem `sms_paused`, `email_paused`, `sms_spent`, `email_spent`, `too_many_requests`, `work_needed`, `work_spent`.
 */
export async function requestCode(
  context: RequestContext,
  asked: CodeAsked,
  { guards = [], isWithheld }: { guards?: readonly BatchStep[]; isWithheld?: SQL } = {},
): Promise<{ proofId: string; kind: CodeKind }> {
  const { db } = context;
  const queued: Queued[] = [];
  const wanted = proofAsked(context, asked);
  const proof = makeProof(context, wanted);
  const send = makeSend(context, proof, isWithheld ?? isBlocked(proof.address));
  const forWork = { form: 'code', address: asked.isMasked ? null : proof.address } as const;
  const rows = await commitWithRecovery(
    db,
    [
      chargeSend(db, send),
      ...startProof({ ...context, queued }, proof, send),
      ...guards,
      ...(isDeskPurpose(proof.purpose)
        ? []
        : [guardOpenChannel(context, wanted.kind === 'sms_code' ? 'sms' : 'email')]),
      guardSend(db, send),
      ...(proof.knownDevice ? [] : redeemFor(context, forWork, asked)),
      ...countSend(context, proof, send, asked),
    ],
    wasStarted(proof.id),
  );
  if (wanted.kind === 'sms_code') await alarmOfBudget(context, rows?.[2]);
  context.afterResponse(() => sendQueued({ ...context, queued }));
  return { proofId: proof.id, kind: wanted.kind };
}

/** Alarms at once: whoever charges the last SMS of the day. `counted` is undefined where the answer was lost. */
async function alarmOfBudget(
  { db, clock, log, settings }: Pick<RequestContext, 'db' | 'clock' | 'log' | 'settings'>,
  counted: readonly { key: string; count: number }[] | undefined,
) {
  const total = totalKeyOf('sms');
  const count = counted
    ? counted.find(({ key }) => key === total)?.count
    : await readCount(db, total, clock.now());
  if (count === settings.limits.smsGlobalPerDay) log.alarm('sms_day_budget_spent', { count });
}
