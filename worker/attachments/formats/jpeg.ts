import { ascii, type CleanFile, type Format, joinBytes, startsWith, viewOf } from './format.ts';
import { readOrientation, tiffWithOrientation } from './orientation.ts';

const exifMark = [...ascii('Exif'), 0, 0];
const iccMark = [...ascii('ICC_PROFILE'), 0];
const adobeMark = ascii('Adobe');

const isRestart = (marker: number) => marker >= 0xd0 && marker <= 0xd7;
/** SOF0–SOF15 without DHT (C4), JPG (C8) and DAC (CC). */
const isFrame = (marker: number) =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;

/** Segments a decoder needs: frames, tables, restart interval, line count, JFIF, colour. */
function isNeeded(marker: number, body: Uint8Array): boolean {
  if (marker === 0xe0) return startsWith(body, [...ascii('JFIF'), 0]);
  if (marker === 0xe2) return startsWith(body, iccMark);
  if (marker === 0xee) return startsWith(body, adobeMark);
  return isFrame(marker) || [0xc4, 0xcc, 0xda, 0xdb, 0xdc, 0xdd].includes(marker);
}

/** Where the entropy-coded data that begins at `from` ends: the next real marker. */
function endOfScan(bytes: Uint8Array, from: number): number {
  for (let at = from; at + 1 < bytes.length; at++) {
    if (bytes[at] !== 0xff) continue;
    const next = bytes[at + 1] ?? 0;
    if (next !== 0 && next !== 0xff && !isRestart(next)) return at;
  }
  return -1;
}

function clean(bytes: Uint8Array): CleanFile | null {
  const view = viewOf(bytes);
  const parts: Uint8Array[] = [];
  let orientation = 1;
  let size: { width: number; height: number } | undefined;
  let scans = 0;

  for (let at = 2; at + 4 <= bytes.length || bytes[at + 1] === 0xd9; ) {
    if (bytes[at] !== 0xff) return null;
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === 0xd9) return size && scans > 0 ? finish(parts, orientation, size) : null;
    const length = view.getUint16(at + 2);
    const end = at + 2 + length;
    if (length < 2 || end > bytes.length) return null;
    const body = bytes.subarray(at + 4, end);
    if (isFrame(marker)) {
      if (body.length < 6) return null;
      size = { height: viewOf(body).getUint16(1), width: viewOf(body).getUint16(3) };
    }
    if (marker === 0xe1 && startsWith(body, exifMark))
      orientation = readOrientation(body.subarray(6));
    const scanEnd = marker === 0xda ? endOfScan(bytes, end) : end;
    if (scanEnd < 0) return null;
    if (marker === 0xda) scans += 1;
    if (isNeeded(marker, body)) parts.push(bytes.subarray(at, scanEnd));
    at = scanEnd;
  }
  return null;
}

/** Writes the picture anew; what stood behind its end is left out. */
function finish(
  parts: Uint8Array[],
  orientation: number,
  size: { width: number; height: number },
): CleanFile {
  const exif = orientation === 1 ? [] : [exifSegment(orientation)];
  const start = Uint8Array.of(0xff, 0xd8);
  const end = Uint8Array.of(0xff, 0xd9);
  const [first, ...rest] = parts;
  const isJfif = first?.[1] === 0xe0;
  const body = isJfif && first ? [first, ...exif, ...rest] : [...exif, ...parts];
  return { type: 'image/jpeg', bytes: joinBytes([start, ...body, end]), ...size };
}

function exifSegment(orientation: number): Uint8Array {
  const body = [...exifMark, ...tiffWithOrientation(orientation)];
  const length = body.length + 2;
  return Uint8Array.from([0xff, 0xe1, length >> 8, length & 0xff, ...body]);
}

/** JPEG (ITU-T T.81): Exif but for the orientation, XMP, comments and vendor data are left out. */
export const jpeg: Format = {
  extensions: ['jpg', 'jpeg'],
  looksLike: (bytes) => startsWith(bytes, [0xff, 0xd8, 0xff]),
  clean,
};
