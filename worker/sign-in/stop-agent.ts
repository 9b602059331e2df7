import { canonicalMobile } from '#shared/fields/mobile.ts';
import { commit } from '../foundation/database.ts';
import type { Work } from '../foundation/services.ts';
import type { Agent } from '../people/schema.ts';
import { findAgentByMobile, isDisabled } from '../people/store.ts';
import { agentSignInPurpose } from '../proofs/scope.ts';
import { endProofs } from '../proofs/store.ts';
import { disableAgent, enableAgent } from '../sessions/agents.ts';

/**
 * Puts the agent with this mobile out, or back with `may`. Being put out ends every session and every
 * code under way for good (R18, R87); what the agent wrote stays. Null where no agent has this mobile;
 * asked again it changes nothing.
 */
export async function letAgentWork(
  { db, clock }: Pick<Work, 'db' | 'clock'>,
  mobile: string,
  may: boolean,
): Promise<Agent | null> {
  const [agent] = await findAgentByMobile(db, canonicalMobile(mobile) ?? mobile);
  if (!agent) return null;
  const now = clock.now();
  const proof = { address: agent.mobile, purpose: agentSignInPurpose };
  if (may)
    await commit(db, [
      endProofs(db, proof, now, isDisabled(agent.id)),
      ...enableAgent(db, agent.id),
    ]);
  else
    await commit(db, [
      ...disableAgent(db, agent.id, agent.disabledAt ?? now),
      endProofs(db, proof, now),
    ]);
  return agent;
}
