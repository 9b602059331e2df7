import { ascii, type CleanFile, type Format, joinBytes, startsWith, viewOf } from './format.ts';
import { readOrientation, tiffWithOrientation } from './orientation.ts';

/** What is kept beside the picture itself. */
const needed = new Set(['VP8X', 'VP8 ', 'VP8L', 'ALPH', 'ANIM', 'ANMF', 'ICCP']);
const bitstreams = new Set(['VP8 ', 'VP8L']);
const exifFlag = 0x08;
const xmpFlag = 0x04;
const animationFlag = 0x02;
/** Of ANMF: place, size, duration and flags of one picture; its chunks follow. */
const frameHeaderLength = 16;

/** An animation of 5 MB has some hundreds of pictures. */
const mostChunks = 4_096;
/** Of one picture of an animation, which has its pixels and at most their transparency. */
const mostChunksOfFrame = 16;

type Chunk = { name: string; data: Uint8Array };
type Size = { width: number; height: number };

/** The chunks in `bytes`, or null where lengths do not add up or there are more than `most`. */
function readChunks(bytes: Uint8Array, most: number): Chunk[] | null {
  const view = viewOf(bytes);
  const chunks: Chunk[] = [];
  for (let at = 0; at < bytes.length; ) {
    if (at + 8 > bytes.length || chunks.length >= most) return null;
    const length = view.getUint32(at + 4, true);
    if (at + 8 + length > bytes.length) return null;
    chunks.push({
      name: String.fromCharCode(...bytes.subarray(at, at + 4)),
      data: bytes.subarray(at + 8, at + 8 + length),
    });
    at += 8 + length + (length % 2);
  }
  return chunks;
}

/** The chunks of the whole file: its RIFF header says where they end. */
function chunksOfFile(bytes: Uint8Array): Chunk[] | null {
  if (bytes.length < 12) return null;
  const end = 8 + viewOf(bytes).getUint32(4, true);
  return end > bytes.length ? null : readChunks(bytes.subarray(12, end), mostChunks);
}

function writeChunk({ name, data }: Chunk): Uint8Array {
  const chunk = new Uint8Array(8 + data.length + (data.length % 2));
  chunk.set(ascii(name));
  viewOf(chunk).setUint32(4, data.length, true);
  chunk.set(data, 8);
  return chunk;
}

/** Three bytes, the lowest first. */
const threeAt = (data: Uint8Array, at: number) =>
  (data[at] ?? 0) | ((data[at + 1] ?? 0) << 8) | ((data[at + 2] ?? 0) << 16);

/** Width and height as the bitstream itself says (RFC 9649, RFC 6386); null where it is none. */
function readBitstream({ name, data }: Chunk): Size | null {
  const view = viewOf(data);
  if (name === 'VP8L' && data.length >= 5 && data[0] === 0x2f) {
    const bits = view.getUint32(1, true);
    return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
  }
  if (name === 'VP8 ' && data.length >= 10 && startsWith(data, [0x9d, 0x01, 0x2a], 3))
    return { width: view.getUint16(6, true) & 0x3fff, height: view.getUint16(8, true) & 0x3fff };
  return null;
}

/** The one bitstream among `chunks`; null where there is none, or more than one. */
function onlyPicture(chunks: readonly Chunk[]): Size | null {
  const [picture, ...more] = chunks.filter(({ name }) => bitstreams.has(name));
  return picture && more.length === 0 ? readBitstream(picture) : null;
}

const sizeAt = (data: Uint8Array, at: number): Size => ({
  width: threeAt(data, at) + 1,
  height: threeAt(data, at + 3) + 1,
});
const isSame = (one: Size, other: Size | null) =>
  one.width === other?.width && one.height === other.height;

type Frame = Size & { chunk: Chunk };

