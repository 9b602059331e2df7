import { ascii, type CleanFile, type Format, joinBytes, startsWith, viewOf } from './format.ts';
import { readOrientation, tiffWithOrientation } from './orientation.ts';

const exifMark = [...ascii('Exif'), 0, 0];
const iccMark = [...ascii('ICC_PROFILE'), 0];
const adobeMark = ascii('Adobe');
const jfifMark = [...ascii('JFIF'), 0];

/** Of JFIF without its thumbnail, and of Adobe's segment: what a decoder reads of them. */
const jfifLength = 14;
const adobeLength = 12;
/** Each scan passes over the whole picture; progressive encoders write about ten. */
const mostScans = 100;
/** A picture of 5 MB has fewer than a hundred. */
const mostSegments = 4_096;

type Size = { width: number; height: number };

const isRestart = (marker: number) => marker >= 0xd0 && marker <= 0xd7;
/** SOF0–SOF15 without DHT (C4), JPG (C8) and DAC (CC). */
const isFrame = (marker: number) =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;

/** One whole segment as it is kept; null where a decoder needs none of it: frames, tables, scans, JFIF and colour stay. */
function keptSegment(whole: Uint8Array): Uint8Array | null {
  const marker = whole[1] ?? 0;
  const body = whole.subarray(4);
  if (marker === 0xe0 && startsWith(body, jfifMark) && body.length >= jfifLength) {
    const head = body.slice(0, jfifLength);
    head.fill(0, jfifLength - 2);
    return segment(marker, head);
  }
  if (marker === 0xee && startsWith(body, adobeMark))
    return segment(marker, body.subarray(0, adobeLength));
  const isColour = marker === 0xe2 && startsWith(body, iccMark);
  const isNeeded = isFrame(marker) || [0xc4, 0xcc, 0xda, 0xdb, 0xdd].includes(marker);
  return isColour || isNeeded ? whole : null;
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

/** Width and height of a frame header (T.81, B.2.2); null where its length does not fit its components. */
function readFrame(body: Uint8Array): Size | null {
  if (body.length < 6 || body.length !== 6 + 3 * (body[5] ?? 0)) return null;
  return { height: viewOf(body).getUint16(1), width: viewOf(body).getUint16(3) };
}

/** DNL gives the number of lines anew: no picture needs it whose frame gives the same. */
const linesDiffer = (body: Uint8Array, size: Size | undefined) =>
  body.length !== 2 || viewOf(body).getUint16(0) !== size?.height;

/** One picture is one frame: decoders disagree on which of several counts. */
function clean(bytes: Uint8Array): CleanFile | null {
  const view = viewOf(bytes);
  const parts: Uint8Array[] = [];
  let orientation = 1;
  let size: Size | undefined;
  let scans = 0;
  let segments = 0;

  for (let at = 2; at + 4 <= bytes.length || bytes[at + 1] === 0xd9; ) {
    if (bytes[at] !== 0xff) return null;
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === 0xd9) return size && scans > 0 ? finish(parts, orientation, size) : null;
    segments += 1;
    const length = view.getUint16(at + 2);
    const end = at + 2 + length;
    if (length < 2 || segments > mostSegments || end > bytes.length) return null;
    const body = bytes.subarray(at + 4, end);
    if (isFrame(marker)) {
      const frame = readFrame(body);
      if (size || !frame) return null;
      size = frame;
    }
    if (marker === 0xdc && linesDiffer(body, size)) return null;
    if (marker === 0xe1 && startsWith(body, exifMark))
      orientation = readOrientation(body.subarray(6));
    const kept = keptSegment(bytes.subarray(at, end));
    if (kept) parts.push(kept);
    at = end;
    if (marker !== 0xda) continue;
    scans += 1;
    at = endOfScan(bytes, end);
    if (!size || scans > mostScans || at < 0) return null;
    parts.push(bytes.subarray(end, at));
  }
  return null;
}

/** Writes the picture anew; what stood behind its end is left out. */
function finish(parts: Uint8Array[], orientation: number, size: Size): CleanFile {
  const exif = orientation === 1 ? [] : [exifSegment(orientation)];
  const start = Uint8Array.of(0xff, 0xd8);
  const end = Uint8Array.of(0xff, 0xd9);
  const [first, ...rest] = parts;
  const isJfif = first?.[1] === 0xe0;
  const body = isJfif && first ? [first, ...exif, ...rest] : [...exif, ...parts];
  const bytes = joinBytes([start, ...body, end]);
  return { type: 'image/jpeg', bytes, ...size, pixels: size.width * size.height };
}

const exifSegment = (orientation: number) =>
  segment(0xe1, Uint8Array.from([...exifMark, ...tiffWithOrientation(orientation)]));

function segment(marker: number, body: Uint8Array): Uint8Array {
  const length = body.length + 2;
  return joinBytes([Uint8Array.of(0xff, marker, length >> 8, length & 0xff), body]);
}

/** JPEG (ITU-T T.81): Exif but for the orientation, XMP, comments, thumbnails and vendor data are left out. */
export const jpeg: Format = {
  extensions: ['jpg', 'jpeg'],
  looksLike: (bytes) => startsWith(bytes, [0xff, 0xd8, 0xff]),
  clean,
};
