import { canonicalMobile } from '#shared/fields/mobile.ts';
import { commit } from '../foundation/database/commit.ts';
import type { RequestContext } from '../foundation/ports/services.ts';
import { renewRecoveryCodes } from '../people/recovery-codes.ts';
import type { Agent } from '../people/schema.ts';
import { findAgentByMobile } from '../people/store.ts';

/**
 * Gives the agent with this mobile ten new recovery codes in the place of all earlier ones. The
 * authenticator and open sessions stay. Null where no agent has this mobile.
 */
export async function newRecoveryCodes(
  context: Pick<RequestContext, 'db' | 'config' | 'randomBytes'>,
  mobile: string,
): Promise<{ agent: Agent; codes: readonly string[] } | null> {
  const [agent] = await findAgentByMobile(context.db, canonicalMobile(mobile) ?? mobile);
  if (!agent) return null;
  const { codes, steps } = await renewRecoveryCodes(context, agent.id);
  await commit(context.db, steps);
  return { agent, codes };
}
