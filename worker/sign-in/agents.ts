import { commit, readTogether } from '../foundation/database/commit.ts';
import { commitWithRecovery } from '../foundation/database/commit-recovery.ts';
import { guard } from '../foundation/database/guard.ts';
import type { RequestContext } from '../foundation/ports/services.ts';
import { Problem } from '../foundation/problem.ts';
import { isAgentMobile, isStepUnused, readEnabledAgent, spendStep } from '../people/store.ts';
import { totpStepOf } from '../people/totp.ts';
import { judge, tryCode } from '../proofs/prove.ts';
import { agentSignInPurpose } from '../proofs/scope.ts';
import { addressOfProof, readTry } from '../proofs/store.ts';
import { makeSessionToken } from '../sessions/browser.ts';
import {
  awaitsSecondFactor,
  countSecondFactorTry,
  endSession,
  insertAgentSession,
  insertHalfSession,
  readHalfOpen,
  sessionStands,
} from '../sessions/store.ts';

/**
 * The first factor: the code sent to an agent's phone opens a session that can do nothing but take
 * the second.
 * @throws Problem those of a wrong code; `code_expired` for a phone that is no agent's.
 */
export async function proveAgentPhone(
  context: RequestContext,
  asked: { proofId: string | undefined; code: string; oldTokenHash: string },
): Promise<{ token: string; address: string }> {
  const { db, clock } = context;
  const attempt = await tryCode(context, { ...asked, purpose: agentSignInPurpose });
  const [[proof], [agent]] = await readTogether(db, [
    readTry(db, attempt),
    readEnabledAgent(db, addressOfProof(attempt.proofId)),
  ]);
  const proven = await judge(context, attempt, proof);
  if (!agent) throw new Problem('code_expired');
  const { token, tokenHash } = await makeSessionToken(context);
  const steps = [
    ...proven.steps,
    guard(db, isAgentMobile(agent.mobile), 'code_expired'),
    endSession(db, asked.oldTokenHash),
    insertHalfSession(db, { tokenHash, agent, now: clock.now() }),
  ];
  await commitWithRecovery(db, steps, proven.wasCommitted);
  return { token, address: proven.address };
}

/**
 * The second factor: the right code of the authenticator, used once, makes the session whole under a
 * new token (R16, R17).
 * @throws Problem `sign_in_needed` without a first factor or after five tries, `code_wrong`.
 */
export async function proveSecondFactor(
  context: RequestContext,
  tokenHash: string,
  code: string,
): Promise<{ token: string }> {
  const { db, clock, settings } = context;
  const now = clock.now();
  const [agent] = await readHalfOpen(db, tokenHash, now, settings.limits);
  if (!agent) throw new Problem('sign_in_needed');
  const step = await totpStepOf(context, agent, code, now);
  if (step === null || step <= agent.totpLastStep) {
    await commit(db, [countSecondFactorTry(db, tokenHash)]);
    throw new Problem('code_wrong');
  }
  const fresh = await makeSessionToken(context);
  const steps = [
    guard(db, awaitsSecondFactor(tokenHash, now, settings.limits), 'code_wrong'),
    guard(db, isStepUnused(agent.id, step), 'code_wrong'),
    spendStep(db, { agentId: agent.id, step }),
    endSession(db, tokenHash),
    insertAgentSession(db, {
      tokenHash: fresh.tokenHash,
      agent,
      now,
      limits: settings.limits,
    }),
  ];
  await commitWithRecovery(db, steps, sessionStands(fresh.tokenHash));
  return { token: fresh.token };
}
