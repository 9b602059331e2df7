import { fileLimits } from '#shared/fields/size-limits.ts';
import { mailLimits } from '../../foundation/fixed-limits.ts';
import { decodeBase64 } from './base64.ts';
import { decodeText } from './charset.ts';
import { fileNameOf } from './file-name.ts';
import { unflow } from './flowed-text.ts';
import { firstValue, type HeaderBlock } from './header-block.ts';
import { textOfMail } from './html-mail.ts';
import { decodeQuotedPrintable } from './quoted-printable.ts';
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
 * Reads the body of a mail (RFC 2045). Null for one that exceeds `mailLimits`. Each step takes one pass over the bytes:
 * a library that makes an object for each line and each padding took minutes and gigabytes for 5 MB.
 */
export function readContent(
  raw: Uint8Array,
  { block }: { block: HeaderBlock },
): MailContent | null {
  const parts = readParts(block.headers, raw.subarray(block.bodyStart));
  if (!parts) return null;
  const budget: Budget = { textBytes: mailLimits.textBytes, lines: mailLimits.lines };
  const texts = new Map<object, { plain: string[]; html: string[] }>();
  for (const part of parts.filter(isText)) {
    const text = readText(part, budget);
    if (text === null) return null;
    const forms = texts.get(part.alternative) ?? { plain: [], html: [] };
    forms[part.type === 'text/html' ? 'html' : 'plain'].push(text);
    texts.set(part.alternative, forms);
  }
  const attached = [...parts.filter(isFile), ...parts.filter(isPasted)];
  const files = attached
    .slice(0, fileLimits.files)
    .map((part) => ({ name: fileNameOf(part.headers), bytes: bytesOf(part, part.body) }));
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

/** The bytes of a part, or of its beginning, as they were before they were encoded. */
function bytesOf(part: Part, sent: Uint8Array): Uint8Array {
  if (isEncoded(part, /base64/i)) return decodeBase64(sent);
  return isEncoded(part, /quoted-printable/i) ? decodeQuotedPrintable(sent) : sent;
}

/** The text of a part, up to what the budget leaves. Null for more lines than that. */
function readText(part: Part, budget: Budget): string | null {
  const sent = part.body.subarray(0, budget.textBytes);
  budget.textBytes -= sent.length;
  const bytes = bytesOf(part, sent);
  if (!takeLines(budget, isEncoded(part, /base64/i) ? bytes : sent)) return null;
  const parameter = (name: string) =>
    parameterOf(firstValue({ headers: part.headers }, 'content-type'), name);
  const text = decodeText(bytes, parameter('charset'));
  const isFlowed = /^flowed$/i.test(parameter('format') ?? '');
  const whole = isFlowed ? unflow(text, /^yes$/i.test(parameter('delsp') ?? '')) : text;
  // Its last line ends, so that what follows in another part is a paragraph of its own.
  return `${whole}\n`;
}

/** Takes the lines of these bytes from the budget. False where it has not so many. */
function takeLines(budget: Budget, bytes: Uint8Array): boolean {
  for (const byte of bytes) if (byte === 0x0a && --budget.lines < 0) return false;
  return true;
}

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
