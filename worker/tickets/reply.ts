import type { ReplyAnswer } from '#shared/contract/tickets.ts';
import { maskCardNumbers } from '#shared/fields/card-number.ts';
import { showTrackingCode } from '#shared/fields/tracking-code.ts';
import { makeId } from '../foundation/chance.ts';
import { charge } from '../foundation/charge.ts';
import { hours, minutes } from '../foundation/clock.ts';
import type { BatchStep } from '../foundation/database.ts';
import { Problem } from '../foundation/problem.ts';
import { guardAgainstConflict, retryOnConflict } from '../foundation/retry-on-conflict.ts';
import type { Work } from '../foundation/services.ts';
import { hashBody, runIdempotent } from '../idempotency/run-idempotent.ts';
import {
  areCalendarsCurrent,
  cachedCalendars,
  type EffectiveCalendars,
  readCalendars,
} from '../organisation/calendars.ts';
import { promiseFor } from '../organisation/promise.ts';
import { filesOf, guardFiles, takeFiles } from './files.ts';
import { moveTicket } from './move-ticket.ts';
import { openLinked, type Reply } from './open-linked.ts';
import { type KnownSender, type Requester, readAsCustomer } from './requester.ts';
import {
  addMessage,
  changeTicket,
  isStillInState,
  sameReplyAfter,
  type TicketRow,
} from './store.ts';
import { findTicketOfCustomer } from './store-reading.ts';
import { replyLeadsTo } from './thread.ts';

// A customer's message goes on in its ticket: an answered or lately closed one goes back to the
// queue with a new promise; a message to one closed long ago opens a linked new ticket.

const repliesPerHour = 60;
const sameTextMs = minutes(2);

/**
 * Writes the message and answers where it went. The same key, or the same words within two minutes,
 * are one message.
 * @throws Problem `not_found` for codes that are not this customer's, `key_reused`,
 * `too_many_requests`, or `move_refused` when the ticket kept changing under the message.
 */
export const replyToTicket = (work: Work, requester: Requester, code: string, reply: Reply) =>
  retryOnConflict(async (isFirst) => {
    const { db, settings, clock } = work;
    const {
      sender,
      rows: [[ticket]],
    } = await readAsCustomer(db, requester, [findTicketOfCustomer(db, code, requester.customer)]);
    if (!ticket || ticket.state === 'expired') throw new Problem('not_found');
    if (replyLeadsTo(ticket, settings, clock.now()) === 'new')
      return await openLinked(work, sender, ticket, ticket.title, reply);
    const calendars = await (isFirst ? cachedCalendars : readCalendars)(db, settings);
    return await writeHere(work, calendars, sender, ticket, reply);
  });

async function writeHere(
  work: Work,
  calendars: EffectiveCalendars,
  sender: KnownSender,
  ticket: TicketRow,
  reply: Reply,
) {
  const { db, clock } = work;
  const now = clock.now();
  const message = makeMessage(work, sender, ticket, reply.text);
  const files = await filesOf(reply.key, reply.attachments ?? []);
  const { answer } = await runIdempotent<ReplyAnswer>(
    db,
    {
      scope: `reply:${sender.customerId}:${ticket.id}`,
      key: reply.key,
      bodyHash: await hashBody([reply.text, reply.attachments ?? []]),
      resultId: message.id,
      answer: {
        code: showTrackingCode(ticket.code),
        messageId: message.id,
        ledTo: ticket.state === 'closed' ? 'reopened' : 'this',
      },
      now,
      ...(files.ids.length === 0 && { earlier: sameReplyAfter(message, now - sameTextMs) }),
    },
    [
      guardAgainstConflict(db, areCalendarsCurrent(calendars)),
      ...ticketAfterMessage(work, calendars, sender, ticket),
      ...guardFiles(db, files),
      ...charge(
        db,
        [{ key: `replies:${sender.customerId}`, max: repliesPerHour, windowMs: hours(1) }],
        clock,
      ),
      addMessage(db, message),
      ...takeFiles(db, files, message.id),
    ],
  );
  return answer;
}

/** Back to the queue with a new promise, or only marked unread where somebody owes an answer already. */
function ticketAfterMessage(
  work: Work,
  calendars: EffectiveCalendars,
  sender: KnownSender,
  ticket: TicketRow,
): readonly BatchStep[] {
  const { db, clock, settings } = work;
  const at = clock.now();
  const news = { unread: true, seenAt: null };
  if (ticket.state === 'waiting' || ticket.state === 'in_review')
    return [
      guardAgainstConflict(db, isStillInState(ticket)),
      changeTicket(db, ticket.id, at, news),
    ];
  const type = settings.requestTypes.find(({ id }) => id === ticket.requestType);
  const promised = promiseFor(
    calendars,
    type ?? { department: ticket.department, promise: '' },
    sender,
    at,
    ticket.department,
  );
  return moveTicket(
    work,
    ticket,
    { move: ticket.state === 'closed' ? 'reopen' : 'write', actorId: sender.customerId },
    {
      ...news,
      closeReason: null,
      promiseDueAt: promised.dueAt,
      promiseStartedAt: at,
      promiseWarnedAt: null,
    },
  );
}

const makeMessage = (work: Work, sender: KnownSender, ticket: TicketRow, text: string) => ({
  id: makeId(work),
  ticketId: ticket.id,
  author: 'customer' as const,
  authorId: sender.customerId,
  text: maskCardNumbers(text),
  internal: false,
  createdAt: work.clock.now(),
});
