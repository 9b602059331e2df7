const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const padding = 64;
const ignored = 255;

const valueOfByte = new Uint8Array(256).fill(ignored);
for (const [value, letter] of [...alphabet].entries()) valueOfByte[letter.charCodeAt(0)] = value;
valueOfByte['='.charCodeAt(0)] = padding;

/**
 * The bytes of a base64 body (RFC 2045, 6.8), in one pass. Bytes outside the alphabet are passed over;
 * padding ends a unit, after which another may begin, as some programs write one for each line.
 */
export function decodeBase64(encoded: Uint8Array): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(Math.ceil((encoded.length * 3) / 4));
  let length = 0;
  let bits = 0;
  let held = 0;
  for (const byte of encoded) {
    const value = valueOfByte[byte] ?? ignored;
    if (value === ignored) continue;
    if (value === padding) {
      bits = 0;
      held = 0;
      continue;
    }
    held = (held << 6) | value;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    bytes[length++] = held >> bits;
    held &= (1 << bits) - 1;
  }
  return bytes.slice(0, length);
}
