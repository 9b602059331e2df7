// Node and workerd have this module alike. `DecompressionStream` fails on whatever follows the data.
import { inflateSync } from 'node:zlib';

/**
 * What zlib data (RFC 1950) unfold to; null where they are none, broken, cut, or more than `mostBytes`. What
 * follows them is passed over, for PDFs write an end of line there.
 */
export function inflateZlib(data: Uint8Array, mostBytes: number): Uint8Array | null {
  // No data unfold to nothing without a fault, and the bound may not be 0.
  if (data.length === 0) return null;
  try {
    const bytes = inflateSync(data, { maxOutputLength: Math.max(1, mostBytes) });
    return bytes.length > mostBytes ? null : bytes;
  } catch {
    // Faults of data and of length; workerd gives them no code by which to tell them from others.
    return null;
  }
}
