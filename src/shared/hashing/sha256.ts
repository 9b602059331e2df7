// Imported as `#sha256`, which is the file for Node there: WebCrypto hands each hash of Node to another thread, at more
// than ten times the CPU of the hash itself.

const utf8 = new TextEncoder();

/** SHA-256 (FIPS 180-4) of a text in UTF-8: 32 bytes. */
export const sha256 = async (text: string): Promise<Uint8Array<ArrayBuffer>> =>
  new Uint8Array(await crypto.subtle.digest('SHA-256', utf8.encode(text)));

/** HMAC-SHA-256 (RFC 2104) of a text in UTF-8 under a secret in UTF-8: 32 bytes. */
export async function hmacSha256(
  secret: string,
  message: string,
): Promise<Uint8Array<ArrayBuffer>> {
  const hmac = { name: 'HMAC', hash: 'SHA-256' };
  const key = await crypto.subtle.importKey('raw', utf8.encode(secret), hmac, false, ['sign']);
  return new Uint8Array(await crypto.subtle.sign('HMAC', key, utf8.encode(message)));
}
