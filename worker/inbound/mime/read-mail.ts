import PostalMime, { type Email } from 'postal-mime';
import { fileLimits } from '#shared/fields/size-limits.ts';
import { mailLimits } from '../../foundation/fixed-limits.ts';
import { decodeBase64 } from './base64.ts';
import { firstValue, type HeaderBlock } from './header-block.ts';
import { textOfMail } from './html-mail.ts';
import { type Part, readParts } from './read-parts.ts';
import { parameterOf } from './structured-value.ts';

/** What a person sent, as far as a ticket cares. */
export type MailContent = {
  /** Their own words, without what they quote. */
  text: string;
  files: { name: string; bytes: Uint8Array }[];
};

/** What may still be read; see `mailLimits`. */
type Budget = { textBytes: number; lines: number };

/**
 * Reads the body of a mail (RFC 2045). Null for one that exceeds `mailLimits` and for what the parser
 * refuses. Its parts are found here and handed to the parser one by one, small and counted: of a whole
 * mail it makes an object for each line and each padding, and one of 5 MB can take minutes and gigabytes.
 */
export async function readContent(
  raw: Uint8Array,
  { block }: { block: HeaderBlock },
): Promise<MailContent | null> {
  const parts = readParts(block.headers, raw.subarray(block.bodyStart));
  if (!parts) return null;
  const budget: Budget = { textBytes: mailLimits.textBytes, lines: mailLimits.lines };
  const texts = new Map<object, { plain: string[]; html: string[] }>();
  const files: MailContent['files'] = [];
  for (const part of parts.filter(isText)) {
    const read = await readText(part, budget);
    if (!read) return null;
    const forms = texts.get(part.alternative) ?? { plain: [], html: [] };
    if (read.text) forms.plain.push(read.text);
    if (read.html) forms.html.push(read.html);
    texts.set(part.alternative, forms);
  }
  const attached = [...parts.filter(isFile), ...parts.filter(isPasted)];
  for (const part of attached.slice(0, fileLimits.files)) {
    const file = await readFile(part, budget);
    if (!file) return null;
    files.push(file);
  }
  const all = [...texts.values()].map(({ plain, html }) => {
    const text = plain.join('\n');
    return text.trim() === '' ? textOfMail(html.join('\n')) : text;
  });
  return { text: ownWords(all.join('\n')), files };
}

const isText = ({ type, isAttachment }: Part) =>
  !isAttachment && (type === 'text/plain' || type === 'text/html');

/** All that is no text, but pictures inside one. */
const isFile = (part: Part) =>
  !isText(part) && !part.type.startsWith('multipart/') && (part.isAttachment || !part.isRelated);

/** A smaller picture inside a text is a logo or a smile, as signatures have. */
const leastPastedBytes = 24 * 1024;

/** A picture inside a text that is large enough to be what the text is about, such as a screenshot. */
const isPasted = (part: Part) =>
  !isText(part) &&
  !isFile(part) &&
  part.type.startsWith('image/') &&
  part.body.length >= leastPastedBytes;

const isEncoded = ({ headers }: Part, encoding: RegExp) =>
  encoding.test(firstValue({ headers }, 'content-transfer-encoding'));

/** The text of a part, up to what the budget leaves. Null for more lines than that, and where it cannot be read. */
async function readText(part: Part, budget: Budget): Promise<Email | null> {
  const sent = part.body.subarray(0, budget.textBytes);
  budget.textBytes -= sent.length;
  const isBase64 = isEncoded(part, /base64/i);
  const bytes = isBase64 ? decodeBase64(sent) : sent;
  if (!takeLines(budget, bytes)) return null;
  return parse(part, isBase64 ? { bytes } : { bytes, encoding: true });
}

/** A file with its name; without its bytes where they have more lines than the budget leaves. Null where it cannot be read. */
async function readFile(part: Part, budget: Budget) {
  const isParsed = isEncoded(part, /quoted-printable/i) && takeLines(budget, part.body);
  const bytes = isParsed ? part.body : new Uint8Array();
  const mail = await parse(part, { bytes, encoding: isParsed });
  if (!mail) return null;
  const { filename, content = '' } = mail.attachments[0] ?? {};
  const name = filename ?? '';
  if (isEncoded(part, /base64/i)) return { name, bytes: decodeBase64(part.body) };
  if (isEncoded(part, /quoted-printable/i)) return { name, bytes: asBytes(content) };
  return { name, bytes: part.body };
}

