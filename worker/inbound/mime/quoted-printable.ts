const equals = 0x3d;
const lineFeed = 0x0a;
const carriageReturn = 0x0d;

/**
 * The bytes of a quoted-printable body (RFC 2045, 6.7), in one pass. What is no escape stays as it was written;
 * spaces between a soft line break and the end of its line are passed over.
 */
export function decodeQuotedPrintable(encoded: Uint8Array): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(encoded.length);
  let length = 0;
  for (let at = 0; at < encoded.length; at++) {
    const byte = encoded[at] ?? 0;
    const high = byte === equals ? hexValue(encoded[at + 1]) : -1;
    const low = high < 0 ? -1 : hexValue(encoded[at + 2]);
    const lineEnd = byte === equals && low < 0 ? softBreakEnd(encoded, at + 1) : -1;
    if (low >= 0) {
      bytes[length++] = high * 16 + low;
      at += 2;
    } else if (lineEnd >= 0) at = lineEnd;
    else bytes[length++] = byte;
  }
  return bytes.slice(0, length);
}

/** The value of a hexadecimal digit; -1 for any other byte. */
function hexValue(byte = 0): number {
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  const letter = byte & ~0x20;
  return letter >= 0x41 && letter <= 0x46 ? letter - 0x37 : -1;
}

/** The last byte of the line end that a soft break hides; -1 where the line goes on. */
function softBreakEnd(encoded: Uint8Array, from: number): number {
  let at = from;
  while (encoded[at] === 0x20 || encoded[at] === 0x09) at++;
  if (at >= encoded.length) return encoded.length - 1;
  if (encoded[at] === carriageReturn) at++;
  return encoded[at] === lineFeed ? at : -1;
}
