import { decodeBase64 } from 'hono/utils/encode';
import { ascii, joinBytes, viewOf } from '../../worker/attachments/formats/format.ts';
import { pngChunk } from '../../worker/attachments/formats/png.ts';

/**
 * Real files as Chromium writes them: 24 × 16 pixels, and one page. They stand here as text, for
 * tests in workerd have no files to read.
 */
export const pictures = {
  jpeg: decodeBase64(
    '/9j/4AAQSkZJRgABAQAAAQABAAD/4gHYSUNDX1BST0ZJTEUAAQEAAAHIAAAAAAQwAABtbnRyUkdCIFhZWiAH4AAB' +
      'AAEAAAAAAABhY3NwAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAQAA9tYAAQAAAADTLQAAAAAAAAAAAAAAAAAA' +
      'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAlkZXNjAAAA8AAAACRyWFlaAAABFAAAABRnWFla' +
      'AAABKAAAABRiWFlaAAABPAAAABR3dHB0AAABUAAAABRyVFJDAAABZAAAAChnVFJDAAABZAAAAChiVFJDAAABZAAA' +
      'AChjcHJ0AAABjAAAADxtbHVjAAAAAAAAAAEAAAAMZW5VUwAAAAgAAAAcAHMAUgBHAEJYWVogAAAAAAAAb6IAADj1' +
      'AAADkFhZWiAAAAAAAABimQAAt4UAABjaWFlaIAAAAAAAACSgAAAPhAAAts9YWVogAAAAAAAA9tYAAQAAAADTLXBh' +
      'cmEAAAAAAAQAAAACZmYAAPKnAAANWQAAE9AAAApbAAAAAAAAAABtbHVjAAAAAAAAAAEAAAAMZW5VUwAAACAAAAAc' +
      'AEcAbwBvAGcAbABlACAASQBuAGMALgAgADIAMAAxADb/2wBDAA0JCgsKCA0LCgsODg0PEyAVExISEyccHhcgLikx' +
      'MC4pLSwzOko+MzZGNywtQFdBRkxOUlNSMj5aYVpQYEpRUk//2wBDAQ4ODhMREyYVFSZPNS01T09PT09PT09PT09P' +
      'T09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT0//wAARCAAQABgDASIAAhEBAxEB/8QAFgABAQEA' +
      'AAAAAAAAAAAAAAAAAAUG/8QAIxAAAQMCBQUAAAAAAAAAAAAAAQACAwQRBQYSE1EUFSExQf/EABYBAQEBAAAAAAAA' +
      'AAAAAAAAAAMFBv/EABoRAAEFAQAAAAAAAAAAAAAAAAABAgMSMUH/2gAMAwEAAhEDEQA/AKmW8v0mLYfJUVEk7Xtl' +
      'LAI3AC1gfoPKzSvYFmPtFE+n6Te1SF+rc028AW9HhQVEkVlG13po4kkR77ZwIiIRz//Z',
  ),
  png: decodeBase64(
    'iVBORw0KGgoAAAANSUhEUgAAABgAAAAQCAYAAAAMJL+VAAAAUklEQVR4AexQQQoAIAgzv9QX6tV9od5kZ8VDIgqB' +
      'wg4Ox9xwD6BIIARPrkFfBBLegLkJvN9q+kqgtcK4qojVoS2sojMbSGgiC8cMLMLX2/8NLgAAAP//qxRxmgAAAAZJ' +
      'REFUAwDvoUCJhNl51gAAAABJRU5ErkJggg==',
  ),
  webp: decodeBase64(
    'UklGRj4CAABXRUJQVlA4WAoAAAAgAAAAFwAADwAASUNDUMgBAAAAAAHIAAAAAAQwAABtbnRyUkdCIFhZWiAH4AAB' +
      'AAEAAAAAAABhY3NwAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAQAA9tYAAQAAAADTLQAAAAAAAAAAAAAAAAAA' +
      'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAlkZXNjAAAA8AAAACRyWFlaAAABFAAAABRnWFla' +
      'AAABKAAAABRiWFlaAAABPAAAABR3dHB0AAABUAAAABRyVFJDAAABZAAAAChnVFJDAAABZAAAAChiVFJDAAABZAAA' +
      'AChjcHJ0AAABjAAAADxtbHVjAAAAAAAAAAEAAAAMZW5VUwAAAAgAAAAcAHMAUgBHAEJYWVogAAAAAAAAb6IAADj1' +
      'AAADkFhZWiAAAAAAAABimQAAt4UAABjaWFlaIAAAAAAAACSgAAAPhAAAts9YWVogAAAAAAAA9tYAAQAAAADTLXBh' +
      'cmEAAAAAAAQAAAACZmYAAPKnAAANWQAAE9AAAApbAAAAAAAAAABtbHVjAAAAAAAAAAEAAAAMZW5VUwAAACAAAAAc' +
      'AEcAbwBvAGcAbABlACAASQBuAGMALgAgADIAMAAxADZWUDggUAAAAJADAJ0BKhgAEAA+tUieSackIqEwCADgFolk' +
      'AKwugABfxSGPqAAA/bTgq0hgyz30ukcV+/VAuezeXd7lpteX+byQfhvAq6OguKnX7bxG4wAA',
  ),
  pdf: decodeBase64(
    'JVBERi0xLjQKJdPr6eEKMSAwIG9iago8PC9DcmVhdG9yIChDaHJvbWl1bSkKL1Byb2R1Y2VyIChTa2lhL1BERiBt' +
      'MTUzKQovQ3JlYXRpb25EYXRlIChEOjIwMjYxMTIxMjEwNjIxKzAwJzAwJykKL01vZERhdGUgKEQ6MjAyNjExMjEy' +
      'MTA2MjErMDAnMDAnKT4+CmVuZG9iagozIDAgb2JqCjw8L0xlbmd0aCAwPj4gc3RyZWFtCgplbmRzdHJlYW0KZW5k' +
      'b2JqCjIgMCBvYmoKPDwvVHlwZSAvUGFnZQovUmVzb3VyY2VzIDw8L1Byb2NTZXQgWy9QREYgL1RleHQgL0ltYWdl' +
      'QiAvSW1hZ2VDIC9JbWFnZUldPj4KL01lZGlhQm94IFswIDAgNjEyIDc5Ml0KL0NvbnRlbnRzIDMgMCBSCi9UYWJz' +
      'IC9TCi9QYXJlbnQgNCAwIFI+PgplbmRvYmoKNCAwIG9iago8PC9UeXBlIC9QYWdlcwovQ291bnQgMQovS2lkcyBb' +
      'MiAwIFJdPj4KZW5kb2JqCjUgMCBvYmoKPDwvVHlwZSAvQ2F0YWxvZwovUGFnZXMgNCAwIFI+PgplbmRvYmoKeHJl' +
      'ZgowIDYKMDAwMDAwMDAwMCA2NTUzNSBmIAowMDAwMDAwMDE1IDAwMDAwIG4gCjAwMDAwMDAyMDIgMDAwMDAgbiAK' +
      'MDAwMDAwMDE1NSAwMDAwMCBuIAowMDAwMDAwMzU3IDAwMDAwIG4gCjAwMDAwMDA0MTIgMDAwMDAgbiAKdHJhaWxl' +
      'cgo8PC9TaXplIDYKL1Jvb3QgNSAwIFIKL0luZm8gMSAwIFI+PgpzdGFydHhyZWYKNDU5CiUlRU9GCg==',
  ),
};

/** Stands for what nobody should learn from a picture. */
export const secretPlace = 'GPS 35.6892N 51.3890E';

/** Exif as phones write it: orientation, and a GPS directory with the place in it. */
function exifWithPlace(orientation: number): Uint8Array {
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

export const jpegSegment = (marker: number, body: readonly number[]) =>
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

export const webpChunk = (name: string, data: Uint8Array) => {
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
