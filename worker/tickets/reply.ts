import { type SQL, sql } from 'drizzle-orm';
import type { ReplyAnswer } from '#shared/contract/tickets.ts';
import { maskCardNumbers } from '#shared/fields/card-number.ts';
import { showTrackingCode } from '#shared/fields/tracking-code.ts';
import { makeId } from '../foundation/chance.ts';
import { hours, minutes } from '../foundation/clock.ts';
import type { Statement } from '../foundation/database.ts';
import { silentPart } from '../foundation/parts.ts';
import { Problem } from '../foundation/problem.ts';
import { makeCharge } from '../foundation/rate-limit.ts';
import type { Work } from '../foundation/services.ts';
import { promiseFor, readToday, recentToday, type Today } from '../organisation/today.ts';
import type { Sender } from './checked-request.ts';
import { filesGate, filesOf, takeFiles } from './files.ts';
import { hashBody, limitGate, once } from './once.ts';
import { openLinked, type Reply } from './open-linked.ts';
import { stillGate, todayGate, untilNotOutrun } from './outrun.ts';
import { type Requester, readAsCustomer } from './requester.ts';
import { addMessage, changeTicket, moveTicket, type TicketRow } from './store.ts';
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
  untilNotOutrun(async (isFirst) => {
    const { db, settings, clock } = work;
    const {
      sender,
      rows: [[ticket]],
    } = await readAsCustomer(db, requester, [findTicketOfCustomer(db, code, requester.customer)]);
    if (!ticket || ticket.state === 'expired') throw new Problem('not_found');
    if (replyLeadsTo(ticket, settings, clock.now()) === 'new')
      return await openLinked(work, sender, ticket, ticket.title, reply);
    const today = await (isFirst ? recentToday : readToday)(db, settings);
    return await writeHere(work, today, sender, ticket, reply);
  });

async function writeHere(
  work: Work,
  today: Today,
  sender: Sender,
  ticket: TicketRow,
  reply: Reply,
) {
  const { db, clock } = work;
  const message = makeMessage(work, sender, ticket, reply.text);
  const files = await filesOf(reply.key, reply.attachments ?? []);
  const stands = sql`EXISTS (SELECT 1 FROM tickets
    WHERE id = ${ticket.id} AND customer_id = ${sender.customerId} AND state = ${ticket.state})`;
  const { answer } = await once<ReplyAnswer>(
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
      now: clock.now(),
      instead: sql`SELECT id FROM messages WHERE ticket_id = ${ticket.id} AND author = 'customer'
        AND text = ${message.text} AND ${files.ids.length} = 0 AND created_at > ${clock.now() - sameTextMs} LIMIT 1`,
    },
    [stillGate(db, stands), todayGate(db, today), filesGate(db, files), replyLimit(work, sender)],
    (held) => [
      silentPart(
        addMessage(db, message, held),
        ...takeFiles(db, files, message.id, held),
        ...ticketAfterMessage(work, today, sender, ticket, held),
      ),
    ],
  );
  return answer;
}

/** Back to the queue with a new promise, or only marked unread where somebody owes an answer already. */
function ticketAfterMessage(
  { db, clock, chance, settings }: Work,
  today: Today,
  sender: Sender,
  ticket: TicketRow,
  held: SQL,
): Statement[] {
  const at = clock.now();
  const news = { unread: true, seenAt: null };
  if (ticket.state === 'waiting' || ticket.state === 'in_review')
    return [changeTicket(db, ticket.id, at, news, held)];
  const type = settings.requestTypes.find(({ id }) => id === ticket.requestType);
  const promised = promiseFor(
    today,
    type ?? { department: ticket.department, promise: '' },
    sender,
    at,
    ticket.department,
  );
  return [
    ...moveTicket(
      db,
      {
        move: ticket.state === 'closed' ? 'reopen' : 'write',
        ticketId: ticket.id,
        historyId: makeId({ clock, chance }),
        actorId: sender.customerId,
        at,
        when: held,
      },
      {
        ...news,
        closeReason: null,
        promiseDueAt: promised.dueAt,
        promiseStartedAt: at,
        promiseWarnedAt: null,
      },
    ),
  ];
}

const makeMessage = (work: Work, sender: Sender, ticket: TicketRow, text: string) => ({
  id: makeId(work),
  ticketId: ticket.id,
  author: 'customer' as const,
  authorId: sender.customerId,
  text: maskCardNumbers(text),
  internal: false,
  createdAt: work.clock.now(),
});

const replyLimit = (work: Work, sender: Sender) =>
  limitGate(
    work.db,
    makeCharge(
      makeId(work),
      [{ key: `replies:${sender.customerId}`, max: repliesPerHour, windowMs: hours(1) }],
      work.clock,
    ),
  );