/** A picture of an animation, written anew with its own chunks alone; null where its sizes disagree or leave the canvas. */
function readFrame({ name, data }: Chunk, canvas: Size): Frame | null {
  if (data.length < frameHeaderLength) return null;
  const size = sizeAt(data, 6);
  const chunks = readChunks(data.subarray(frameHeaderLength), mostChunksOfFrame);
  if (!chunks || !isSame(size, onlyPicture(chunks))) return null;
  const isInside =
    2 * threeAt(data, 0) + size.width <= canvas.width &&
    2 * threeAt(data, 3) + size.height <= canvas.height;
  if (!isInside) return null;
  const own = chunks.filter((part) => bitstreams.has(part.name) || part.name === 'ALPH');
  const head = data.subarray(0, frameHeaderLength);
  return { ...size, chunk: { name, data: joinBytes([head, ...own.map(writeChunk)]) } };
}

type Picture = { canvas: Size; chunks: Chunk[]; pixels: number };

/** A file without VP8X: one bitstream, which alone says how large it is. */
function readSimple(chunks: readonly Chunk[]): Picture | null {
  const canvas = onlyPicture(chunks);
  if (!canvas || chunks.some(({ name }) => name === 'VP8X' || name === 'ANMF')) return null;
  const kept = chunks.filter(({ name }) => bitstreams.has(name));
  return { canvas, chunks: kept, pixels: canvas.width * canvas.height };
}

/** A file with VP8X: what it says of the canvas must be true of every picture in it. */
function readExtended(header: Chunk, rest: readonly Chunk[]): Picture | null {
  if (header.data.length !== 10 || rest.some(({ name }) => name === 'VP8X')) return null;
  const canvas = sizeAt(header.data, 4);
  const pixels = canvas.width * canvas.height;
  const kept = rest.filter(({ name }) => needed.has(name));
  if (((header.data[0] ?? 0) & animationFlag) === 0) {
    const isOne =
      isSame(canvas, onlyPicture(kept)) && !kept.some(({ name }) => name.startsWith('AN'));
    return isOne ? { canvas, chunks: [header, ...kept], pixels } : null;
  }
  if (kept.some(({ name }) => bitstreams.has(name) || name === 'ALPH')) return null;
  const frames = kept
    .filter(({ name }) => name === 'ANMF')
    .map((chunk) => readFrame(chunk, canvas));
  const read = frames.filter((frame) => frame !== null);
  if (read.length === 0 || read.length < frames.length) return null;
  const others = kept.filter(({ name }) => name !== 'ANMF');
  const inAll = read.reduce((sum, { width, height }) => sum + width * height, 0);
  return {
    canvas,
    chunks: [header, ...others, ...read.map(({ chunk }) => chunk)],
    pixels: Math.max(pixels, inAll),
  };
}

function clean(bytes: Uint8Array): CleanFile | null {
  const chunks = chunksOfFile(bytes);
  const [first, ...rest] = chunks ?? [];
  if (!chunks || !first) return null;
  const picture = first.name === 'VP8X' ? readExtended(first, rest) : readSimple(chunks);
  if (!picture) return null;
  const orientation = orientationOf(chunks);
  const kept = picture.chunks.map((chunk) => withFlags(chunk, orientation));
  if (orientation !== 1 && first.name === 'VP8X')
    kept.push({ name: 'EXIF', data: tiffWithOrientation(orientation) });
  const body = joinBytes(kept.map(writeChunk));
  const head = new Uint8Array(12);
  head.set(ascii('RIFF'));
  viewOf(head).setUint32(4, body.length + 4, true);
  head.set(ascii('WEBP'), 8);
  const { canvas, pixels } = picture;
  return { type: 'image/webp', bytes: joinBytes([head, body]), ...canvas, pixels };
}

function orientationOf(chunks: readonly Chunk[]): number {
  const exif = chunks.find(({ name }) => name === 'EXIF')?.data;
  if (!exif) return 1;
  return readOrientation(startsWith(exif, ascii('Exif')) ? exif.subarray(6) : exif);
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
