import { sql } from 'drizzle-orm';
import { maskCardNumbers } from '#shared/fields/card-number.ts';
import type { ReplyChannel } from '#shared/settings/schema.ts';
import { makeId } from '../foundation/chance.ts';
import { commit } from '../foundation/database.ts';
import { Problem } from '../foundation/problem.ts';
import type { Work } from '../foundation/services.ts';
import { canReach, type Reach } from './notify.ts';
import { type Requester, readAsCustomer } from './requester.ts';
import { addHistory, changeTicket, markAnswersSeen, moveTicket } from './store.ts';
import { findTicketOfCustomer, ownedBy } from './store-reading.ts';

// Small things a customer does to its ticket: solved, rated, told another way.

type Change = Pick<Work, 'db' | 'clock' | 'chance'>;

const solvedReason = 'شما اعلام کردید که موضوع حل شده است.';

/** «حل شد» @throws Problem `not_found`, or `move_refused` when it is not open. */
export async function solveTicket(work: Change, requester: Requester, code: string) {
  const { db, clock } = work;
  const { ticket, customerId } = await requireTicket(work, requester, code);
  const [, [solved]] = await commit(
    db,
    moveTicket(
      db,
      {
        move: 'solve',
        ticketId: ticket.id,
        historyId: makeId(work),
        actorId: customerId,
        at: clock.now(),
        why: solvedReason,
        when: ownedBy(customerId),
      },
      { closeReason: solvedReason, unread: false },
    ),
  );
  if (!solved) throw new Problem('move_refused');
}

/** The customer has the answers before its eyes. @throws Problem `not_found`. */
export async function markSeen(work: Change, requester: Requester, code: string) {
  const { ticket } = await requireTicket(work, requester, code);
  await commit(work.db, [markAnswersSeen(work.db, ticket.id, work.clock.now())]);
}

/**
 * Once, after closing; the same rating again changes nothing, for whoever got no answer sends it again (R58).
 * @throws Problem `not_found`, or `move_refused` when open or rated otherwise.
 */
export async function rateTicket(
  work: Change,
  requester: Requester,
  code: string,
  { rating, comment }: { rating: number; comment: string | null },
) {
  const { db, clock } = work;
  const { ticket, customerId } = await requireTicket(work, requester, code);
  const ratingComment = comment === null ? null : maskCardNumbers(comment);
  if (ticket.rating === rating && ticket.ratingComment === ratingComment) return;
  const [[rated]] = await commit(db, [
    changeTicket(
      db,
      ticket.id,
      clock.now(),
      { rating, ratingComment, ratedAt: clock.now() },
      sql`${ownedBy(customerId)} AND state = 'closed' AND rating IS NULL`,
    ),
  ]);
  if (!rated) throw new Problem('move_refused');
}

/** @throws Problem `not_found`, or `bad_input` when the customer cannot be reached that way. */
export async function changeReplyChannel(
  work: Change,
  requester: Requester,
  code: string,
  replyChannel: ReplyChannel,
) {
  const { db, clock } = work;
  const { ticket, customerId, sender } = await requireTicket(work, requester, code);
  requireReach(replyChannel, sender);
  if (ticket.replyChannel === replyChannel) return;
  const at = clock.now();
  const isOther = sql`EXISTS (SELECT 1 FROM tickets WHERE id = ${ticket.id}
    AND ${ownedBy(customerId)} AND reply_channel <> ${replyChannel})`;
  await commit(db, [
    addHistory(
      db,
      {
        id: makeId(work),
        ticketId: ticket.id,
        at,
        actor: 'customer',
        actorId: customerId,
        kind: 'reply_channel',
        fromValue: ticket.replyChannel,
        toValue: replyChannel,
      },
      isOther,
    ),
    changeTicket(db, ticket.id, at, { replyChannel }, isOther),
  ]);
}

/** @throws Problem `bad_input` beside the reply channel. */
export function requireReach(replyChannel: ReplyChannel, reach: Reach) {
  if (canReach(replyChannel, reach)) return;
  const missing = reach.mobile === null && replyChannel !== 'email' ? 'موبایل' : 'ایمیل';
  throw new Problem('bad_input', {
    fields: {
      replyChannel: `${missing} تأییدشده‌ای از شما نداریم. روش دیگری برگزینید یا ابتدا ${missing} خود را تأیید کنید.`,
    },
  });
}

async function requireTicket({ db }: Pick<Work, 'db'>, requester: Requester, code: string) {
  const {
    sender,
    rows: [[ticket]],
  } = await readAsCustomer(db, requester, [findTicketOfCustomer(db, code, requester.customer)]);
  if (!ticket) throw new Problem('not_found');
  return { ticket, sender, customerId: sender.customerId };
}
