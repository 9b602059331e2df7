import { describe, expect, it } from 'vitest';
import { ascii, joinBytes, viewOf } from '../../worker/attachments/formats/format.ts';
import { pngChunk } from '../../worker/attachments/formats/png.ts';
import { inspectFile } from '../../worker/attachments/inspect.ts';
import { Problem } from '../../worker/foundation/problem.ts';
import { jpegSegment, pictures, secretPlace, webpChunk } from './pictures.ts';

/** What `inspectFile` throws; null where the file is taken. */
function refusal(bytes: Uint8Array, name: string): string | null {
  try {
    inspectFile(bytes, name);
    return null;
  } catch (problem) {
    if (!(problem instanceof Problem)) throw problem;
    return problem.code;
  }
}

const textOf = (bytes: Uint8Array) => new TextDecoder('latin1').decode(bytes);
const two = (value: number) => [value >> 8, value & 0xff];
const threeLow = (value: number) => [value & 0xff, (value >> 8) & 0xff, value >> 16];

const jpegFrame = (width: number, height: number, marker = 0xc0) =>
  jpegSegment(marker, [8, ...two(height), ...two(width), 1, 1, 0x11, 0]);
const lines = (height: number) => jpegSegment(0xdc, two(height));
const scan = joinBytes([jpegSegment(0xda, [1, 1, 0, 0, 63, 0]), Uint8Array.of(1, 2, 3)]);
const jpegOf = (...parts: Uint8Array[]) =>
  joinBytes([Uint8Array.of(0xff, 0xd8), ...parts, Uint8Array.of(0xff, 0xd9)]);

const frameMarkers = Array.from({ length: 16 }, (_, i) => 0xc0 + i).filter(
  (marker) => ![0xc4, 0xc8, 0xcc].includes(marker),
);

describe('R41 one JPEG is one frame', () => {
  it('takes the least that is one', () => {
    expect(inspectFile(jpegOf(jpegFrame(7, 5), scan), 'a.jpg')).toMatchObject({
      width: 7,
      height: 5,
      pixels: 35,
    });
    expect(refusal(jpegOf(jpegFrame(7_000, 6_000), scan), 'a.jpg')).toBe('image_too_large');
  });

  it.each(frameMarkers)('has no second frame header %i, whichever is the larger', (marker) => {
    for (const [first, second] of [
      [jpegFrame(8, 8), jpegFrame(30_000, 30_000, marker)],
      [jpegFrame(30_000, 30_000, marker), jpegFrame(8, 8)],
      [jpegFrame(8, 8), jpegFrame(8, 8, marker)],
    ] as const)
      for (const file of [
        jpegOf(first, second, scan),
        jpegOf(first, scan, second, scan),
        jpegOf(first, scan, second),
        jpegOf(first, scan, jpegSegment(0xfe, ascii('x')), second, scan),
      ])
        expect(refusal(file, 'a.jpg')).toBe('file_type_refused');
  });

  it('has its header before the first scan, and as long as its components are many', () => {
    expect(refusal(jpegOf(scan, jpegFrame(8, 8)), 'a.jpg')).toBe('file_type_refused');
    expect(refusal(jpegOf(scan, jpegFrame(8, 8), scan), 'a.jpg')).toBe('file_type_refused');
    for (const body of [
      [8, 0, 8, 0, 8],
      [8, 0, 8, 0, 8, 2, 1, 0x11, 0],
      [8, 0, 8, 0, 8, 1, 1, 0x11, 0, 0],
    ])
      expect(refusal(jpegOf(jpegSegment(0xc0, body), scan), 'a.jpg')).toBe('file_type_refused');
  });

  it('gets no other number of lines behind its scan', () => {
    expect(refusal(jpegOf(jpegFrame(8, 0), scan, lines(60_000)), 'a.jpg')).toBe(
      'file_type_refused',
    );
    expect(refusal(jpegOf(jpegFrame(8, 8), scan, lines(60_000)), 'a.jpg')).toBe(
      'file_type_refused',
    );
    const { bytes } = inspectFile(jpegOf(jpegFrame(8, 8), scan, lines(8)), 'a.jpg');
    expect(bytes).toEqual(jpegOf(jpegFrame(8, 8), scan));
  });

  it('passes over its pixels a bounded number of times', () => {
    const scans = (count: number) => Array.from({ length: count }, () => scan);
    expect(refusal(jpegOf(jpegFrame(8, 8), ...scans(20)), 'a.jpg')).toBeNull();
    expect(refusal(jpegOf(jpegFrame(8, 8), ...scans(2_000)), 'a.jpg')).toBe('file_type_refused');
  });

  it('R42 keeps no thumbnail of what was cut away, nor what follows in a segment', () => {
    const thumbnail = ascii(secretPlace);
    const jfif = [...ascii('JFIF'), 0, 1, 1, 0, 0, 1, 0, 1, 7, 1, ...thumbnail];
    const adobe = [...ascii('Adobe'), 0, 100, 0, 0, 0, 0, 1, ...thumbnail];
    const file = jpegOf(
      jpegSegment(0xe0, jfif),
      jpegSegment(0xe0, [...ascii('JFXX'), 0, 0x13, ...thumbnail]),
      jpegSegment(0xee, adobe),
      jpegFrame(8, 8),
      scan,
    );
    const cleaned = textOf(inspectFile(file, 'a.jpg').bytes);
    expect(cleaned).not.toContain(secretPlace);
    expect(cleaned).toContain('JFIF\0\u0001\u0001\0\0\u0001\0\u0001\0\0');
    expect(cleaned).toContain('Adobe\0');
  });
});

