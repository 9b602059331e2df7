import { canonicalMobile } from '#shared/fields/mobile.ts';
import { type AlsoCommitted, commitAlso } from '../foundation/database/commit-also.ts';
import type { RequestContext } from '../foundation/ports/services.ts';
import type { Agent } from '../people/schema.ts';
import { findAgentByMobile, setAgentDisabled } from '../people/store.ts';
import { agentSignInPurpose } from '../proofs/scope.ts';
import { endProofs } from '../proofs/store.ts';
import { endSessionsOfAgent } from '../sessions/store.ts';

/**
 * Enables or disables the agent with this mobile, as `enableOrDisable` does. Answers the agent as it was; null where no
 * agent has this mobile.
 */
export async function setAgentEnabled(
  context: Pick<RequestContext, 'db' | 'clock'>,
  mobile: string,
  isEnabled: boolean,
): Promise<Agent | null> {
  const [agent] = await findAgentByMobile(context.db, canonicalMobile(mobile) ?? mobile);
  if (!agent) return null;
  await enableOrDisable(context, agent, isEnabled);
  return agent;
}

/**
 * Enables or disables an agent. Both end every session and every code under way for good, so that nothing comes back to
 * life when an agent does (R16, R18, R87); what the agent wrote stays. An agent who is enabled already is left alone.
 */
export async function enableOrDisable(
  { db, clock }: Pick<RequestContext, 'db' | 'clock'>,
  agent: Agent,
  isEnabled: boolean,
  also?: AlsoCommitted,
): Promise<void> {
  if (isEnabled && agent.disabledAt === null) return;
  const now = clock.now();
  const steps = [
    setAgentDisabled(db, agent.id, isEnabled ? null : (agent.disabledAt ?? now)),
    endSessionsOfAgent(db, agent.id),
    endProofs(db, { address: agent.mobile, purpose: agentSignInPurpose }, now),
  ];
  await commitAlso(db, steps, also);
}
