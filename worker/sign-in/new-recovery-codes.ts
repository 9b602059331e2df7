import { canonicalMobile } from '#shared/fields/mobile.ts';
import { type AlsoCommitted, commitAlso } from '../foundation/database/commit-also.ts';
import type { RequestContext } from '../foundation/ports/services.ts';
import { renewRecoveryCodes } from '../people/recovery-codes.ts';
import type { Agent } from '../people/schema.ts';
import { findAgentByMobile } from '../people/store.ts';

type Renewing = Pick<RequestContext, 'db' | 'config' | 'randomBytes'>;

/** Gives the agent with this mobile new recovery codes, as `replaceRecoveryCodes` does. Null where no agent has it. */
export async function newRecoveryCodes(
  context: Renewing,
  mobile: string,
): Promise<{ agent: Agent; codes: readonly string[] } | null> {
  const [agent] = await findAgentByMobile(context.db, canonicalMobile(mobile) ?? mobile);
  return agent ? { agent, codes: await replaceRecoveryCodes(context, agent) } : null;
}

/** Ten new recovery codes of an agent, in the place of all earlier ones. The authenticator and open sessions stay. */
export async function replaceRecoveryCodes(
  context: Renewing,
  { id }: Pick<Agent, 'id'>,
  also?: AlsoCommitted,
): Promise<readonly string[]> {
  const { codes, steps } = await renewRecoveryCodes(context, id);
  await commitAlso(context.db, steps, also);
  return codes;
}