const pngHeader = (width: number, height: number, rest = [8, 6, 0, 0, 0]) => {
  const data = new Uint8Array(13);
  viewOf(data).setUint32(0, width);
  viewOf(data).setUint32(4, height);
  data.set(rest, 8);
  return pngChunk('IHDR', data);
};
const frameControl = (width: number, height: number, left = 0, top = 0) => {
  const data = new Uint8Array(26);
  for (const [i, value] of [0, width, height, left, top].entries())
    viewOf(data).setUint32(i * 4, value);
  return pngChunk('fcTL', data);
};
const pngOf = (...chunks: Uint8Array[]) =>
  joinBytes([pictures.png.subarray(0, 8), ...chunks, pngChunk('IEND', new Uint8Array())]);
const pixels = pngChunk('IDAT', Uint8Array.of(1));

describe('R41 one PNG has one header, and no picture beyond its canvas', () => {
  it('takes animations within it', () => {
    const file = pngOf(pngHeader(8, 8), frameControl(8, 8), pixels, frameControl(4, 4, 4, 4));
    expect(inspectFile(file, 'a.png')).toMatchObject({ width: 8, height: 8, pixels: 80 });
  });

  it.each([
    ['a second header', [pngHeader(8, 8), pngHeader(30_000, 30_000), pixels]],
    ['the same header again', [pngHeader(8, 8), pngHeader(8, 8), pixels]],
    ['a header behind the pixels', [pngHeader(8, 8), pixels, pngHeader(30_000, 30_000)]],
    ['no header at first', [pixels, pngHeader(8, 8), pixels]],
    ['a colour type of none', [pngHeader(8, 8, [8, 5, 0, 0, 0]), pixels]],
    ['a depth of none', [pngHeader(8, 8, [3, 0, 0, 0, 0]), pixels]],
    ['a compression of none', [pngHeader(8, 8, [8, 6, 1, 0, 0]), pixels]],
    ['a wider frame', [pngHeader(8, 8), pixels, frameControl(9, 8)]],
    ['a higher frame', [pngHeader(8, 8), pixels, frameControl(8, 30_000)]],
    ['a frame out of place', [pngHeader(8, 8), pixels, frameControl(8, 8, 1, 0)]],
    [
      'a frame at the end of numbers',
      [pngHeader(8, 8), pixels, frameControl(8, 8, 0, 2 ** 32 - 8)],
    ],
    ['an empty frame', [pngHeader(8, 8), pixels, frameControl(0, 8)]],
  ])('refuses %s', (_, chunks) => {
    expect(refusal(pngOf(...chunks), 'a.png')).toBe('file_type_refused');
  });

  it('counts all pictures of an animation', () => {
    const frames = (count: number) =>
      Array.from({ length: count }, () => frameControl(2_000, 2_000));
    expect(refusal(pngOf(pngHeader(2_000, 2_000), pixels, ...frames(10)), 'a.png')).toBeNull();
    expect(refusal(pngOf(pngHeader(2_000, 2_000), pixels, ...frames(11)), 'a.png')).toBe(
      'image_too_large',
    );
  });
});

