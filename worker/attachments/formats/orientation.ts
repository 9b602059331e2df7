import { ascii, viewOf } from './format.ts';

const orientationTag = 0x0112;

/**
 * Reads which way up a picture is (1–8) from a TIFF structure, as Exif carries it
 * (CIPA DC-008, TIFF 6.0); 1 where it says nothing or is broken.
 */
export function readOrientation(tiff: Uint8Array): number {
  if (tiff.length < 14) return 1;
  const little = tiff[0] === 0x49;
  const view = viewOf(tiff);
  const directory = view.getUint32(4, little);
  if (directory + 2 > tiff.length) return 1;
  const entries = view.getUint16(directory, little);
  for (let i = 0; i < entries; i++) {
    const at = directory + 2 + i * 12;
    if (at + 12 > tiff.length) return 1;
    if (view.getUint16(at, little) !== orientationTag) continue;
    const value = view.getUint16(at + 8, little);
    return value >= 1 && value <= 8 ? value : 1;
  }
  return 1;
}

/** A TIFF structure that says the orientation and nothing else. */
export function tiffWithOrientation(orientation: number): Uint8Array {
  // Big-endian header, one directory at 8 with one SHORT entry, no next directory.
  return Uint8Array.from([
    ...ascii('MM'),
    0,
    42,
    0,
    0,
    0,
    8,
    0,
    1,
    orientationTag >> 8,
    orientationTag & 0xff,
    0,
    3,
    0,
    0,
    0,
    1,
    0,
    orientation,
    0,
    0,
    0,
    0,
    0,
    0,
  ]);
}
