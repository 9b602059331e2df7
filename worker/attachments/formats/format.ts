/** What a file turned out to be, with everything that says who made it taken out. */
export type CleanFile = {
  type: 'image/jpeg' | 'image/png' | 'image/webp' | 'application/pdf';
  bytes: Uint8Array;
  /** Pixels, as every header in it says; null where there are none. */
  width: number | null;
  height: number | null;
  /** What a viewer unfolds: all pictures of an animation together, or the canvas where that is larger. */
  pixels: number | null;
};

/**
 * One file format. `clean` walks the whole structure and answers null for bytes that only look
 * like it: magic numbers alone prove nothing.
 */
export type Format = {
  extensions: readonly string[];
  looksLike(bytes: Uint8Array): boolean;
  clean(bytes: Uint8Array): CleanFile | null;
};

/** True where `bytes` hold `prefix` at offset `at`; false where they end before. */
export const startsWith = (bytes: Uint8Array, prefix: readonly number[], at = 0) =>
  prefix.every((byte, i) => bytes[at + i] === byte);

/** Bytes of ASCII text; other characters give numbers over 127. */
export const ascii = (text: string): number[] => Array.from(text, (letter) => letter.charCodeAt(0));

/** A view of exactly these bytes; shares their memory. */
export const viewOf = (bytes: Uint8Array) =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** One array of the parts, in their order. */
export function joinBytes(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
