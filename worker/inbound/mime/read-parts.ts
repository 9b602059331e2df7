import { mailLimits } from '../../foundation/fixed-limits.ts';
import { firstValue, type Header, readHeaderBlock } from './header-block.ts';
import { outsideQuotes, parameterOf } from './structured-value.ts';

/** A part of a mail that holds no others. */
export type Part = {
  headers: readonly Header[];
  /** Lower-case and without parameters, as `text/plain`. */
  type: string;
  /** As it was sent, not decoded. */
  body: Uint8Array;
  /** Parts of one multipart/alternative share it: they say the same in other forms. */
  alternative: object;
  /** A file that the reader asked for, not a picture inside a text. */
  isAttachment: boolean;
  isRelated: boolean;
};

type Parent = {
  depth: number;
  alternative: object | null;
  isRelated: boolean;
  defaultType: string;
};

const root: Parent = { depth: 0, alternative: null, isRelated: false, defaultType: 'text/plain' };

/**
 * The parts of a mail whose header block is known, in their order (RFC 2046, 5.1). Each byte is looked at
 * once for each part around it, at most `mailLimits.depth` times. Null for more or deeper parts than
 * `mailLimits` allows, and for a part with a larger header block.
 */
export function readParts(headers: readonly Header[], body: Uint8Array): Part[] | null {
  const parts: Part[] = [];
  let count = 0;

  /** False where a bound is reached. */
  function read(headers: readonly Header[], body: Uint8Array, parent: Parent): boolean {
    if (++count > mailLimits.parts) return false;
    const contentType = firstValue({ headers }, 'content-type');
    const named = tokenOf(contentType);
    // What names no type and subtype says nothing (RFC 2045, 5.2).
    const type = named.includes('/') ? named : parent.defaultType;
    const boundary = type.startsWith('multipart/')
      ? parameterOf(contentType, 'boundary', { keepsParentheses: true })
      : null;
    if (boundary) {
      if (parent.depth >= mailLimits.depth) return false;
      const self = {
        depth: parent.depth + 1,
        alternative: type === 'multipart/alternative' ? {} : parent.alternative,
        isRelated: parent.isRelated || type === 'multipart/related',
        defaultType: type === 'multipart/digest' ? 'message/rfc822' : 'text/plain',
      };
      return split(body, boundary, mailLimits.parts - count, (inner) => {
        const block = readHeaderBlock(inner, mailLimits.partHeader);
        return block !== null && read(block.headers, inner.subarray(block.bodyStart), self);
      });
    }
    parts.push({
      headers,
      type,
      body,
      alternative: parent.alternative ?? {},
      isAttachment: tokenOf(firstValue({ headers }, 'content-disposition')) === 'attachment',
      isRelated: parent.isRelated && firstValue({ headers }, 'content-id') !== '',
    });
    return true;
  }

  return read(headers, body, root) ? parts : null;
}

const tokenOf = (value: string) => outsideQuotes(value).split(';')[0]?.trim().toLowerCase() ?? '';

const lineFeed = 0x0a;
const carriageReturn = 0x0d;
const dash = 0x2d;

/** Hands each part between the delimiters to `take`, until that answers false or there are more than `max`. */
function split(
  body: Uint8Array,
  boundary: string,
  max: number,
  take: (inner: Uint8Array) => boolean,
): boolean {
  const delimiter = new TextEncoder().encode(`--${boundary}`);
  let partStart = -1;
  let count = 0;
  for (let start = 0; start < body.length; start++) {
    const isLineStart = start === 0 || body[start - 1] === lineFeed;
    if (!isLineStart || body[start] !== dash) continue;
    const line = delimiterAt(body, start, delimiter);
    if (!line) continue;
    if (partStart >= 0 && !take(body.subarray(partStart, endBefore(body, partStart, start))))
      return false;
    if (line.isLast) return true;
    if (++count > max) return false;
    partStart = line.end;
    start = line.end - 1;
  }
  return partStart < 0 || take(body.subarray(partStart));
}

/** The delimiter line that begins here, with nothing but spaces behind it, and whether it closes. */
function delimiterAt(body: Uint8Array, start: number, delimiter: Uint8Array) {
  for (let i = 0; i < delimiter.length; i++) if (body[start + i] !== delimiter[i]) return null;
  let at = start + delimiter.length;
  const isLast = body[at] === dash && body[at + 1] === dash;
  if (isLast) at += 2;
  while (isSpace(body[at])) at++;
  if (at < body.length && body[at] !== lineFeed) return null;
  return { isLast, end: Math.min(at + 1, body.length) };
}

const isSpace = (byte: number | undefined) =>
  byte === 0x20 || byte === 0x09 || byte === carriageReturn;

/** The line end before a delimiter belongs to it. */
function endBefore(body: Uint8Array, partStart: number, delimiter: number): number {
  let end = delimiter;
  if (end > partStart && body[end - 1] === lineFeed) end--;
  if (end > partStart && body[end - 1] === carriageReturn) end--;
  return end;
}
