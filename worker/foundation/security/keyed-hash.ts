import { hmacSha256, sha256 } from '#sha256';
import { base64Url } from '../ports/random.ts';

/**
 * HMAC-SHA-256 of the parts under `secret`. Parts are length-prefixed, so
 * ('ab','c') and ('a','bc') differ. The first part names the use, so that no two uses share an output.
 */
export const keyedHash = (
  secret: string,
  use: string,
  ...parts: string[]
): Promise<Uint8Array<ArrayBuffer>> =>
  hmacSha256(secret, [use, ...parts].map((part) => `${part.length}:${part}`).join(''));

/** `keyedHash` as base64url text. */
export const keyedHashText = async (
  secret: string,
  use: string,
  ...parts: string[]
): Promise<string> => base64Url(await keyedHash(secret, use, ...parts));

/** SHA-256 as base64url: how session tokens are stored. */
export const sha256Text = async (text: string): Promise<string> => base64Url(await sha256(text));

/** Compares two secrets in time that depends on their length alone. */
export function sameSecret(left: string, right: string): boolean {
  if (left.length !== right.length) return false;
  let difference = 0;
  for (let i = 0; i < left.length; i++) difference |= left.charCodeAt(i) ^ right.charCodeAt(i);
  return difference === 0;
}
