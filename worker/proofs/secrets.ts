import { keyedHash, keyedHashText } from '../foundation/security/keyed-hash.ts';

/** The six digits that prove `proofId` for `purpose`: uniform, and the same whenever derived (R2, R3). */
export async function codeFor(secret: string, proofId: string, purpose: string): Promise<string> {
  const bytes = await keyedHash(secret, 'proof code', proofId, purpose);
  // 2^48 mod 10^6 leaves a bias below 10^-8.
  const number =
    new DataView(bytes.buffer).getUint32(0) * 65_536 + new DataView(bytes.buffer).getUint16(4);
  return String(number % 1_000_000).padStart(6, '0');
}

/** The 256-bit token in a link that proves `proofId` for `purpose` (R12). */
export const linkTokenFor = (secret: string, proofId: string, purpose: string): Promise<string> =>
  keyedHashText(secret, 'proof link', proofId, purpose);

/** What a known device holds for an address it has proven before. */
export const deviceMarkFor = (secret: string, address: string): Promise<string> =>
  keyedHashText(secret, 'known device', address);
