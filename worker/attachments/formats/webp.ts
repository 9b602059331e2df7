import { ascii, type CleanFile, type Format, joinBytes, startsWith, viewOf } from './format.ts';
import { readOrientation, tiffWithOrientation } from './orientation.ts';

const needed = new Set(['VP8X', 'VP8 ', 'VP8L', 'ALPH', 'ANIM', 'ANMF', 'ICCP']);
const exifFlag = 0x08;
const xmpFlag = 0x04;

type Chunk = { name: string; data: Uint8Array };

/** The chunks of the RIFF body, or null where lengths do not add up. */
function readChunks(bytes: Uint8Array): Chunk[] | null {
  const view = viewOf(bytes);
  const end = 8 + view.getUint32(4, true);
  if (end > bytes.length) return null;
  const chunks: Chunk[] = [];
  for (let at = 12; at < end; ) {
    if (at + 8 > end) return null;
    const length = view.getUint32(at + 4, true);
    if (at + 8 + length > end) return null;
    chunks.push({
      name: String.fromCharCode(...bytes.subarray(at, at + 4)),
      data: bytes.subarray(at + 8, at + 8 + length),
    });
    at += 8 + length + (length % 2);
  }
  return chunks;
}

function writeChunk({ name, data }: Chunk): Uint8Array {
  const chunk = new Uint8Array(8 + data.length + (data.length % 2));
  chunk.set(ascii(name));
  viewOf(chunk).setUint32(4, data.length, true);
  chunk.set(data, 8);
  return chunk;
}

/** Width and height from whichever header the picture has (RFC 9649). */
function readSize(chunks: readonly Chunk[]): { width: number; height: number } | null {
  for (const { name, data } of chunks) {
    const view = viewOf(data);
    if (name === 'VP8X' && data.length >= 10) {
      const three = (at: number) => view.getUint16(at, true) | ((data[at + 2] ?? 0) << 16);
      return { width: three(4) + 1, height: three(7) + 1 };
    }
    if (name === 'VP8L' && data.length >= 5 && data[0] === 0x2f) {
      const bits = view.getUint32(1, true);
      return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
    }
    if (name === 'VP8 ' && data.length >= 10 && startsWith(data, [0x9d, 0x01, 0x2a], 3)) {
      return { width: view.getUint16(6, true) & 0x3fff, height: view.getUint16(8, true) & 0x3fff };
    }
  }
  return null;
}

function clean(bytes: Uint8Array): CleanFile | null {
  const chunks = readChunks(bytes);
  const size = chunks && readSize(chunks);
  if (!chunks || !size || !chunks.some(({ name }) => ['VP8 ', 'VP8L', 'ANMF'].includes(name)))
    return null;
  const exif = chunks.find(({ name }) => name === 'EXIF')?.data;
  const orientation = exif
    ? readOrientation(startsWith(exif, ascii('Exif')) ? exif.subarray(6) : exif)
    : 1;
  const kept = chunks
    .filter(({ name }) => needed.has(name))
    .map((chunk) => withFlags(chunk, orientation));
  if (orientation !== 1 && kept[0]?.name === 'VP8X')
    kept.push({ name: 'EXIF', data: tiffWithOrientation(orientation) });
  const body = joinBytes(kept.map(writeChunk));
  const head = new Uint8Array(12);
  head.set(ascii('RIFF'));
  viewOf(head).setUint32(4, body.length + 4, true);
  head.set(ascii('WEBP'), 8);
  return { type: 'image/webp', bytes: joinBytes([head, body]), ...size };
}

/** VP8X says which chunks follow; it must not promise what was left out. */
function withFlags(chunk: Chunk, orientation: number): Chunk {
  if (chunk.name !== 'VP8X') return chunk;
  const data = chunk.data.slice();
  data[0] = (data[0] ?? 0) & ~xmpFlag & ~exifFlag;
  if (orientation !== 1) data[0] |= exifFlag;
  return { ...chunk, data };
}

/** WebP (RFC 9649): XMP and Exif but for the orientation are left out. */
export const webp: Format = {
  extensions: ['webp'],
  looksLike: (bytes) => startsWith(bytes, ascii('RIFF')) && startsWith(bytes, ascii('WEBP'), 8),
  clean,
};
