import { describe, expect, it } from 'vitest';
import { ascii, joinBytes, viewOf } from '../../worker/attachments/formats/format.ts';
import { readOrientation } from '../../worker/attachments/formats/orientation.ts';
import { pngChunk } from '../../worker/attachments/formats/png.ts';
import { inspectFile } from '../../worker/attachments/inspect.ts';
import type { Problem } from '../../worker/foundation/problem.ts';
import { jpegFromPhone, pictures, pngFromPhone, secretPlace, webpFromPhone } from './pictures.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);
const textOf = (bytes: Uint8Array) => new TextDecoder('latin1').decode(bytes);

function refusal(bytes: Uint8Array, name: string): string | null {
  try {
    inspectFile(bytes, name);
    return null;
  } catch (problem) {
    return (problem as Problem).code;
  }
}

describe('what a file really is', () => {
  it.each([
    ['picture.jpg', pictures.jpeg, 'image/jpeg'],
    ['picture.JPEG', pictures.jpeg, 'image/jpeg'],
    ['picture.png', pictures.png, 'image/png'],
    ['picture.webp', pictures.webp, 'image/webp'],
    ['page.pdf', pictures.pdf, 'application/pdf'],
  ])('R40 %s is taken as %s', (name, bytes, type) => {
    expect(inspectFile(bytes, name)).toMatchObject({ type });
  });

  it.each([
    [
      'drawing.svg',
      bytesOf('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
    ],
    ['page.html', bytesOf('<!doctype html><script>alert(1)</script>')],
    ['data.xml', bytesOf('<?xml version="1.0"?><a/>')],
    ['archive.zip', Uint8Array.from([0x50, 0x4b, 3, 4, 20, 0, 0, 0])],
    ['letter.docx', Uint8Array.from([0x50, 0x4b, 3, 4, 20, 0, 6, 0])],
    ['program.exe', bytesOf('MZ\u0090')],
    ['empty.png', new Uint8Array()],
    ['picture.png', pictures.jpeg],
    ['picture.jpg', pictures.png],
    ['picture', pictures.png],
    ['page.pdf.html', pictures.pdf],
    [
      'script.jpg',
      joinBytes([Uint8Array.from([0xff, 0xd8, 0xff, 0xe0]), bytesOf('<script>alert(1)</script>')]),
    ],
    ['script.png', joinBytes([pictures.png.subarray(0, 8), bytesOf('<script>alert(1)</script>')])],
    [
      'script.webp',
      joinBytes([pictures.webp.subarray(0, 12), bytesOf('<script>alert(1)</script>')]),
    ],
    ['script.pdf', bytesOf('%PDF-1.7\n<script>alert(1)</script>')],
    ['half.jpg', pictures.jpeg.subarray(0, pictures.jpeg.length / 2)],
    ['half.png', pictures.png.subarray(0, pictures.png.length / 2)],
    ['half.webp', pictures.webp.subarray(0, pictures.webp.length / 2)],
    ['half.pdf', pictures.pdf.subarray(0, pictures.pdf.length / 2)],
  ])('R40 %s is refused', (name, bytes) => {
    expect(refusal(bytes, name)).toBe('file_type_refused');
  });

  it('R40 any cut of a picture is refused and never throws anything else', () => {
    for (const [name, bytes] of [
      ['a.jpg', jpegFromPhone()],
      ['a.png', pngFromPhone()],
      ['a.webp', webpFromPhone()],
    ] as const) {
      for (let length = 0; length < 300; length += 7)
        expect(refusal(bytes.subarray(0, length), name)).toBe('file_type_refused');
    }
  });
});

describe('sizes', () => {
  it('R41 a file may have 5 MB and not a byte more', () => {
    const limit = 5 * 1024 * 1024;
    const padded = (length: number) => {
      const afterHeader = 8 + 25;
      const filler = pngChunk('tEXt', new Uint8Array(length - pictures.png.length - 12));
      return joinBytes([
        pictures.png.subarray(0, afterHeader),
        filler,
        pictures.png.subarray(afterHeader),
      ]);
    };
    expect(refusal(padded(limit), 'a.png')).toBeNull();
    expect(refusal(padded(limit + 1), 'a.png')).toBe('file_too_large');
  });

  it('R41 a few bytes that would unfold to more than 40 megapixels are refused', () => {
    const header = (width: number, height: number) => {
      const data = pictures.png.slice(16, 29);
      viewOf(data).setUint32(0, width);
      viewOf(data).setUint32(4, height);
      return joinBytes([
        pictures.png.subarray(0, 8),
        pngChunk('IHDR', data),
        pictures.png.subarray(33),
      ]);
    };
    expect(refusal(header(8_000, 5_000), 'a.png')).toBeNull();
    expect(refusal(header(8_000, 5_001), 'a.png')).toBe('image_too_large');
    expect(refusal(header(0, 10), 'a.png')).toBe('file_type_refused');
  });
});

describe('metadata of a picture', () => {
  it.each([
    ['photo.jpg', jpegFromPhone()],
    ['photo.png', pngFromPhone()],
    ['photo.webp', webpFromPhone()],
  ])('R42 %s loses its location, comments, XMP and whatever follows its end', (name, bytes) => {
    expect(textOf(bytes)).toContain(secretPlace);
    const cleaned = inspectFile(bytes, name).bytes;
    expect(textOf(cleaned)).not.toContain(secretPlace);
    expect(textOf(cleaned)).not.toContain('xmp');
    expect(inspectFile(cleaned, name)).toMatchObject({ width: inspectFile(bytes, name).width });
  });

  it.each([
    ['photo.jpg', jpegFromPhone(6), 'Exif\0\0'],
    ['photo.png', pngFromPhone(6), 'eXIf'],
    ['photo.webp', webpFromPhone(6), 'EXIF'],
  ])('R42 %s keeps which way up it is', (name, bytes, mark) => {
    const cleaned = inspectFile(bytes, name).bytes;
    const at = textOf(cleaned).indexOf(mark);
    const tiff = textOf(cleaned).indexOf('MM\0*', at);
    expect(at).toBeGreaterThan(0);
    expect(readOrientation(cleaned.subarray(tiff))).toBe(6);
  });

  it('R42 a picture without metadata stays as it was', () => {
    expect(inspectFile(pictures.png, 'a.png').bytes).toEqual(pictures.png);
    expect(textOf(inspectFile(pictures.jpeg, 'a.jpg').bytes)).not.toContain('Exif');
  });
});

it('an orientation out of range counts as upright', () => {
  expect(
    readOrientation(
      Uint8Array.from([
        ...ascii('MM'),
        0,
        42,
        0,
        0,
        0,
        8,
        0,
        1,
        1,
        0x12,
        0,
        3,
        0,
        0,
        0,
        1,
        0,
        9,
        0,
        0,
      ]),
    ),
  ).toBe(1);
});
