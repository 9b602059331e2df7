// A person who writes to the inbound address otherwise than in answer to a notice reaches nobody, and
// gets one answer, with the way to the form. Anybody can be named as the sender of a mail: the answer
// has no word of theirs, is rare for one address and in all (R14), and no program gets one (RFC 3834).
import { canonicalEmail } from '#shared/fields/email.ts';
import type { Config } from '../foundation/config.ts';
import { type ChargedLimit, charge } from '../foundation/database/charge.ts';
import { commit } from '../foundation/database/commit.ts';
import { guard } from '../foundation/database/guard.ts';
import { days } from '../foundation/ports/clock.ts';
import { base64Url } from '../foundation/ports/random.ts';
import type { RequestContext } from '../foundation/ports/services.ts';
import { sha256Text } from '../foundation/security/keyed-hash.ts';
import { mailboxOf } from '../foundation/security/mailbox.ts';
import { enqueue } from '../notifications/store.ts';
import { isInboundAddress } from '../tickets/thread/reply-address.ts';
import { formLinkMessage } from './notifications.ts';
import type { MailHead } from './read-head.ts';
import { isUnanswered, mayGetAnswer } from './store.ts';

/** What answers to mails are counted under, over all mailboxes. */
export const inboundAnswersKey = 'inbound:answers';

/**
 * Queues the answer to a mail that no program wrote. True where this mail is answered, now or when it
 * came before; false where no person could read an answer, none can be sent, or there were enough.
 */
export async function answerWithForm(
  context: RequestContext,
  mail: MailHead,
  raw: Uint8Array,
): Promise<boolean> {
  const { db, clock, config, settings, emailProvider, log } = context;
  const { from: to } = mail;
  // As it is written: what a form would forgive may be the mailbox of somebody who wrote nothing.
  if (!emailProvider || mail.isBulk || canonicalEmail(to) !== to || isOurs(config, to))
    return false;
  if (!mail.to.some((address) => isInboundAddress(context, address))) return false;
  const id = `inbound-${await sha256Text(JSON.stringify([to, mail.messageId || (await digestOf(raw, mail))]))}`;
  const { inboundAnswersPerDay: max, unprovenMessagesPerDay } = settings.limits;
  const limits = [
    { key: inboundAnswersKey, max, windowMs: days(1) },
    {
      key: `${inboundAnswersKey}:${mailboxOf(to)}`,
      max: unprovenMessagesPerDay,
      windowMs: days(1),
    },
  ];
  const before = new Error('This mail was answered before.');
  const enough = new Error('Enough mails were answered.');
  try {
    const [, , charged] = await commit(db, [
      guard(db, isUnanswered(id), before),
      guard(db, mayGetAnswer(context, { to, message: formLinkMessage }), enough),
      ...charge(db, limits, clock, () => enough),
      enqueue(context, { id, message: formLinkMessage, channel: 'email', to }),
    ]);
    const counts: readonly ChargedLimit[] = charged;
    if (counts.some(({ key, count }) => key === inboundAnswersKey && count === max))
      log.alarm('inbound_answers_spent', { count: max });
    return true;
  } catch (fault) {
    if (fault === before) return true;
    if (fault === enough) return false;
    throw fault;
  }
}

/** Enough of a body to tell mails without Message-ID apart; not all of it, for anybody may send it. */
const digestedBytes = 64 * 1024;

async function digestOf(raw: Uint8Array, { block }: MailHead): Promise<string> {
  const body = raw.slice(block.bodyStart, block.bodyStart + digestedBytes);
  return base64Url(new Uint8Array(await crypto.subtle.digest('SHA-256', body)));
}

/** An answer to ourselves would come back. */
function isOurs(config: Config, address: string): boolean {
  const [sender = ''] = /[^\s<>]+@[^\s<>]+/.exec(config.smtp?.from.toLowerCase() ?? '') ?? [];
  return mailboxOf(address) === mailboxOf(sender) || isInboundAddress({ config }, address);
}
