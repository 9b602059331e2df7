import { ascii, type CleanFile, type Format, joinBytes, startsWith, viewOf } from './format.ts';
import { readOrientation, tiffWithOrientation } from './orientation.ts';

const signature = [0x89, ...ascii('PNG'), 0x0d, 0x0a, 0x1a, 0x0a];

/** Chunks that change how the picture looks; all others (text, time, Exif) are left out. */
const needed = new Set(
  'IHDR PLTE IDAT IEND tRNS cHRM gAMA sRGB iCCP sBIT bKGD pHYs cICP acTL fcTL fdAT'.split(' '),
);

/** An encoder cuts pixels into pieces of some kilobytes, so a picture of 5 MB has some hundreds. */
const mostChunks = 16_384;

const crcTable = Uint32Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let k = 0; k < 8; k++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  return c >>> 0;
});

/** CRC-32 as PNG uses it (ISO 3309). */
function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (crcTable[(crc ^ byte) & 0xff] ?? 0) ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}

/** One chunk: length, name, data, checksum. */
export function pngChunk(name: string, data: Uint8Array): Uint8Array {
  const chunk = new Uint8Array(data.length + 12);
  chunk.set(ascii(name), 4);
  chunk.set(data, 8);
  viewOf(chunk).setUint32(0, data.length);
  viewOf(chunk).setUint32(data.length + 8, crc32(chunk.subarray(4, data.length + 8)));
  return chunk;
}

type Size = { width: number; height: number };

/** Bit depths that each colour type may have (PNG, 11.2.1). */
const depths: Readonly<Record<number, readonly number[]>> = {
  0: [1, 2, 4, 8, 16],
  2: [8, 16],
  3: [1, 2, 4, 8],
  4: [8, 16],
  6: [8, 16],
};

/** Width and height of IHDR; null where it names no picture that the format knows. */
function readHeader(data: Uint8Array): Size | null {
  const [depth = 0, colour = 0, compression, filter, interlace = 0] = data.subarray(8);
  if (data.length !== 13 || !depths[colour]?.includes(depth)) return null;
  if (compression !== 0 || filter !== 0 || interlace > 1) return null;
  return { width: viewOf(data).getUint32(0), height: viewOf(data).getUint32(4) };
}

/** Pixels of one picture of an animation (fcTL); null where it is not inside the canvas. */
function readFrame(data: Uint8Array, { width, height }: Size): number | null {
  if (data.length !== 26) return null;
  const view = viewOf(data);
  const frame = { width: view.getUint32(4), height: view.getUint32(8) };
  const isInside =
    view.getUint32(12) + frame.width <= width && view.getUint32(16) + frame.height <= height;
  const pixels = frame.width * frame.height;
  return isInside && pixels > 0 ? pixels : null;
}

function clean(bytes: Uint8Array): CleanFile | null {
  const view = viewOf(bytes);
  const parts: Uint8Array[] = [bytes.subarray(0, 8)];
  let size: Size | null = null;
  let framePixels = 0;
  let hasPixels = false;
  let chunks = 0;

  for (let at = 8; at + 12 <= bytes.length; ) {
    const length = view.getUint32(at);
    const end = at + 12 + length;
    chunks += 1;
    if (chunks > mostChunks || end > bytes.length) return null;
    const name = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    const data = bytes.subarray(at + 8, end - 4);
    if (crc32(bytes.subarray(at + 4, end - 4)) !== view.getUint32(end - 4)) return null;
    // The header comes first, and once: readers disagree on which of several counts.
    if ((name === 'IHDR') !== (size === null)) return null;
    size ??= readHeader(data);
    if (!size) return null;
    if (name === 'fcTL') {
      const pixels = readFrame(data, size);
      if (pixels === null) return null;
      framePixels += pixels;
    }
    if (name === 'IDAT') hasPixels = true;
    if (name === 'eXIf') {
      const orientation = readOrientation(data);
      if (orientation !== 1) parts.push(pngChunk('eXIf', tiffWithOrientation(orientation)));
    }
    if (needed.has(name)) parts.push(bytes.subarray(at, end));
    if (name === 'IEND') return hasPixels ? finish(parts, size, framePixels) : null;
    at = end;
  }
  return null;
}

const finish = (parts: readonly Uint8Array[], size: Size, framePixels: number): CleanFile => ({
  type: 'image/png',
  bytes: joinBytes(parts),
  ...size,
  pixels: Math.max(size.width * size.height, framePixels),
});

/** PNG (W3C, third edition): text, time and Exif but for the orientation are left out. */
export const png: Format = {
  extensions: ['png'],
  looksLike: (bytes) => startsWith(bytes, signature),
  clean,
};
