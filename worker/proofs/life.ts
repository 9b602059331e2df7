import { proofLifeSeconds } from '#shared/contract/proof-life.ts';
import { clockSkewMs } from '../foundation/database/charge.ts';
import { seconds } from '../foundation/ports/clock.ts';
import type { ProofKind } from './schema.ts';

/** How long each kind can be proven. */
export const lifeMs: Record<ProofKind, number> = {
  sms_code: seconds(proofLifeSeconds.sms_code),
  email_code: seconds(proofLifeSeconds.email_code),
  email_link: seconds(proofLifeSeconds.email_link),
};

/** How long this proof can still be proven, in ms; one of a clock that was ahead not at all (R99). */
export function lifeLeftMs(
  { kind, expiresAt }: { kind: ProofKind; expiresAt: number },
  now: number,
): number {
  const leftMs = expiresAt - now;
  return leftMs > lifeMs[kind] + clockSkewMs ? 0 : Math.max(0, leftMs);
}
