import { base64 } from './base64.ts';

/** A text as one part of a mail carries it: ASCII lines of at most 76 letters, each with its CRLF. */
type EncodedBody = { encoding: 'quoted-printable' | 'base64'; lines: string };

const encoder = new TextEncoder();
const lineLength = 76;
const bytesOfLine = (lineLength / 4) * 3;

/**
 * Encodes a text by what is shorter: base64 adds a third to all bytes, quoted-printable two bytes to
 * each that it escapes. Line ends become CRLF, lone surrogates U+FFFD.
 */
export function encodeBody(text: string): EncodedBody {
  const lines = text.split(/\r\n|\r|\n/);
  const bytes = encoder.encode(lines.join('\r\n'));
  return bytes.filter(isEscaped).length * 6 > bytes.length
    ? { encoding: 'base64', lines: inBase64(bytes) }
    : { encoding: 'quoted-printable', lines: lines.map(quoted).join('') };
}

/** Of what stands inside a line: a sign of its own, and all but printable ASCII. */
const isEscaped = (byte: number): boolean =>
  byte > 126 || byte === 0x3d || (byte < 32 && byte !== 9 && byte !== 10 && byte !== 13);

function inBase64(bytes: Uint8Array): string {
  let lines = '';
  for (let at = 0; at < bytes.length; at += bytesOfLine)
    lines += `${base64(bytes.subarray(at, at + bytesOfLine))}\r\n`;
  return lines;
}

/** One line in quoted-printable. A dot or «From » in front is escaped too, as relays change such lines. */
function quoted(line: string): string {
  const escaped = line.replace(/[^\t -<>-~]+|[\t ]$|^\.|^F(?=rom )/g, escapes);
  let lines = '';
  let start = 0;
  while (escaped.length - start > lineLength) {
    let end = start + lineLength - 1;
    // No escape is torn: it is a sign and two digits.
    if (escaped[end - 1] === '=') end -= 1;
    else if (escaped[end - 2] === '=') end -= 2;
    lines += `${escaped.slice(start, end)}=\r\n`;
    start = end;
  }
  return `${lines}${escaped.slice(start)}\r\n`;
}

const escapes = (text: string): string =>
  Array.from(
    encoder.encode(text),
    (byte) => `=${byte.toString(16).toUpperCase().padStart(2, '0')}`,
  ).join('');
