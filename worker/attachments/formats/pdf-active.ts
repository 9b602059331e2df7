// A PDF may bring scripts, start programs, send forms and carry other files. A reader finds objects by
// offsets, so that one may stand where who reads from the start sees a string, a comment or a stream; and in
// a compressed stream of objects. What cannot be read this far counts as active.

import { startsWith } from './format.ts';
import { inflateZlib } from './inflate.ts';
import { everyTokenOfObjects } from './pdf-object-stream.ts';
import { mostValueTokens, type PdfEntry, readPieces } from './pdf-pieces.ts';

/** Names that only such PDFs have. Links (`URI`), jumps within the file and actions of opening are left alone. */
const activeNames = [
  'JavaScript',
  'Launch',
  'SubmitForm',
  'ImportData',
  'GoToR',
  'GoToE',
  'Rendition',
  'Movie',
  'Sound',
  'RichMedia',
  'RichMediaExecute',
  'OnInstantiate',
  'XFA',
  'EmbeddedFile',
  'EmbeddedFiles',
  'FileAttachment',
];
/** Too short to be looked for in compressed bytes, where chance writes them. */
const shortActiveNames = ['JS', 'EF', '3D'];
const active = new Set([...activeNames, ...shortActiveNames]);

/** Each letter as it is or as `#4A`. */
const letterPattern = (letter: string) =>
  `(?:${letter}|#${letter
    .charCodeAt(0)
    .toString(16)
    .replace(/[a-f]/g, (digit) => `[${digit}${digit.toUpperCase()}]`)})`;
const hiddenName = new RegExp(
  `/(?:${activeNames.map((name) => Array.from(name, letterPattern).join('')).join('|')})(?=[\\0\\t\\n\\f\\r ()<>[\\]{}/%]|$)`,
);
/** The end of `7 0 obj`. */
const hiddenHeader = /[\d\0\t\n\f\r ]obj(?![A-Za-z])/;

/** The shortest name, or end of a header, that may be hidden. */
const shortestHidden = 4;

/**
 * What all streams of objects of one file may unfold to. To begin one costs as much as some kilobytes of it,
 * and writers fill them with a hundred objects or more.
 */
const mostUnfolded = 8 * 1024 * 1024;
const bytesOfStart = 4096;

/** True where a PDF runs, starts, sends or carries anything, or could do so unseen. */
export function isActivePdf(bytes: Uint8Array): boolean {
  const text = new TextDecoder('latin1').decode(bytes);
  let hidesHeader = false;
  let hidesName = false;
  let bytesLeft = mostUnfolded;
  let hasObjectStreams = false;
  let isEncrypted = false;
  for (const piece of readPieces(text)) {
    if (piece.kind === 'doubt') return true;
    if (piece.kind === 'name') {
      if (active.has(piece.text)) return true;
      isEncrypted ||= piece.text === 'Encrypt';
      continue;
    }
    if (piece.end - piece.at >= shortestHidden) {
      const hidden = text.slice(piece.at, piece.end);
      hidesHeader ||= hiddenHeader.test(hidden);
      hidesName ||= hiddenName.test(hidden);
    }
    if (piece.kind !== 'stream' || !mayHoldObjects(piece.entries)) continue;
    hasObjectStreams = true;
    bytesLeft -= bytesOfStart;
    if (bytesLeft < 0) return true;
    const data = unpack(bytes.subarray(piece.at, piece.end), piece.entries, bytesLeft);
    if (!data || !areHarmlessObjects(data, piece.entries)) return true;
    bytesLeft -= data.length;
  }
  // Names are never encrypted, but streams of objects are.
  return (isEncrypted && hasObjectStreams) || (hidesHeader && hidesName);
}

/** Some readers ask for no /Type: whatever has a /First may be taken for a stream of objects. */
const mayHoldObjects = (entries: readonly PdfEntry[]) =>
  entries.some(({ key, value }) => key === 'First' || value.some(({ text }) => text === 'ObjStm'));

function areHarmlessObjects(data: Uint8Array, entries: readonly PdfEntry[]): boolean {
  const head = { first: numberOf(entries, 'First'), count: numberOf(entries, 'N') };
  return everyTokenOfObjects(data, head, ({ kind, text }) => kind !== 'name' || !active.has(text));
}

/** What a stream holds; null where it is packed in a way that is not read here, or unfolds to more than `bytesLeft`. */
function unpack(
  stream: Uint8Array,
  entries: readonly PdfEntry[],
  bytesLeft: number,
): Uint8Array | null {
  const filter = filterOf(entries);
  const lineEnd = startsWith(stream, [13, 10]) ? 2 : startsWith(stream, [10]) ? 1 : 0;
  if (filter === null || lineEnd === 0) return null;
  const data = stream.subarray(lineEnd);
  return filter === 'flate' ? inflateZlib(data, bytesLeft) : data;
}

const valuesOf = (entries: readonly PdfEntry[], ...keys: string[]) =>
  entries.filter(({ key }) => keys.includes(key)).map(({ value }) => value);

/** A number that is in the dictionary itself, once; null otherwise. */
function numberOf(entries: readonly PdfEntry[], key: string): number | null {
  const [value, ...more] = valuesOf(entries, key);
  const [token, ...rest] = value ?? [];
  if (!token || more.length > 0 || rest.length > 0) return null;
  return /^\d{1,8}$/.test(token.text) ? Number(token.text) : null;
}

/** How a stream of objects is packed; null for what is not read here: other filters, predictors, other files. */
function filterOf(entries: readonly PdfEntry[]): 'flate' | 'none' | null {
  const [filter = [], ...more] = valuesOf(entries, 'Filter');
  const parameters = valuesOf(entries, 'DecodeParms', 'DP').flat();
  if (more.length > 0 || valuesOf(entries, 'F', 'FFilter').length > 0) return null;
  const isPredicted = parameters.some(
    ({ text }, at) => text === 'R' || (text === 'Predictor' && parameters[at + 1]?.text !== '1'),
  );
  if (isPredicted || parameters.length >= mostValueTokens) return null;
  const words = filter.map(({ text }) => text).join(' ');
  if (/^(?:null|\[ \])?$/.test(words)) return 'none';
  return /^(?:\[ )?(?:FlateDecode|Fl)(?: \])?$/.test(words) ? 'flate' : null;
}