const vp8 = (width: number, height: number) => {
  const data = Uint8Array.from([0, 0, 0, 0x9d, 0x01, 0x2a, 0, 0, 0, 0, 1]);
  viewOf(data).setUint16(6, width, true);
  viewOf(data).setUint16(8, height, true);
  return webpChunk('VP8 ', data);
};
const vp8l = (width: number, height: number) => {
  const data = Uint8Array.from([0x2f, 0, 0, 0, 0, 1]);
  viewOf(data).setUint32(1, (width - 1) | ((height - 1) << 14), true);
  return webpChunk('VP8L', data);
};
const vp8x = (width: number, height: number, flags = 0) =>
  webpChunk(
    'VP8X',
    Uint8Array.from([flags, 0, 0, 0, ...threeLow(width - 1), ...threeLow(height - 1)]),
  );
const frameOf = (width: number, height: number, inside: Uint8Array, left = 0, top = 0) =>
  webpChunk(
    'ANMF',
    joinBytes([
      Uint8Array.from([left / 2, top / 2].flatMap(threeLow)),
      Uint8Array.from([width - 1, height - 1, 100].flatMap(threeLow)),
      Uint8Array.of(0),
      inside,
    ]),
  );
const webpOf = (...chunks: Uint8Array[]) => {
  const whole = joinBytes([Uint8Array.from(ascii('RIFF----WEBP')), ...chunks]);
  viewOf(whole).setUint32(4, whole.length - 8, true);
  return whole;
};
const animated = 0x02;
const anim = webpChunk('ANIM', new Uint8Array(6));

