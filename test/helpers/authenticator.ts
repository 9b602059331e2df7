import type { Services } from '../../worker/foundation/ports/services.ts';
import type { Agent } from '../../worker/people/schema.ts';
import { totpCode, totpEnrolUri } from '../../worker/people/totp.ts';

const base32Letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

function readBase32(text: string): Uint8Array<ArrayBuffer> {
  const bits = [...text].map((letter) =>
    base32Letters.indexOf(letter).toString(2).padStart(5, '0'),
  );
  const bytes = bits.join('').match(/[01]{8}/g) ?? [];
  return Uint8Array.from(bytes, (byte) => Number.parseInt(byte, 2));
}

/** What an authenticator shows at `now` that has read the agent's enrolment address. */
export async function authenticatorCodeAt(
  services: Pick<Services, 'config' | 'settings'>,
  agent: Pick<Agent, 'id' | 'mobile' | 'totpRound'>,
  now: number,
): Promise<string> {
  const { searchParams } = new URL(await totpEnrolUri(services, agent));
  const step = Math.floor(now / 1000 / Number(searchParams.get('period')));
  return await totpCode(readBase32(searchParams.get('secret') ?? ''), step);
}
