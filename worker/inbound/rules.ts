// An answer by e-mail becomes a message in its ticket. It counts as the customer's when it came from
// the mailbox that got the notice, to the address that was signed for that mailbox. Whatever a
// program wrote is dropped: two robots must never keep each other busy (RFC 3834). A person whose mail
// is not taken is shown the form.

import { maskCardNumbers } from '#shared/fields/mask-cards.ts';
import { fileLimits, ticketLimits } from '#shared/fields/size-limits.ts';
import { cleanText } from '#shared/persian/typed.ts';
import { uploadFile } from '../attachments/rules.ts';
import { mailLimits } from '../foundation/fixed-limits.ts';
import type { RequestContext } from '../foundation/ports/services.ts';
import { Problem } from '../foundation/problem.ts';
import { sha256Text } from '../foundation/security/keyed-hash.ts';
import { replyToTicket } from '../tickets/thread/reply.ts';
import { isInboundAddress, readReplyAddress } from '../tickets/thread/reply-address.ts';
import { answerWithForm } from './answer.ts';
import { isFoundForged } from './authentication.ts';
import { type MailContent, readContent } from './mime/read-mail.ts';
import { type MailHead, readHead } from './read-head.ts';
import { requesterByMail } from './requester.ts';
import { findRecipient } from './store.ts';
import * as texts from './texts.ts';

/** What became of a mail; the route only logs it, for a mail server must not try again. */
export type Threaded =
  | 'threaded'
  /** Its sender was sent the form's link, for one of the reasons below. */
  | 'answered_with_form'
  /** It exceeds `mailLimits` or cannot be read, and never will: whoever hands it over must refuse it for good. */
  | 'unreadable'
  | 'automatic'
  | 'not_ours'
  | 'blocked'
  | 'empty'
  | 'refused'
  /** Another mail with this Message-ID was taken before: a copy, as a rule. */
  | 'taken_before';

/** Whose sender gets no answer. One who is blocked is left to wait like anybody whose mail was taken (R10). */
const inVain: readonly Threaded[] = ['not_ours', 'empty', 'refused'];

/** Takes raw MIME and threads it. Taking the same mail twice writes one message, or one answer. */
export async function threadMail(
  context: RequestContext,
  raw: Uint8Array,
  recipients: readonly string[] = [],
): Promise<Threaded> {
  const head = readHead(raw, recipients);
  if (!head) return 'unreadable';
  if (head.isAutomatic) return 'automatic';
  // Whoever is named as its sender wrote nothing, and gets no answer.
  if (isFoundForged(head.block, context.config.inbound?.authservId ?? null)) {
    context.log.info('inbound_mail_forged');
    return 'not_ours';
  }
  const outcome = await thread(context, head, raw);
  if (!inVain.includes(outcome) || !(await answerWithForm(context, head, raw))) return outcome;
  context.log.info('inbound_mail_answered', { because: outcome });
  return 'answered_with_form';
}

async function thread(context: RequestContext, head: MailHead, raw: Uint8Array): Promise<Threaded> {
  const addresses = ownAddresses(context, head);
  if (addresses.length > mailLimits.ownAddresses) return 'unreadable';
  const ticketId = await signedTicket(context, addresses, head.from);
  const recipient = ticketId && (await findRecipient(context.db, ticketId, head.from))[0];
  if (!recipient) return 'not_ours';
  const content = readContent(raw, head);
  if (!content) return 'unreadable';
  // Masked before it is cut, so that no card loses the digit that shows it.
  const words = cleanText(content.text).slice(0, ticketLimits.text * 2);
  const text = maskCardNumbers(words).slice(0, ticketLimits.text);
  if (text === '' && content.files.length === 0) return 'empty';
  if (recipient.blocked) return 'blocked';
  const key = `mail-${await sha256Text(`${recipient.ticketId} ${head.messageId || text}`)}`;
  try {
    const attachments = await keepFiles(context, content, recipient.customerId, key);
    await replyToTicket(
      context,
      requesterByMail(context.db, recipient.customerId),
      recipient.code,
      {
        text: text || (attachments.length > 0 ? texts.onlyFiles : texts.refusedFiles),
        key,
        attachments,
      },
    );
    return 'threaded';
  } catch (fault) {
    if (!(fault instanceof Problem) || fault.status >= 500) throw fault;
    context.log.info('inbound_mail_refused', { code: fault.code });
    return fault.code === 'key_reused' ? 'taken_before' : 'refused';
  }
}

const ownAddresses = (context: RequestContext, { to }: MailHead): string[] => [
  ...new Set(
    to.filter((address) => isInboundAddress(context, address)).map((own) => own.toLowerCase()),
  ),
];

async function signedTicket(
  context: RequestContext,
  addresses: readonly string[],
  from: string,
): Promise<string | null> {
  for (const address of addresses) {
    const ticketId = await readReplyAddress(context, address, from);
    if (ticketId) return ticketId;
  }
  return null;
}

/** Files that are what they say are kept; others are left out and named in the log, for the words still count. */
async function keepFiles(
  context: RequestContext,
  { files }: MailContent,
  ownerId: string,
  formToken: string,
): Promise<string[]> {
  const kept: string[] = [];
  for (const { name, bytes } of files.slice(0, fileLimits.files)) {
    try {
      const { id } = await uploadFile(context, {
        formToken,
        ownerId,
        clientAddress: '',
        name,
        bytes,
      });
      kept.push(id);
    } catch (fault) {
      // What fails on our side may succeed when the mail is handed over again.
      if (!(fault instanceof Problem) || fault.status >= 500) throw fault;
      context.log.info('inbound_file_refused', { code: fault.code });
    }
  }
  return kept;
}
