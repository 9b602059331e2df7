/** What a header block may hold: bytes in all, lines, and bytes of one line. */
export type HeaderLimits = { bytes: number; lines: number; lineBytes: number };

/** One header of a mail or part. */
export type Header = {
  /** Lower-case. */
  name: string;
  /** Unfolded, without spaces around it; not decoded. */
  value: string;
};

/** What stands before the body of a mail or part. */
export type HeaderBlock = {
  /** In their order. */
  headers: readonly Header[];
  /** Where the body begins in what was read. */
  bodyStart: number;
  /** Holds a bare CR or a NUL, at which other programs end a header, and ours does not. */
  isAmbiguous: boolean;
};

const lineFeed = 0x0a;
const carriageReturn = 0x0d;
// A mark that was stripped would turn a line that others skip into a header.
const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });

/**
 * Reads the header block at the beginning of a mail or part (RFC 5322, 2.2) and not a byte behind it.
 * A line without a colon is no header and is left out. Null for one larger than `limits`.
 */
export function readHeaderBlock(raw: Uint8Array, limits: HeaderLimits): HeaderBlock | null {
  const end = endOfHeaders(raw, limits);
  if (!end) return null;
  const text = utf8.decode(raw.subarray(0, end.headers));
  return {
    headers: unfold(text),
    bodyStart: end.body,
    isAmbiguous: /\r(?!\n)|\0/.test(text),
  };
}

/** Where the last header line and the empty line after it end. Null where that is not within `limits`. */
function endOfHeaders(raw: Uint8Array, { bytes, lines, lineBytes }: HeaderLimits) {
  const readable = raw.subarray(0, bytes);
  let start = 0;
  for (let line = 0; line <= lines; line++) {
    const found = readable.indexOf(lineFeed, start);
    if (found < 0 && readable.length < raw.length) return null;
    const end = found < 0 ? readable.length : found;
    if (end - start > lineBytes) return null;
    const isEmpty = end === start || (end === start + 1 && raw[start] === carriageReturn);
    if (isEmpty || found < 0)
      return { headers: isEmpty ? start : end, body: Math.min(end + 1, raw.length) };
    start = end + 1;
  }
  return null;
}

/** Only a space or tab continues a header; what continues no header is left out with it. */
function unfold(text: string): Header[] {
  const folded: string[][] = [];
  for (const line of text.split(/\r?\n/)) {
    if (/^[ \t]/.test(line)) folded.at(-1)?.push(line);
    else folded.push([line]);
  }
  return folded.flatMap((lines) => {
    const line = lines.join('');
    const colon = line.indexOf(':');
    if (colon < 0) return [];
    return [{ name: trim(line.slice(0, colon)).toLowerCase(), value: trim(line.slice(colon + 1)) }];
  });
}

/** Without spaces and tabs at the ends, and no others: a name with another is another name. */
function trim(text: string): string {
  let start = 0;
  let end = text.length;
  const isSpace = (at: number) => text[at] === ' ' || text[at] === '\t';
  while (start < end && isSpace(start)) start++;
  while (end > start && isSpace(end - 1)) end--;
  return text.slice(start, end);
}

/** Every value of this header, in their order. */
export const allValues = ({ headers }: Pick<HeaderBlock, 'headers'>, name: string): string[] =>
  headers.filter((header) => header.name === name).map(({ value }) => value);

/** The first value of this header; empty where there is none. */
export const firstValue = (block: Pick<HeaderBlock, 'headers'>, name: string): string =>
  allValues(block, name)[0] ?? '';
