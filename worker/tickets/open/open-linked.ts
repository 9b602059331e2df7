import type { ReplyAnswer } from '#shared/contract/tickets.ts';
import type { RequestContext } from '../../foundation/ports/services.ts';
import { Problem } from '../../foundation/problem.ts';
import { hashBody } from '../../idempotency/run-idempotent.ts';
import { isOfOwner } from '../participants/names.ts';
import { type Requester, readAsCustomer, requireOwn } from '../requester.ts';
import type { TicketRow } from '../store.ts';
import { findTicketOfCustomer, findVisibleMessages } from '../store-reading.ts';
import { filesOf } from '../thread/files.ts';
import { inWrittenOrder } from '../thread/origin.ts';
import type { Sender } from './checked-request.ts';
import { openTicket } from './open.ts';

// A matter that goes on elsewhere: a new ticket that says which one it came from.

/** A customer's reply; `attachments` are ids, `key` is the client's request key. */
export type Reply = { text: string; attachments?: readonly string[]; key: string };

/** A new ticket of the same type that says which one it goes on from. */
export async function openLinked(
  context: RequestContext,
  sender: Sender,
  ticket: TicketRow,
  title: string,
  { text, attachments = [], key }: Reply,
): Promise<ReplyAnswer> {
  const type = context.settings.requestTypes.find(({ id }) => id === ticket.requestType);
  if (!type) throw new Problem('move_refused');
  const { answer } = await openTicket(
    context,
    {
      type,
      title,
      text,
      urgency: 'normal',
      replyChannel: ticket.replyChannel,
      facts: ticket.facts,
      termsVersion: ticket.termsVersion,
      linkedFrom: ticket.code,
      files: await filesOf(key, attachments),
    },
    sender,
    { key: `linked:${ticket.id}:${key}`, bodyHash: await hashBody([title, text]) },
  );
  return { code: answer.code, messageId: null, ledTo: 'new' };
}

/**
 * «درخواست جدا بسازید»: a message of the customer becomes a ticket of its own, linked to the one
 * it stood in. The message stays where it was, for nothing in a thread is ever taken away.
 * @throws Problem `owner_only`, `not_found`, also for the first message, whose words are those of the ticket itself, and for
 * one of somebody who takes part: those words are not the owner's to file.
 */
export async function openFromMessage(
  context: RequestContext,
  requester: Requester,
  code: string,
  { messageId, title, key }: { messageId: string; title: string; key: string },
): Promise<ReplyAnswer> {
  const {
    sender,
    rows: [[ticket], messages],
  } = await readAsCustomer(context.db, requester, [
    findTicketOfCustomer(context.db, code, requester.customer),
    findVisibleMessages(context.db, code, requester.customer),
  ]);
  const own = requireOwn(ticket, sender);
  const message = inWrittenOrder(messages)
    .slice(1)
    .find(
      ({ id, author, authorId }) =>
        id === messageId && author === 'customer' && isOfOwner(authorId, own),
    );
  if (!message) throw new Problem('not_found');
  return await openLinked(context, sender, own, title, { text: message.text, key });
}
