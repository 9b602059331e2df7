import type { ReplyAnswer } from '#shared/contract/tickets.ts';
import { maskCardNumbers } from '#shared/fields/mask-cards.ts';
import { showTrackingCode } from '#shared/fields/tracking-code.ts';
import { charge } from '../../foundation/database/charge.ts';
import type { BatchStep } from '../../foundation/database/commit.ts';
import {
  guardAgainstConflict,
  retryOnConflict,
} from '../../foundation/database/retry-on-conflict.ts';
import { fixedRates } from '../../foundation/fixed-limits.ts';
import { minutes } from '../../foundation/ports/clock.ts';
import { makeId } from '../../foundation/ports/random.ts';
import type { RequestContext } from '../../foundation/ports/services.ts';
import { Problem } from '../../foundation/problem.ts';
import { hashBody, runIdempotent } from '../../idempotency/run-idempotent.ts';
import {
  areCalendarsCurrent,
  cachedCalendars,
  type EffectiveCalendars,
  readCalendars,
} from '../../organisation/calendars.ts';
import { promiseFor } from '../../organisation/promise.ts';
import { moveTicket } from '../moves/move-ticket.ts';
import { openLinked, type Reply } from '../open/open-linked.ts';
import { takesPart } from '../participants/store-participants.ts';
import { type KnownSender, type Requester, readAsCustomer, requireOwn } from '../requester.ts';
import { waking } from '../snooze/wake.ts';
import { changeTicket, isStillInState, sameReplyAfter, type TicketRow } from '../store.ts';
import { findMergeTarget, findTicketOfCustomer } from '../store-reading.ts';
import { turnSteps } from '../turns/turns.ts';
import { addSearchedMessage } from '../words/searched-message.ts';
import { filesOf, guardFiles, takeFiles } from './files.ts';
import { replyLeadsTo } from './thread.ts';

// A customer's message goes on in its ticket: an answered or lately closed one goes back to the
// queue with a new promise; a message to one closed long ago opens a linked new ticket. What is written to a merged
// ticket goes on in the one that it was merged into.

const sameTextMs = minutes(2);

/**
 * Writes the message and answers where it went. The same key, or the same words within two minutes,
 * are one message.
 * @throws Problem `not_found` for codes that this customer may not read, `owner_only` where another one's closed ticket
 * would go on as a new one, `key_reused`,
 * `too_many_requests`, or `move_refused` when the ticket kept changing under the message.
 */
export const replyToTicket = (
  context: RequestContext,
  requester: Requester,
  code: string,
  reply: Reply,
) =>
  retryOnConflict(async (isFirst) => {
    const { db, settings, clock } = context;
    const {
      sender,
      rows: [[named], [target]],
    } = await readAsCustomer(db, requester, [
      findTicketOfCustomer(db, code, requester.customer),
      findMergeTarget(db, code, requester.customer),
    ]);
    if (!named || named.state === 'expired') throw new Problem('not_found');
    const ticket = target ?? named;
    if (replyLeadsTo(ticket, settings, clock.now()) === 'new')
      return await openLinked(context, sender, requireOwn(ticket, sender), ticket.title, reply);
    const calendars = await (isFirst ? cachedCalendars : readCalendars)(db, settings);
    return await writeHere(context, calendars, sender, { ticket, named, reply });
  });

async function writeHere(
  context: RequestContext,
  calendars: EffectiveCalendars,
  sender: KnownSender,
  { ticket, named, reply }: { ticket: TicketRow; named: TicketRow; reply: Reply },
) {
  const { db, clock } = context;
  const now = clock.now();
  const message = makeMessage(context, sender, ticket, reply.text);
  const files = await filesOf(reply.key, reply.attachments ?? []);
  const { answer } = await runIdempotent<ReplyAnswer>(
    db,
    {
      // Of the ticket that was named: it can be merged between two tries of one message.
      scope: `reply:${sender.customerId}:${named.id}`,
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
      ...(sender.customerId === ticket.customerId
        ? []
        : [guardAgainstConflict(db, takesPart(ticket.id, sender.customerId))]),
      ...ticketAfterMessage(context, calendars, sender, ticket),
      ...guardFiles(db, files),
      ...charge(
        db,
        [{ key: `replies:${sender.customerId}`, ...fixedRates.repliesOfCustomer }],
        clock,
      ),
      ...addSearchedMessage(db, message),
      ...takeFiles(db, files, message.id),
    ],
  );
  return answer;
}

/** Back to the queue with a new promise, or only marked unread where somebody owes an answer already. */
function ticketAfterMessage(
  context: RequestContext,
  calendars: EffectiveCalendars,
  sender: KnownSender,
  ticket: TicketRow,
): readonly BatchStep[] {
  const { db, clock, settings } = context;
  const at = clock.now();
  const news = { unread: true, seenAt: null };
  if (ticket.state === 'waiting' || ticket.state === 'in_review') {
    const { set, history } = waking(context, calendars, ticket, {
      ...{ actor: 'customer', actorId: sender.customerId },
    });
    return [
      guardAgainstConflict(db, isStillInState(ticket)),
      ...history,
      changeTicket(db, ticket.id, at, { ...set, ...news }),
    ];
  }
  const type = settings.requestTypes.find(({ id }) => id === ticket.requestType);
  const promised = promiseFor(
    calendars,
    type ?? { department: ticket.department, promise: '' },
    // What was bought counts for the ticket, whoever writes in it.
    sender.customerId === ticket.customerId ? sender : ticket,
    at,
    ticket.department,
  );
  const isReopened = ticket.state === 'closed';
  const move = moveTicket(
    context,
    ticket,
    { move: isReopened ? 'reopen' : 'write', actorId: sender.customerId },
    {
      ...news,
      closeReason: null,
      closeReasonId: null,
      promiseDueAt: promised.dueAt,
      promiseStartedAt: at,
      promiseWarnedAt: null,
    },
  );
  return isReopened ? [...move, ...turnSteps(context, ticket, ticket.department)] : move;
}

const makeMessage = (
  context: RequestContext,
  sender: KnownSender,
  ticket: TicketRow,
  text: string,
) => ({
  id: makeId(context),
  ticketId: ticket.id,
  author: 'customer' as const,
  authorId: sender.customerId,
  text: maskCardNumbers(text),
  internal: false,
  createdAt: context.clock.now(),
});
