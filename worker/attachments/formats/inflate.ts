import { Unzlib } from 'fflate';
import { joinBytes } from './format.ts';

/** Deflate packs up to a thousandth, so pieces of this size unfold to no more than some megabytes. */
const pieceBytes = 4096;

class TooLarge extends Error {}

/**
 * What zlib data (RFC 1950) unfold to; null where they are none, broken, cut, or more than `mostBytes`. What
 * follows them is passed over, for PDFs write an end of line there.
 */
export function inflateZlib(data: Uint8Array, mostBytes: number): Uint8Array | null {
  const chunks: Uint8Array[] = [];
  let length = 0;
  const unzlib = new Unzlib((chunk) => {
    length += chunk.length;
    if (length > mostBytes) throw new TooLarge();
    chunks.push(chunk);
  });
  try {
    for (let at = 0; at < data.length; at += pieceBytes)
      unzlib.push(data.subarray(at, at + pieceBytes), at + pieceBytes >= data.length);
  } catch (fault) {
    // Its faults are plain errors with a code; anything else is ours.
    if (fault instanceof TooLarge || (fault instanceof Error && 'code' in fault)) return null;
    throw fault;
  }
  return joinBytes(chunks);
}
