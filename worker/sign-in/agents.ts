import { readTogether } from '../foundation/database/commit.ts';
import { commitWithRecovery } from '../foundation/database/commit-recovery.ts';
import { guard } from '../foundation/database/guard.ts';
import type { RequestContext } from '../foundation/ports/services.ts';
import { Problem } from '../foundation/problem.ts';
import { isAgentMobile, readEnabledAgent } from '../people/store.ts';
import { judge, tryCode } from '../proofs/prove.ts';
import { agentSignInPurpose } from '../proofs/scope.ts';
import { addressOfProof, readTry } from '../proofs/store.ts';
import { makeSessionToken } from '../sessions/browser.ts';
import { endSession, insertHalfSession } from '../sessions/store.ts';

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
