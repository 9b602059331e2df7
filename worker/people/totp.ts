import type { Services } from '../foundation/ports/services.ts';
import { keyedHash, sameSecret } from '../foundation/security/keyed-hash.ts';
import type { Agent } from './schema.ts';

// The agent's second factor (RFC 6238 over RFC 4226): SHA-1, six digits, a new code every 30 seconds,
// which is what every authenticator app takes for granted.

const periodSeconds = 30;
const digits = 6;
const secretBytes = 20;

type With = Pick<Services, 'config' | 'settings'>;
type Holder = Pick<Agent, 'id' | 'mobile' | 'totpRound'>;

/** The agent's secret. It is derived, so the database holds nothing to steal. */
const secretOf = async ({ config }: With, { id, totpRound }: Holder) =>
  (await keyedHash(config.appSecret, 'agent totp', id, String(totpRound))).slice(0, secretBytes);

const stepAt = (now: number) => Math.floor(now / 1000 / periodSeconds);

/** The code of one time step (RFC 4226, section 5.3). */
export async function totpCode(secret: Uint8Array<ArrayBuffer>, step: number): Promise<string> {
  const key = await crypto.subtle.importKey('raw', secret, { name: 'HMAC', hash: 'SHA-1' }, false, [
    'sign',
  ]);
  const counter = new DataView(new ArrayBuffer(8));
  counter.setBigUint64(0, BigInt(step));
  const hash = new DataView(await crypto.subtle.sign('HMAC', key, counter.buffer));
  const offset = hash.getUint8(hash.byteLength - 1) & 0xf;
  const number = hash.getUint32(offset) & 0x7fff_ffff;
  return String(number % 10 ** digits).padStart(digits, '0');
}

/** What an authenticator scans (the key URI that all of them read). */
export async function totpEnrolUri(services: With, agent: Holder): Promise<string> {
  const issuer = encodeURIComponent(services.settings.brand.name);
  const label = encodeURIComponent(agent.mobile.replace('+98', '0'));
  const secret = base32(await secretOf(services, agent));
  return `otpauth://totp/${issuer}:${label}?issuer=${issuer}&secret=${secret}&algorithm=SHA1&digits=${digits}&period=${periodSeconds}`;
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
  const secret = await secretOf(services, agent);
  const current = stepAt(now);
  let found: number | null = null;
  for (const step of [current - 1, current + 1, current])
    if (sameSecret(code, await totpCode(secret, step))) found = step;
  return found;
}

const base32Letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** RFC 4648 base 32 without padding. */
export function base32(bytes: Uint8Array): string {
  const bits = Array.from(bytes, (byte) => byte.toString(2).padStart(8, '0')).join('');
  const letters = bits.match(/.{1,5}/g) ?? [];
  return letters.map((five) => base32Letters[Number.parseInt(five.padEnd(5, '0'), 2)]).join('');
}
