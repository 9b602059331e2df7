// A copy saved as HTML shows words and carries signed data. Only the data is signed, so what the page
// shows is ours when the whole page is the one that its data gives: every tag, attribute and word.
// Hidden elements, overlays and other styles then need no list of their own.
import { sha256 } from './chain.ts';
import { type Difference, differingTexts } from './differences.ts';
import { addressOfHash } from './letter-page.tsx';
import { readMarkup, type Token } from './markup.ts';
import { lineOf } from './named-brand.ts';
import { transcriptPage } from './page.tsx';
import { signedText, type Transcript } from './transcript.ts';
import { isPlainJson, parseTranscript } from './verify.ts';

/**
 * Where a copy shows something else than its data; a number is that of a message, from 1, `data` is
 * plain data that says a thing twice.
 */
export type Place = 'heading' | number | 'outside' | 'data';

/** A copy that was read; nothing is said of its signature. */
export type Copy = {
  transcript: Transcript;
  /** Empty for a copy that shows what its data says. */
  altered: Place[];
  /** What of the signed words an altered page shows otherwise, by place; null for a message that it left out. */
  differences?: ReadonlyMap<Place, readonly Difference[] | null>;
  /** The organisation that the page names, where that is not signed; null for plain data and letters. */
  brandName: string | null;
};

/** In characters, or in bytes of a file: some thousands of messages. */
export const longestCopy = 10_000_000;
/** A copy of ours has one. */
const mostBlocks = 5;

/**
 * Reads a copy from its text, JSON or HTML; `isPage` where browsers show it as a page even if it is
 * JSON. Null when no transcript is in it, or it is longer than `longestCopy`. Says nothing about the
 * signature.
 */
export async function readCopy(text: string, isPage = false): Promise<Copy | null> {
  if (text.length > longestCopy) return null;
  const bare = parseTranscript(text);
  if (bare && !isPage)
    return { transcript: bare, altered: isPlainJson(text) ? [] : ['data'], brandName: null };
  const found = readMarkup(text);
  const blocks = found.filter(({ kind }) => kind === 'data').slice(0, mostBlocks);
  const read = blocks.map(({ value }) => parseTranscript(value));
  const transcript = read.find((data) => data !== null) ?? bare;
  if (!transcript) return null;
  const brandName = 'letterhead' in transcript ? null : brandOf(found);
  const page = transcriptPage(transcript, brandName ?? '');
  const shown = await Promise.all(found.map(withHashedFont));
  return { transcript, ...compare(readMarkup(asStored(page)), shown), brandName };
}

/** A face inside a style sheet, which draws what the words look like, becomes the hash that our data signs. */
async function withHashedFont(token: Token): Promise<Token> {
  if (token.kind !== 'style') return token;
  const [whole, bytes] = /data:font\/woff2;base64,([A-Za-z0-9+/=]+)/.exec(token.value) ?? [];
  if (!whole || !bytes) return token;
  const hash = await sha256(bytes);
  return { ...token, value: token.value.replace(whole, addressOfHash(hash)) };
}

/** A file keeps no half of a surrogate pair. */
const asStored = (text: string) => new TextDecoder().decode(new TextEncoder().encode(text));

/** What stands after the first label of the heading, in one line. */
function brandOf(tokens: readonly Token[]): string {
  const after = tokens.findIndex(({ value }) => value === '["/dt"]') + 2;
  const token = tokens[after];
  return token?.kind === 'text' ? lineOf(token.value).slice(0, 300) : '';
}

function compare(
  expected: readonly Token[],
  found: readonly Token[],
): Pick<Copy, 'altered' | 'differences'> {
  if (areSame(expected, found)) return { altered: [] };
  const [ours, theirs] = [takeApart(expected), takeApart(found)];
  const differences = new Map<Place, Difference[] | null>();
  if (!areSame(ours.heading, theirs.heading))
    differences.set('heading', differingTexts(ours.heading, theirs.heading));
  for (const [number, found] of alteredMessages(ours.messages, theirs.messages))
    differences.set(number, found);
  const places = [...differences.keys()];
  const isMore = theirs.messages.length > ours.messages.length;
  const isOutside = isMore || places.length === 0 || !areSame(ours.outside, theirs.outside);
  return { altered: isOutside ? [...places, 'outside'] : places, differences };
}

function takeApart(tokens: readonly Token[]) {
  const outside: Token[] = [];
  const heading: Token[] = [];
  const messages: Token[][] = [];
  let part = outside;
  for (const token of tokens) {
    const [, name] =
      (token.kind !== 'text' && /^\["(\/?(?:title|header|article))"/.exec(token.value)) || [];
    if (part === outside && name) {
      if (name === 'article') messages.push([]);
      part = (name === 'article' ? messages.at(-1) : heading) ?? outside;
    }
    part.push(token);
    if (name?.startsWith('/')) part = outside;
  }
  return { outside, heading, messages };
}

/** The messages that are not there as they should be; steps over what was taken out or put in. */
function alteredMessages(
  ours: readonly (readonly Token[])[],
  theirs: readonly (readonly Token[])[],
): [number, Difference[] | null][] {
  const altered: [number, Difference[] | null][] = [];
  let at = 0;
  for (const [index, message] of ours.entries()) {
    const left = ours.length - index;
    while (theirs.length - at > left && !areSame(message, theirs[at] ?? [])) at += 1;
    const isThere = areSame(message, theirs[at] ?? []);
    const other = theirs.length - at >= left ? theirs[at] : undefined;
    if (!isThere) altered.push([index + 1, other ? differingTexts(message, other) : null]);
    if (isThere || other) at += 1;
  }
  return altered;
}

const areSame = (expected: readonly Token[], found: readonly Token[]): boolean =>
  expected.length === found.length &&
  expected.every((token, index) => isSame(token, found[index] as Token));

function isSame(expected: Token, found: Token): boolean {
  if (expected.kind !== found.kind) return false;
  switch (expected.kind) {
    case 'tag':
      return expected.value === found.value;
    case 'text':
      return isSameText(expected.value, found.value);
    case 'style':
      return tidyStyle(expected.value) === tidyStyle(found.value);
    case 'data':
      return tidyData(expected.value) === tidyData(found.value);
    case 'foreign':
      return false;
  }
}

/** The same words; a line may break elsewhere, but no empty lines push words away. */
function isSameText(expected: string, found: string): boolean {
  const breaks = (text: string) => text.split(/[^ \t\n]+/).map((gap) => gap.split('\n').length);
  const allowed = breaks(expected);
  return (
    lineOf(expected) === lineOf(found) &&
    breaks(found).every((count, index) => count <= Math.max(2, allowed[index] ?? 0))
  );
}

/** A style sheet without what a change of layout adds. */
const tidyStyle = (style: string) =>
  style
    .replace(/[ \t\n\f]+/g, ' ')
    .replace(/ ?([{}:;,]) ?/g, '$1')
    .replace(/^ |;(?=\})/g, '')
    .replace(/(^|\D)\.(?=\d)/g, '$10.');

/** Equal for equal data, however it is laid out; null for what is no transcript, or says a thing twice. */
const tidyData = (json: string) => {
  const transcript = parseTranscript(json);
  return transcript && isPlainJson(json) ? signedText(transcript) + transcript.signature : null;
};
