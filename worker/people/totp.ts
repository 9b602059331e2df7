import { Secret, TOTP } from 'otpauth';
import { keyedHash } from '../foundation/keyed-hash.ts';
import type { Services } from '../foundation/services.ts';
import type { Agent } from './schema.ts';

const periodSeconds = 30;

type With = Pick<Services, 'config' | 'settings'>;
type Holder = Pick<Agent, 'id' | 'mobile' | 'totpRound'>;

/** The agent's second factor (RFC 6238). Its secret is derived, so the database holds nothing to steal. */
export async function totpOf({ config, settings }: With, { id, mobile, totpRound }: Holder) {
  const bytes = await keyedHash(config.appSecret, 'agent totp', id, String(totpRound));
  return new TOTP({
    issuer: settings.brand.name,
    label: mobile.replace('+98', '0'),
    secret: new Secret({ buffer: bytes.slice(0, 20).buffer }),
    digits: 6,
    period: periodSeconds,
  });
}

/**
 * The time step whose code this is: now's or a neighbour's; null for a wrong code. A step must be
 * later than the last one used, so that a code seen over a shoulder is worthless.
 */
export async function totpStepOf(
  services: With,
  agent: Holder,
  code: string,
  now: number,
): Promise<number | null> {
  const delta = (await totpOf(services, agent)).validate({
    token: code,
    timestamp: now,
    window: 1,
  });
  return delta === null ? null : Math.floor(now / 1000 / periodSeconds) + delta;
}
