import type { IdentityKind } from '#shared/contract/sign-in.ts';
import { ApiFault } from '../api/answers.browser.ts';

/** By what no code is sent until midnight, where a request failed for that; null for any other fault. */
export function spentOf(fault: unknown): IdentityKind | null {
  if (!(fault instanceof ApiFault)) return null;
  if (fault.code === 'sms_spent') return 'mobile';
  return fault.code === 'email_spent' ? 'email' : null;
}

/** The same where the way does not deliver for another reason (R71). */
export function closedBy(fault: unknown): IdentityKind | null {
  if (fault instanceof ApiFault && fault.code === 'sms_paused') return 'mobile';
  if (fault instanceof ApiFault && fault.code === 'email_paused') return 'email';
  return spentOf(fault);
}
