import { mailLimits } from '../foundation/fixed-limits.ts';
import { allValues, firstValue, type HeaderBlock, readHeaderBlock } from './mime/header-block.ts';
import { readSender } from './sender.ts';

/** What a mail's header block and envelope say; nothing behind the block was read for it. */
export type MailHead = {
  block: HeaderBlock;
  /** Empty where there is none. */
  messageId: string;
  /** The one mailbox in From, lower-case; empty where it is not certain. */
  from: string;
  /** Every address it was sent to, by envelope and header. */
  to: readonly string[];
  /** Written by a program: answering it, or taking it for an answer, could start a loop. */
  isAutomatic: boolean;
  /** Sent to many, as newsletters are: it may be an answer, but nobody waits for one to it. */
  isBulk: boolean;
};

/**
 * Reads who wrote to whom (RFC 5322). `recipients` are those of the envelope, where they are known. Null
 * for a header block larger than any that a mail server writes.
 */
export function readHead(raw: Uint8Array, recipients: readonly string[]): MailHead | null {
  const block = readHeaderBlock(raw, mailLimits.header);
  if (!block) return null;
  const from = readSender(block);
  const named = ['to', 'cc', 'delivered-to'].flatMap((name) => allValues(block, name));
  return {
    block,
    messageId: firstValue(block, 'message-id'),
    from,
    to: [...recipients, ...named.flatMap(addressesIn)],
    isAutomatic: isAutomatic(block, from),
    isBulk: block.headers.some(({ name }) => name.startsWith('list-')),
  };
}

/** All that could be an address, in names and comments too: ours are signed, and mean nothing in between. */
const addressesIn = (value: string): string[] =>
  value.split(/[\s,:;<>()"]+/).filter((word) => word.includes('@'));

/**
 * RFC 3834, section 2: what says that no person wrote it. Bounces come from nobody, lists and
 * out-of-office robots name themselves.
 */
function isAutomatic(block: HeaderBlock, from: string): boolean {
  const hasHeader = (name: string, shape = /(?:)/) =>
    allValues(block, name).some((value) => shape.test(value.toLowerCase()));
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
  return /^(?:mailer-daemon|postmaster|(?:no|do[-_.]?not)[-_.]?reply)(?:[-+_.][^@]*)?@/.test(from);
}
