import PostalMime, { type Email } from 'postal-mime';
import { textOfMail } from './html-mail.ts';

/** A mail as far as a ticket cares. */
export type InboundMail = {
  messageId: string;
  /** The one mailbox in From, lower-case. */
  from: string;
  /** Every address it was sent to, by envelope and header. */
  to: string[];
  text: string;
  files: { name: string; bytes: Uint8Array }[];
  /** Written by a program: answering it, or taking it for an answer, could start a loop. */
  isAutomatic: boolean;
  /** Sent to many, as newsletters are: it may be an answer, but nobody waits for one to it. */
  isBulk: boolean;
};

/**
 * Reads raw MIME (RFC 5322, 2045). `recipients` are those of the envelope, where they are known.
 * Null for what the parser refuses, such as parts within parts without end.
 */
export async function readMail(
  raw: Uint8Array,
  recipients: readonly string[],
): Promise<InboundMail | null> {
  const mail = await PostalMime.parse(raw).catch(() => null);
  if (!mail) return null;
  const addresses = [...(mail.to ?? []), ...(mail.cc ?? [])].map(({ address }) => address ?? '');
  return {
    messageId: mail.messageId ?? '',
    from: (mail.from?.address ?? '').toLowerCase(),
    to: [...recipients, ...addresses, mail.deliveredTo ?? ''].filter(Boolean),
    text: ownWords(mail.text ?? textOfMail(mail.html ?? '')),
    files: mail.attachments
      .filter(({ disposition, related }) => disposition === 'attachment' || !related)
      .map(({ filename, content }) => ({ name: filename ?? '', bytes: asBytes(content) })),
    isAutomatic: isAutomatic(mail),
    isBulk: mail.headers.some(({ key }) => key.startsWith('list-')),
  };
}

const asBytes = (content: ArrayBuffer | Uint8Array | string) =>
  typeof content === 'string' ? new TextEncoder().encode(content) : new Uint8Array(content);

/**
 * RFC 3834, section 2: what says that no person wrote it. Bounces come from nobody, lists and
 * out-of-office robots name themselves.
 */
function isAutomatic(mail: Email): boolean {
  const hasHeader = (name: string, shape = /(?:)/) =>
    mail.headers.some(({ key, value }) => key === name && shape.test(value.trim().toLowerCase()));
  if (hasHeader('auto-submitted', /^(?!no$)/)) return true;
  if (hasHeader('return-path', /^<>$/)) return true;
  if (hasHeader('precedence', /^(?:bulk|junk|list|auto_reply)$/)) return true;
  if (hasHeader('content-type', /^multipart\/report/)) return true;
  const signs = [
    'list-id',
    'x-autoreply',
    'x-autorespond',
    'x-auto-response-suppress',
    'x-loop',
    'feedback-id',
  ];
  if (signs.some((name) => hasHeader(name))) return true;
  return /^(?:mailer-daemon|postmaster|(?:no|do[-_.]?not)[-_.]?reply)(?:[-+_.][^@]*)?@/.test(
    mail.from?.address?.toLowerCase() ?? '',
  );
}

/** What the person wrote, without the notice quoted below it. */
export function ownWords(text: string): string {
  const lines = text.replace(/\r\n?/g, '\n').split('\n');
  const end = lines.findIndex((line, i) => isQuoteStart(line, lines[i + 1] ?? ''));
  const kept = end < 0 ? lines : lines.slice(0, end);
  return kept
    .filter((line) => !line.startsWith('>'))
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** «On … wrote:» and «در … نوشت:», also broken over two lines, Outlook's rule, and forwarded heads. */
function isQuoteStart(line: string, next: string): boolean {
  const both = `${line} ${next}`.trim();
  if (/^(?:on|le|am)\s.{5,200}\b(?:wrote|écrit|schrieb)\s*:\s*$/i.test(line.trim())) return true;
  if (/^on\s.{5,250}\bwrote\s*:/i.test(both) && next.trim().endsWith(':')) return true;
  if (/^(?:در|در تاریخ)\s.{5,200}نوشت(?:ه است|ه‌است|ند)?\s*:\s*$/.test(line.trim())) return true;
  if (/^-{2,}\s*(?:original message|forwarded message|پیام اصلی)\s*-{2,}$/i.test(line.trim()))
    return true;
  return /^_{20,}$/.test(line.trim()) || line === '-- ';
}
