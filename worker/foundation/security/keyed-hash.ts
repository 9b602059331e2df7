import { base64Url } from '../ports/random.ts';

const utf8 = new TextEncoder();

const importKey = (secret: string) =>
  crypto.subtle.importKey('raw', utf8.encode(secret), { name: 'HMAC', hash: 'SHA-256' }, false, [
    'sign',
  ]);

/**
 * HMAC-SHA-256 (RFC 2104) of the parts under `secret`. Parts are length-prefixed, so
 * ('ab','c') and ('a','bc') differ. The first part names the use, so that no two uses share an output.
 */
export async function keyedHash(
  secret: string,
  use: string,
  ...parts: string[]
): Promise<Uint8Array<ArrayBuffer>> {
  const message = [use, ...parts].map((part) => `${part.length}:${part}`).join('');
  return new Uint8Array(
    await crypto.subtle.sign('HMAC', await importKey(secret), utf8.encode(message)),
  );
}

/** `keyedHash` as base64url text. */
export const keyedHashText = async (
  secret: string,
  use: string,
  ...parts: string[]
): Promise<string> => base64Url(await keyedHash(secret, use, ...parts));

/** SHA-256 as base64url: how session tokens are stored. */
export const sha256Text = async (text: string): Promise<string> =>
  base64Url(new Uint8Array(await crypto.subtle.digest('SHA-256', utf8.encode(text))));

/** Compares two secrets in time that depends on their length alone. */
export function sameSecret(left: string, right: string): boolean {
  if (left.length !== right.length) return false;
  let difference = 0;
  for (let i = 0; i < left.length; i++) difference |= left.charCodeAt(i) ^ right.charCodeAt(i);
  return difference === 0;
}
