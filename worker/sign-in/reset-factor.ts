import { canonicalMobile } from '#shared/fields/mobile.ts';
import { clearLimits } from '../foundation/database/charge.ts';
import { commit } from '../foundation/database/commit.ts';
import type { RequestContext } from '../foundation/ports/services.ts';
import type { Agent } from '../people/schema.ts';
import { findAgentByMobile, renewTotp } from '../people/store.ts';
import { totpEnrolUri } from '../people/totp.ts';
import { agentSignInPurpose } from '../proofs/scope.ts';
import { endProofs } from '../proofs/store.ts';
import { endSessionsOfAgent } from '../sessions/store.ts';
import { secondFactorLimits } from './second-factor.ts';

/**
 * Gives the agent with this mobile a new second factor and answers what the authenticator has to
 * read. Codes of the old one, sessions and codes under way end with it (R87), and wrong tries are
 * counted from nothing, for they were guesses at the old one. A disabled agent gets one too and stays
 * disabled: the owner of a lost phone is disabled first. Null where no agent has this mobile.
 */
export async function resetSecondFactor(
  context: Pick<RequestContext, 'db' | 'clock' | 'settings' | 'config'>,
  mobile: string,
): Promise<{ agent: Agent; enrolUri: string } | null> {
  const { db, clock, settings } = context;
  const [known] = await findAgentByMobile(db, canonicalMobile(mobile) ?? mobile);
  if (!known) return null;
  const proof = { address: known.mobile, purpose: agentSignInPurpose };
  const [[agent]] = await commit(db, [
    renewTotp(db, known.id),
    endSessionsOfAgent(db, known.id),
    endProofs(db, proof, clock.now()),
    clearLimits(db, secondFactorLimits(settings, known.id)),
  ]);
  return agent ? { agent, enrolUri: await totpEnrolUri(context, agent) } : null;
}
