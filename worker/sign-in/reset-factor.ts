import { canonicalMobile } from '#shared/fields/mobile.ts';
import { clearLimits } from '../foundation/database/charge.ts';
import { type AlsoCommitted, commitAlso } from '../foundation/database/commit-also.ts';
import { guardAgainstConflict, retryOnConflict } from '../foundation/database/retry-on-conflict.ts';
import type { RequestContext } from '../foundation/ports/services.ts';
import type { Enrolment } from '../people/add-agent.ts';
import { renewRecoveryCodes } from '../people/recovery-codes.ts';
import type { Agent } from '../people/schema.ts';
import { findAgentByMobile, isTotpRound, renewTotp } from '../people/store.ts';
import { totpEnrolUri } from '../people/totp.ts';
import { agentSignInPurpose } from '../proofs/scope.ts';
import { endProofs } from '../proofs/store.ts';
import { endSessionsOfAgent } from '../sessions/store.ts';
import { secondFactorLimits } from './second-factor.ts';

type Resetting = Pick<RequestContext, 'db' | 'clock' | 'settings' | 'config' | 'randomBytes'>;

/** Gives the agent with this mobile a new second factor, as `renewFactor` does. Null where no agent has this mobile. */
export async function resetSecondFactor(
  context: Resetting,
  mobile: string,
): Promise<{ agent: Agent; enrolment: Enrolment } | null> {
  return await retryOnConflict(async () => {
    const [agent] = await findAgentByMobile(context.db, canonicalMobile(mobile) ?? mobile);
    return agent ? { agent, enrolment: await renewFactor(context, agent) } : null;
  });
}

/**
 * Gives an agent a new second factor and answers what the authenticator has to
 * read, with new recovery codes. Codes of the old ones, sessions and codes under way end with it (R87), and wrong tries are
 * counted from nothing, for they were guesses at the old ones. A disabled agent gets one too and stays
 * disabled: the owner of a lost phone is disabled first.
 * @throws a conflict, for `retryOnConflict`, where it got another one since it was read.
 */
export async function renewFactor(
  context: Resetting,
  known: Agent,
  also?: AlsoCommitted,
): Promise<Enrolment> {
  const { db, clock, settings } = context;
  const proof = { address: known.mobile, purpose: agentSignInPurpose };
  const recovery = await renewRecoveryCodes(context, known.id);
  const steps = [
    guardAgainstConflict(db, isTotpRound(known.id, known.totpRound)),
    renewTotp(db, known.id),
    endSessionsOfAgent(db, known.id),
    endProofs(db, proof, clock.now()),
    clearLimits(db, secondFactorLimits(settings, known.id)),
    ...recovery.steps,
  ];
  await commitAlso(db, steps, also);
  const uri = await totpEnrolUri(context, { ...known, totpRound: known.totpRound + 1 });
  return { uri, recoveryCodes: recovery.codes };
}
