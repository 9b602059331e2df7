import { crc32, deflateSync } from 'node:zlib';

/** A picture of one byte each for red, green, blue and an alpha that is not looked at. */
export interface Pixels {
  width: number;
  height: number;
  bytes: Uint8Array;
}

const mostColours = 256;

/**
 * A PNG of at most 256 colours, a third of the usual size for flat pictures. Where there are more, those
 * that hardly differ become the most frequent of them, so that flat areas keep their exact colour.
 */
export function indexedPng({ width, height, bytes }: Pixels): Buffer {
  const pixels = new Uint32Array(bytes.buffer, bytes.byteOffset, width * height);
  const { colours, indexOf } = choosePalette(countColours(pixels));
  const rows = Buffer.alloc((width + 1) * height);
  let [last, index] = [-1, 0];
  for (let y = 0, at = 0; y < height; y++) {
    const row = y * (width + 1) + 1;
    for (let x = 0; x < width; x++, at++) {
      const pixel = pixels[at]!;
      if (pixel !== last) [last, index] = [pixel, indexOf.get(pixel)!];
      rows[row + x] = index;
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  // Eight bits a pixel, by a palette.
  header.set([8, 3, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('PLTE', Buffer.from(colours.flatMap((colour) => channelsOf(colour)))),
    chunk('IDAT', deflateSync(rows, { level: 6, memLevel: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** Red, green and blue of a pixel that was read as a number of 32 bits, least byte first. */
const channelsOf = (pixel: number) => [pixel & 255, (pixel >> 8) & 255, (pixel >> 16) & 255];

/** How many pixels each colour has. */
function countColours(pixels: Uint32Array): Map<number, number> {
  const counts = new Map<number, number>();
  let [from, last] = [0, pixels[0]!];
  for (let at = 1; at <= pixels.length; at++) {
    const pixel = pixels[at];
    if (pixel === last) continue;
    counts.set(last, (counts.get(last) ?? 0) + at - from);
    if (pixel !== undefined) [from, last] = [at, pixel];
  }
  return counts;
}

function choosePalette(counts: ReadonlyMap<number, number>) {
  const frequent = [...counts].sort(([, one], [, other]) => other - one).map(([pixel]) => pixel);
  for (let lostBits = 0; ; lostBits++) {
    const mask = (0xff << lostBits) & 0xff;
    const groups = new Map<number, number>();
    const colours: number[] = [];
    const indexOf = new Map<number, number>();
    for (const pixel of frequent) {
      const group = pixel & (mask | (mask << 8) | (mask << 16));
      let index = groups.get(group);
      if (index === undefined) {
        index = colours.push(pixel) - 1;
        groups.set(group, index);
      }
      indexOf.set(pixel, index);
    }
    if (colours.length <= mostColours) return { colours, indexOf };
  }
}

function chunk(kind: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(kind, 'latin1'), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}
