import { canonicalMobile } from '#shared/fields/mobile.ts';
import type { Work } from '../foundation/services.ts';
import type { Agent } from './schema.ts';
import { findAgentByMobile, setAgentDisabled } from './store.ts';

/**
 * Puts the agent with this mobile out, or back with `may`. Sessions are void from the next request
 * on; what the agent wrote stays. Null where no agent has this mobile; asked again it changes nothing.
 */
export async function letAgentWork(
  { db, clock }: Pick<Work, 'db' | 'clock'>,
  mobile: string,
  may: boolean,
): Promise<Agent | null> {
  const [agent] = await findAgentByMobile(db, canonicalMobile(mobile) ?? mobile);
  if (!agent) return null;
  if ((agent.disabledAt === null) !== may)
    await setAgentDisabled(db, agent.id, may ? null : clock.now());
  return agent;
}