/** Takes the lines of these bytes from the budget. False where it has not so many. */
function takeLines(budget: Budget, bytes: Uint8Array): boolean {
  for (const byte of bytes) if (byte === 0x0a && --budget.lines < 0) return false;
  return true;
}

/** What names a charset that nobody knows, or too small a one, is UTF-8 as a rule: the parser takes it for Latin. */
function withKnownCharset(contentType: string): string {
  const charset = parameterOf(contentType, 'charset') ?? 'utf-8';
  const isKnown = !/^(?:us-)?ascii$/i.test(charset) && canDecode(charset);
  return isKnown
    ? contentType
    : contentType.replace(/charset\s*=\s*(?:"[^"]*"|[^;\s]*)/i, 'charset=utf-8');
}

function canDecode(charset: string): boolean {
  try {
    return new TextDecoder(charset).encoding !== '';
  } catch {
    return false;
  }
}

/** Hands one part to the parser as a mail of its own. Null where it refuses it. */
async function parse(
  { headers, type }: Part,
  { bytes, encoding = false }: { bytes: Uint8Array; encoding?: boolean },
): Promise<Email | null> {
  const value = (name: string) => `${name}: ${firstValue({ headers }, name)}`;
  const lines = [
    `content-type: ${withKnownCharset(firstValue({ headers }, 'content-type')) || type}`,
    value('content-disposition'),
    ...(encoding ? [value('content-transfer-encoding')] : []),
  ];
  const head = new TextEncoder().encode(`${lines.join('\r\n')}\r\n\r\n`);
  const mail = new Uint8Array(head.length + bytes.length);
  mail.set(head);
  mail.set(bytes, head.length);
  return PostalMime.parse(mail, { maxNestingDepth: 0, forceRfc822Attachments: true }).catch(
    () => null,
  );
}

const asBytes = (content: ArrayBuffer | Uint8Array | string) =>
  typeof content === 'string' ? new TextEncoder().encode(content) : new Uint8Array(content);

/**
 * What the person wrote, without the notice that it quotes. Where the lines of a quote are marked, answers
 * may stand between and below them; where they are not, all below its head is taken for quoted.
 */
export function ownWords(text: string): string {
  const lines = text.replace(/\r\n?/g, '\n').split('\n');
  const kept: string[] = [];
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? '';
    if (line.startsWith('>')) continue;
    if (endsWords(lines, at)) break;
    const head = headOfQuote(lines, at);
    if (head === null) kept.push(line);
    else if (isMarked(lines, at + head.lines)) at += head.lines - 1;
    else if (head.text.includes('@')) break;
    else kept.push(line);
  }
  return kept
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** Signs of direction, which programs put around a head of another script. */
const directions = /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
const bare = (line = '') => line.replace(directions, '').trim();

/** A signature, a forwarded mail, and Outlook's rule, which the head of a mail follows. */
function endsWords(lines: readonly string[], at: number): boolean {
  const line = lines[at] ?? '';
  if (line === '-- ') return true;
  if (/^-{2,}\s*(?:original message|forwarded message|پیام اصلی)\s*-{2,}$/i.test(line.trim()))
    return true;
  return /^_{20,}$/.test(line.trim()) && /^[^\s:]{1,20}\s?:/.test(bare(nextLine(lines, at + 1)));
}

/** «On … wrote:» and «در … نوشت:», also broken over two lines. */
function headOfQuote(lines: readonly string[], at: number): { text: string; lines: number } | null {
  const line = bare(lines[at]);
  if (isHead(line)) return { text: line, lines: 1 };
  const both = `${line} ${bare(lines[at + 1])}`;
  return isHead(both) ? { text: both, lines: 2 } : null;
}

const isHead = (text: string) =>
  /^(?:on|le|am)\s.{5,250}\b(?:wrote|écrit|schrieb)\s*:$/i.test(text) ||
  /^در\s.{5,250}\sنوشت(?:ه است|ه‌است|ند)?\s*:$/.test(text);

/** Whether the lines of the quote are marked, or were left out already, as those of HTML. */
const isMarked = (lines: readonly string[], below: number) =>
  /^(?:>|$)/.test(nextLine(lines, below));

/** The first line from there on that is not blank; empty where none is. */
function nextLine(lines: readonly string[], from: number): string {
  let at = from;
  while (at < lines.length && bare(lines[at]) === '') at++;
  return lines[at] ?? '';
}
