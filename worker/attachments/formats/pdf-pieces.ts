import { nextToken, type PdfToken } from './pdf-tokens.ts';

/** One key of a dictionary with the first tokens of its value; comments are left out. */
export type PdfEntry = { key: string; value: PdfToken[] };

/** What a file is made of, as far as it matters here. Offsets are bytes of the file. */
export type PdfPiece =
  | { kind: 'name'; text: string }
  /** A string or a comment. */
  | { kind: 'hidden'; at: number; end: number }
  /** `at` is right behind the word `stream`, `end` before `endstream`; `entries` are those of its dictionary. */
  | { kind: 'stream'; entries: readonly PdfEntry[]; at: number; end: number }
  /** What readers may take for different things; nothing follows it. */
  | { kind: 'doubt' };

/** Of one entry; enough for every entry that is looked at. */
export const mostValueTokens = 16;

/**
 * What no writer makes, and who would stop a server does: brackets within brackets, where qpdf too stops at
 * 500; entries of one dictionary; tokens outside of streams, as 5 MB of short numbers have.
 */
const mostOpen = 500;
const mostEntries = 100_000;
const mostTokens = 2_000_000;

type Reading = {
  /** Brackets that wait to be closed. */
  open: string[];
  /** Of the dictionary that an object begins with, while and right after it is read. */
  entries: PdfEntry[];
  isDictionaryOfObject: boolean;
  /** The token before, comments left out. */
  before: string;
};

/** Reads a file, one character per byte, from its start to its end. */
export function* readPieces(text: string): Generator<PdfPiece> {
  const reading: Reading = { open: [], entries: [], isDictionaryOfObject: false, before: '' };
  for (let at = 0, count = 1; ; count++) {
    const token = nextToken(text, at);
    if (token === null) return;
    if (token === 'unclosed' || count > mostTokens) return yield { kind: 'doubt' };
    at = token.end;
    if (token.kind === 'name') yield { kind: 'name', text: token.text };
    if (token.kind === 'hidden') yield { kind: 'hidden', at: token.at, end: token.end };
    if (text[token.at] === '%') continue;
    if (beginsStream(token, reading)) {
      const end = text.indexOf('endstream', at);
      if (end < 0) return yield { kind: 'doubt' };
      yield { kind: 'stream', entries: reading.entries, at, end };
      at = end;
    } else if (!follow(token, reading)) return yield { kind: 'doubt' };
    reading.before = token.kind === 'hidden' ? '' : token.text;
  }
}

/** Only the dictionary of an object is followed by a stream; within anything else the word means nothing. */
const beginsStream = ({ kind, text }: PdfToken, reading: Reading) =>
  kind === 'word' &&
  text === 'stream' &&
  reading.before === '>>' &&
  reading.isDictionaryOfObject &&
  reading.open.length === 0;

const closes: Readonly<Record<string, string>> = { '>>': '<<', ']': '[' };

/** False where brackets do not match, an object begins within another, or there are too many. */
function follow(token: PdfToken, reading: Reading): boolean {
  const { kind, text } = token;
  if (kind === 'word' && text === 'obj') {
    reading.isDictionaryOfObject = false;
    return reading.open.length === 0;
  }
  if (kind === 'mark' && (text === '<<' || text === '[')) return openBracket(token, reading);
  const opening = kind === 'mark' ? closes[text] : undefined;
  if (opening === undefined) {
    note(token, reading);
    return reading.entries.length <= mostEntries;
  }
  const opened = reading.open.pop();
  if (reading.open.length > 0) note(token, reading);
  return opened === undefined || opened === opening;
}

function openBracket(token: PdfToken, reading: Reading): boolean {
  if (reading.open.length >= mostOpen) return false;
  if (reading.open.length > 0) note(token, reading);
  else {
    reading.isDictionaryOfObject = token.text === '<<' && reading.before === 'obj';
    reading.entries = [];
  }
  reading.open.push(token.text);
  return true;
}

/** A name is a key where the value before it is there; what stands where a key should is passed over. */
function note(token: PdfToken, { open, entries }: Reading) {
  const last = entries.at(-1);
  if (open.length === 1 && token.kind === 'name' && (!last || last.value.length > 0))
    entries.push({ key: token.text, value: [] });
  else if (last && last.value.length < mostValueTokens) last.value.push(token);
}
