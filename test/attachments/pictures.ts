import { readFileSync } from 'node:fs';
import { ascii, joinBytes, viewOf } from '../../worker/attachments/formats/format.ts';
import { pngChunk } from '../../worker/attachments/formats/png.ts';

const fixture = (name: string) =>
  new Uint8Array(readFileSync(new URL(`fixtures/${name}`, import.meta.url)));

/** Real files as a browser writes them: 24 × 16 pixels, and one page. */
export const pictures = {
  jpeg: fixture('picture.jpg'),
  png: fixture('picture.png'),
  webp: fixture('picture.webp'),
  pdf: fixture('page.pdf'),
};

/** Stands for what nobody should learn from a picture. */
export const secretPlace = 'GPS 35.6892N 51.3890E';

/** Exif as phones write it: orientation, and a GPS directory with the place in it. */
export function exifWithPlace(orientation: number): Uint8Array {
  const place = ascii(secretPlace);
  const head = [
    ...ascii('II'),
    42,
    0,
    8,
    0,
    0,
    0,
    2,
    0,
    0x12,
    0x01,
    3,
    0,
    1,
    0,
    0,
    0,
    orientation,
    0,
    0,
    0,
    0x25,
    0x88,
    4,
    0,
    1,
    0,
    0,
    0,
    38,
    0,
    0,
    0,
    0,
    0,
    0,
    0,
    1,
    0,
    0x1b,
    0,
    7,
    0,
    place.length,
    0,
    0,
    0,
    56,
    0,
    0,
    0,
    0,
    0,
    0,
    0,
  ];
  return Uint8Array.from([...head, ...place]);
}

const jpegSegment = (marker: number, body: readonly number[]) =>
  Uint8Array.from([0xff, marker, (body.length + 2) >> 8, (body.length + 2) & 0xff, ...body]);

export function jpegFromPhone(orientation = 6): Uint8Array {
  const exif = jpegSegment(0xe1, [...ascii('Exif'), 0, 0, ...exifWithPlace(orientation)]);
  const xmp = jpegSegment(
    0xe1,
    ascii(`http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>${secretPlace}</x:xmpmeta>`),
  );
  const comment = jpegSegment(0xfe, ascii(secretPlace));
  return joinBytes([
    pictures.jpeg.subarray(0, 2),
    exif,
    xmp,
    comment,
    pictures.jpeg.subarray(2),
    Uint8Array.from(ascii(secretPlace)),
  ]);
}

export function pngFromPhone(orientation = 6): Uint8Array {
  const afterHeader = 8 + 25;
  return joinBytes([
    pictures.png.subarray(0, afterHeader),
    pngChunk('tEXt', Uint8Array.from(ascii(`Comment\0${secretPlace}`))),
    pngChunk('iTXt', Uint8Array.from(ascii(`XML:com.adobe.xmp\0\0\0\0\0${secretPlace}`))),
    pngChunk('eXIf', exifWithPlace(orientation)),
    pictures.png.subarray(afterHeader),
    Uint8Array.from(ascii(secretPlace)),
  ]);
}

const webpChunk = (name: string, data: Uint8Array) => {
  const chunk = new Uint8Array(8 + data.length + (data.length % 2));
  chunk.set(ascii(name));
  viewOf(chunk).setUint32(4, data.length, true);
  chunk.set(data, 8);
  return chunk;
};

export function webpFromPhone(orientation = 6): Uint8Array {
  const whole = joinBytes([
    pictures.webp,
    webpChunk('EXIF', exifWithPlace(orientation)),
    webpChunk('XMP ', Uint8Array.from(ascii(`<x>${secretPlace}</x>`))),
  ]);
  viewOf(whole).setUint32(4, whole.length - 8, true);
  whole[20] = (whole[20] ?? 0) | 0x0c;
  return whole;
}
