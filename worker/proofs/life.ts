import { proofLifeSeconds } from '#shared/contract/proof-life.ts';
import { seconds } from '../foundation/ports/clock.ts';
import type { ProofKind } from './schema.ts';

/** How long each kind can be proven. */
export const lifeMs: Record<ProofKind, number> = {
  sms_code: seconds(proofLifeSeconds.sms_code),
  email_code: seconds(proofLifeSeconds.email_code),
  email_link: seconds(proofLifeSeconds.email_link),
};
