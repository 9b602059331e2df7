import { maskCardNumbers } from '#shared/fields/mask-cards.ts';
import type { ReplyChannel } from '#shared/settings/schema.ts';
import { commit } from '../../foundation/database/commit.ts';
import {
  guardAgainstConflict,
  retryOnConflict,
} from '../../foundation/database/retry-on-conflict.ts';
import { makeId } from '../../foundation/ports/random.ts';
import type { RequestContext } from '../../foundation/ports/services.ts';
import { Problem } from '../../foundation/problem.ts';
import { canReach, faultOfChannel, type Reach } from '../notify.ts';
import { type Requester, readAsCustomer, requireOwn } from '../requester.ts';
import {
  addHistory,
  changeTicket,
  hasStillReplyChannel,
  hasStillStagePromise,
  markAnswersSeen,
  mayStillBeRated,
} from '../store.ts';
import { findTicketOfCustomer } from '../store-reading.ts';
import * as texts from '../texts.ts';
import { moveTicket } from './move-ticket.ts';
import { isStageOwed } from './moves.ts';

// Small things a customer does to its ticket: solved, rated, another reply channel. They are refused with `owner_only` to
// those who take part in it.

type Change = Pick<RequestContext, 'db' | 'clock' | 'randomBytes'>;

/**
 * «حل شد»
 * @throws Problem `not_found`, `move_refused` when it is not open, or `promise_open` while a stage promises something:
 * that would be lost from the desk's sight with a closed request.
 */
export const solveTicket = (context: Change, requester: Requester, code: string) =>
  retryOnConflict(async () => {
    const { ticket, sender } = await readTicket(context, requester, code);
    if (isStageOwed(ticket)) throw new Problem('promise_open');
    await commit(context.db, [
      guardAgainstConflict(context.db, hasStillStagePromise(ticket)),
      ...moveTicket(
        context,
        ticket,
        { move: 'solve', actorId: sender.customerId, why: texts.solvedByCustomer },
        { closeReason: texts.solvedByCustomer, unread: false },
      ),
    ]);
  });

/** The customer has the answers before its eyes. @throws Problem `not_found`. */
export async function markSeen(context: Change, requester: Requester, code: string) {
  const { ticket } = await readTicket(context, requester, code);
  await commit(context.db, [markAnswersSeen(context.db, ticket.id, context.clock.now())]);
}

/**
 * Once, after closing; the same rating again changes nothing, for whoever got no answer sends it again (R58).
 * @throws Problem `not_found`, or `move_refused` when open or rated otherwise.
 */
export const rateTicket = (
  context: Change,
  requester: Requester,
  code: string,
  { rating, comment }: { rating: number; comment: string | null },
) =>
  retryOnConflict(async () => {
    const { db, clock } = context;
    const { ticket } = await readTicket(context, requester, code);
    const ratingComment = comment === null ? null : maskCardNumbers(comment);
    if (ticket.rating === rating && ticket.ratingComment === ratingComment) return;
    if (ticket.state !== 'closed' || ticket.rating !== null || ticket.mergedInto !== null)
      throw new Problem('move_refused');
    const now = clock.now();
    await commit(db, [
      guardAgainstConflict(db, mayStillBeRated(ticket.id)),
      changeTicket(db, ticket.id, now, { rating, ratingComment, ratedAt: now }),
    ]);
  });

/** @throws Problem `not_found`, or `bad_input` when the customer cannot be reached that way or nobody is. */
export const changeReplyChannel = (
  context: Change & Pick<RequestContext, 'settings' | 'smsProviders' | 'emailProvider'>,
  requester: Requester,
  code: string,
  replyChannel: ReplyChannel,
) =>
  retryOnConflict(async () => {
    const { db, clock } = context;
    const { ticket, sender } = await readTicket(context, requester, code);
    requireReach(replyChannel, sender);
    if (ticket.replyChannel === replyChannel) return;
    const fault = faultOfChannel(context, replyChannel);
    if (fault) throw new Problem('bad_input', { fields: { replyChannel: fault } });
    const at = clock.now();
    await commit(db, [
      guardAgainstConflict(db, hasStillReplyChannel(ticket)),
      addHistory(db, {
        id: makeId(context),
        ticketId: ticket.id,
        at,
        actor: 'customer',
        actorId: sender.customerId,
        kind: 'reply_channel',
        fromValue: ticket.replyChannel,
        toValue: replyChannel,
      }),
      changeTicket(db, ticket.id, at, { replyChannel }),
    ]);
  });

/** @throws Problem `bad_input` beside the reply channel. */
export function requireReach(replyChannel: ReplyChannel, reach: Reach) {
  if (canReach(replyChannel, reach)) return;
  const lacksMobile = reach.mobile === null && replyChannel !== 'email';
  throw new Problem('bad_input', {
    fields: { replyChannel: lacksMobile ? texts.noProvenMobile : texts.noProvenEmail },
  });
}

async function readTicket({ db }: Pick<RequestContext, 'db'>, requester: Requester, code: string) {
  const {
    sender,
    rows: [[ticket]],
  } = await readAsCustomer(db, requester, [findTicketOfCustomer(db, code, requester.customer)]);
  return { ticket: requireOwn(ticket, sender), sender };
}
