import type { Config } from '../foundation/config.ts';
import { base64Url } from '../foundation/ports/random.ts';
import { keyedHash, sha256Text } from '../foundation/security/keyed-hash.ts';

/** PKCS#8 (RFC 8410) of an Ed25519 private key, up to its 32 bytes. */
const pkcs8Start = [
  0x30, 0x2e, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x04, 0x22, 0x04, 0x20,
];

/** An Ed25519 key pair; `sign` gives the signature as base64url. */
export type SigningKey = {
  id: string;
  /** Raw, base64url. */
  publicKey: string;
  sign(text: string): Promise<string>;
};

/** The key pair that signs transcripts: derived from the one secret, so that there is none more to keep. */
export async function openSigningKey({
  appSecret,
}: Pick<Config, 'appSecret'>): Promise<SigningKey> {
  const seed = await keyedHash(appSecret, 'transcript key');
  const privateKey = await crypto.subtle.importKey(
    'pkcs8',
    Uint8Array.from([...pkcs8Start, ...seed]),
    'Ed25519',
    true,
    ['sign'],
  );
  const { x } = (await crypto.subtle.exportKey('jwk', privateKey)) as JsonWebKey;
  const publicKey = x ?? '';
  return {
    id: (await sha256Text(publicKey)).slice(0, 16),
    publicKey,
    async sign(text) {
      const signature = await crypto.subtle.sign(
        'Ed25519',
        privateKey,
        new TextEncoder().encode(text),
      );
      return base64Url(new Uint8Array(signature));
    },
  };
}