describe.each([
  ['VP8', vp8],
  ['VP8L', vp8l],
])('R41 a WebP of %s is as large as each of its headers says', (_, picture) => {
  it('takes what agrees', () => {
    const simple = inspectFile(webpOf(picture(8, 6)), 'a.webp');
    expect(simple).toMatchObject({ width: 8, height: 6, pixels: 48 });
    expect(refusal(webpOf(vp8x(8, 6), picture(8, 6)), 'a.webp')).toBeNull();
    const frames = [frameOf(8, 6, picture(8, 6)), frameOf(4, 4, picture(4, 4), 4, 2)];
    expect(inspectFile(webpOf(vp8x(8, 6, animated), anim, ...frames), 'a.webp')).toMatchObject({
      width: 8,
      height: 6,
      pixels: 64,
    });
  });

  it.each([
    ['a smaller canvas', [vp8x(8, 8), picture(16_000, 16_000)]],
    ['a larger canvas', [vp8x(9, 8), picture(8, 8)]],
    ['a second canvas', [vp8x(8, 8), vp8x(8, 8), picture(8, 8)]],
    ['a canvas behind the picture', [picture(16_000, 16_000), vp8x(8, 8)]],
    ['a canvas cut short', [webpChunk('VP8X', new Uint8Array(9)), picture(8, 8)]],
    ['a second picture', [picture(8, 8), picture(16_000, 16_000)]],
    ['a second picture on a canvas', [vp8x(8, 8), picture(8, 8), picture(8, 8)]],
    ['a frame without a canvas', [picture(8, 8), frameOf(8, 8, picture(8, 8))]],
    ['a frame on a still canvas', [vp8x(8, 8), picture(8, 8), frameOf(8, 8, picture(8, 8))]],
    ['frames alone on a still canvas', [vp8x(8, 8), frameOf(8, 8, picture(8, 8))]],
    [
      'a still picture among frames',
      [vp8x(8, 8, animated), picture(8, 8), frameOf(8, 8, picture(8, 8))],
    ],
    ['no frame at all', [vp8x(8, 8, animated), anim]],
    [
      'a frame smaller than its picture',
      [vp8x(8, 8, animated), frameOf(8, 8, picture(16_000, 16_000))],
    ],
    [
      'a frame of two pictures',
      [vp8x(8, 8, animated), frameOf(8, 8, joinBytes([picture(8, 8), picture(8, 8)]))],
    ],
    [
      'a frame of no picture',
      [vp8x(8, 8, animated), frameOf(8, 8, webpChunk('ALPH', new Uint8Array(4)))],
    ],
    ['a frame beyond the canvas', [vp8x(8, 8, animated), frameOf(8, 8, picture(8, 8), 2, 0)]],
    ['a frame larger than the canvas', [vp8x(8, 8, animated), frameOf(9, 8, picture(9, 8))]],
    [
      'a good frame and a bad one',
      [vp8x(8, 8, animated), frameOf(8, 8, picture(8, 8)), frameOf(8, 8, picture(9, 9))],
    ],
  ])('refuses %s', (_name, chunks) => {
    expect(refusal(webpOf(...chunks), 'a.webp')).toBe('file_type_refused');
  });

  it('counts all pictures of an animation', () => {
    const frames = (count: number) =>
      Array.from({ length: count }, () => frameOf(2_000, 2_000, picture(2_000, 2_000)));
    const file = (count: number) => webpOf(vp8x(2_000, 2_000, animated), anim, ...frames(count));
    expect(refusal(file(10), 'a.webp')).toBeNull();
    expect(refusal(file(11), 'a.webp')).toBe('image_too_large');
  });

  it('R42 keeps nothing in a frame that is no picture', () => {
    const secret = webpChunk('EXIF', Uint8Array.from(ascii(secretPlace)));
    const file = webpOf(
      vp8x(8, 8, animated),
      anim,
      frameOf(8, 8, joinBytes([picture(8, 8), secret])),
    );
    const cleaned = inspectFile(file, 'a.webp').bytes;
    expect(textOf(cleaned)).not.toContain(secretPlace);
    expect(refusal(cleaned, 'a.webp')).toBeNull();
  });
});

describe('R91 a picture has so many pieces and no more', () => {
  const times = (piece: Uint8Array, count: number) =>
    joinBytes(Array.from({ length: count }, () => piece));
  const png = (piece: Uint8Array) => (count: number) =>
    pngOf(pngHeader(8, 8), pixels, times(piece, count));
  const frame = (piece: Uint8Array) => (count: number) =>
    webpOf(
      vp8x(8, 8, animated),
      frameOf(8, 8, joinBytes([times(piece, count), vp8(8, 8)])),
      frameOf(8, 8, vp8(8, 8)),
    );
  const webp = (piece: Uint8Array) => (count: number) =>
    webpOf(vp8x(8, 8), times(piece, count), vp8(8, 8));
  const nothing = new Uint8Array();

  it.each<[string, string, (count: number) => Uint8Array, number, number]>([
    ['pixels of a PNG', 'a.png', png(pngChunk('IDAT', nothing)), 16_000, 17_000],
    ['texts of a PNG', 'a.png', png(pngChunk('tEXt', nothing)), 16_000, 17_000],
    ['profiles of a WebP', 'a.webp', webp(webpChunk('ICCP', nothing)), 4_000, 5_000],
    ['unknown chunks of a WebP', 'a.webp', webp(webpChunk('none', nothing)), 4_000, 5_000],
    ['pieces of a frame of a WebP', 'a.webp', frame(webpChunk('none', nothing)), 15, 16],
  ])('%s', (_, name, file, most, more) => {
    expect(refusal(file(most), name)).toBeNull();
    expect(refusal(file(more), name)).toBe('file_type_refused');
  });
});
