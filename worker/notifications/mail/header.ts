import { asLine } from '../templates/render.ts';
import { base64 } from './base64.ts';

const encoder = new TextEncoder();
/** Of a line with encoded words (RFC 2047, 2); all others keep to it too. */
const lineLength = 76;
const nameLength = 50;
const bracketsLength = 900;
const wordFrame = '=?UTF-8?B??='.length;

/** Whether a header can have this name, with an encoded word behind it on the first line. */
export const isHeaderName = (name: string): boolean =>
  name.length <= nameLength && /^[!-9;-~]+$/.test(name);

/**
 * One header with its CRLF, on lines of at most 76 letters where its parts allow: each part stands
 * behind a space, at which the header may be folded. Parts are ASCII without spaces.
 */
export function headerOf(name: string, parts: readonly string[]): string {
  const lines: string[] = [];
  let line = `${name}:`;
  for (const [index, part] of parts.entries()) {
    if (index > 0 && line.length + 1 + part.length > lineLength) {
      lines.push(line);
      line = '';
    }
    line += ` ${part}`;
  }
  return `${[...lines, line].join('\r\n')}\r\n`;
}

/** A header of free text, made one line; '' where nothing is left of it. */
export function textHeader(name: string, text: string): string {
  const line = asLine(text);
  return line && headerOf(name, partsOf(name, line));
}

/**
 * The parts of a line for this header: its words where they can be written as they are, else encoded
 * words. What is in angle brackets, as ids and links of lists are, means nothing when it is encoded.
 */
function partsOf(name: string, line: string): string[] {
  const words = line.split(' ');
  const fits = lineLength - name.length - 2;
  const isPlain = words.every(
    (word) =>
      /^[!-~]+$/.test(word) &&
      (word.length <= fits || (word.length <= bracketsLength && /^<[^<>]*>$/.test(word))),
  );
  return isPlain && !line.includes('=?') ? words : encodedWords(name, line);
}

/** A line as encoded words (RFC 2047) for the header of this name, none with half a letter. */
export function encodedWords(name: string, line: string): string[] {
  const bytes = encoder.encode(line);
  const words: string[] = [];
  let length = lineLength - name.length - 2;
  for (let start = 0; start < bytes.length; length = lineLength - 1) {
    let end = start + Math.floor((length - wordFrame) / 4) * 3;
    while (((bytes[end] ?? 0) & 0xc0) === 0x80) end--;
    words.push(`=?UTF-8?B?${base64(bytes.subarray(start, end))}?=`);
    start = end;
  }
  return words;
}
