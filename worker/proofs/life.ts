import { hours, minutes, seconds } from '../foundation/ports/clock.ts';
import type { ProofKind } from './schema.ts';

/** How long each kind can be proven (ASVS 5 6.5.3–5, NIST SP 800-63B). */
export const lifeMs: Record<ProofKind, number> = {
  sms_code: seconds(120),
  email_code: minutes(10),
  email_link: hours(24),
};
