import { canonicalMobile } from '#shared/fields/mobile.ts';
import { type AlsoCommitted, commitAlso } from '../foundation/database/commit-also.ts';
import type { RequestContext } from '../foundation/ports/services.ts';
import type { Agent } from '../people/schema.ts';
import { changeAgent, findAgentByMobile } from '../people/store.ts';
import { agentSignInPurpose } from '../proofs/scope.ts';
import { endProofs } from '../proofs/store.ts';
import { endSessionsOfAgent } from '../sessions/store.ts';

/** What of an agent can be changed, checked by `faultsOfAgent`; what is left out stays. */
export type AgentChange = {
  [Fact in 'name' | 'role' | 'departments' | 'rights' | 'agency']?: Agent[Fact] | undefined;
};

/**
 * Changes facts of the agent with this mobile, as `changeFacts` does. Answers the agent as it was and as it is now; null
 * where no agent has this mobile.
 */
export async function editAgent(
  context: Pick<RequestContext, 'db' | 'clock'>,
  mobile: string,
  change: AgentChange,
): Promise<{ before: Agent; after: Agent } | null> {
  const [before] = await findAgentByMobile(context.db, canonicalMobile(mobile) ?? mobile);
  return before ? { before, after: await changeFacts(context, before, change) } : null;
}

/**
 * Changes facts of an agent and answers it as it is then. Another role ends every session and every code under
 * way for good, so that nothing comes back to life with the former one (R16); name, departments, rights and agency hold
 * for open sessions from their next request on (R18).
 */
export async function changeFacts(
  { db, clock }: Pick<RequestContext, 'db' | 'clock'>,
  before: Agent,
  change: AgentChange,
  also?: AlsoCommitted,
): Promise<Agent> {
  const { name, role, departments, rights, agency } = change;
  // Only what is given is written: what another change has set since the row was read stays.
  const facts = {
    ...(name !== undefined && { name: name.trim() }),
    ...(role !== undefined && { role }),
    ...(departments !== undefined && { departments }),
    ...(rights !== undefined && { rights }),
    ...(agency !== undefined && { agency }),
  };
  if (Object.keys(facts).length === 0) return before;
  const ending =
    role === undefined || role === before.role
      ? []
      : [
          endSessionsOfAgent(db, before.id),
          endProofs(db, { address: before.mobile, purpose: agentSignInPurpose }, clock.now()),
        ];
  const rows = await commitAlso(db, [changeAgent(db, before.id, facts), ...ending], also);
  return rows?.[0][0] ?? { ...before, ...facts };
}
