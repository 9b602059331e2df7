import { canonicalMobile } from '#shared/fields/mobile.ts';
import { clearLimits } from '../foundation/database/charge.ts';
import { commit } from '../foundation/database/commit.ts';
import type { RequestContext } from '../foundation/ports/services.ts';
import type { Enrolment } from '../people/add-agent.ts';
import { renewRecoveryCodes } from '../people/recovery-codes.ts';
import type { Agent } from '../people/schema.ts';
import { findAgentByMobile, renewTotp } from '../people/store.ts';
import { totpEnrolUri } from '../people/totp.ts';
import { agentSignInPurpose } from '../proofs/scope.ts';
import { endProofs } from '../proofs/store.ts';
import { endSessionsOfAgent } from '../sessions/store.ts';
import { secondFactorLimits } from './second-factor.ts';

/**
 * Gives the agent with this mobile a new second factor and answers what the authenticator has to
 * read, with new recovery codes. Codes of the old ones, sessions and codes under way end with it (R87), and wrong tries are
 * counted from nothing, for they were guesses at the old ones. A disabled agent gets one too and stays
 * disabled: the owner of a lost phone is disabled first. Null where no agent has this mobile.
 */
export async function resetSecondFactor(
  context: Pick<RequestContext, 'db' | 'clock' | 'settings' | 'config' | 'randomBytes'>,
  mobile: string,
): Promise<{ agent: Agent; enrolment: Enrolment } | null> {
  const { db, clock, settings } = context;
  const [known] = await findAgentByMobile(db, canonicalMobile(mobile) ?? mobile);
  if (!known) return null;
  const proof = { address: known.mobile, purpose: agentSignInPurpose };
  const recovery = await renewRecoveryCodes(context, known.id);
  const [[agent]] = await commit(db, [
    renewTotp(db, known.id),
    endSessionsOfAgent(db, known.id),
    endProofs(db, proof, clock.now()),
    clearLimits(db, secondFactorLimits(settings, known.id)),
    ...recovery.steps,
  ]);
  if (!agent) return null;
  const uri = await totpEnrolUri(context, agent);
  return { agent, enrolment: { uri, recoveryCodes: recovery.codes } };
}
