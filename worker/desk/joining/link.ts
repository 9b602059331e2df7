import type { ActAnswer } from '#shared/contract/desk/acts.ts';
import { showTrackingCode } from '#shared/fields/tracking-code.ts';
import type { RequestContext } from '../../foundation/ports/services.ts';
import { changeTicket } from '../../tickets/store.ts';
import { findTicketByCode } from '../../tickets/store-reading.ts';
import { partedValue } from '../../tickets/thread/history-value.ts';
import { commitAct, type Order, readActing } from '../act.ts';
import { noted, requireOther } from './merge.ts';
import { addLink, listLinked, removeLink } from './store-joining.ts';

// Related requests, of whatever sender: agents see the link from both, customers do not.

/**
 * Links two requests, or takes their link away; what is so already stays, and no version grows.
 * @throws Problem `bad_input` beside `other`.
 */
export async function linkTickets(
  context: RequestContext,
  tokenHash: string,
  { other, isLinked, ...order }: Order & { other: string; isLinked: boolean },
): Promise<ActAnswer> {
  const { db, clock } = context;
  const acting = await readActing(
    context,
    tokenHash,
    order,
    ['link', other, isLinked],
    [findTicketByCode(db, other), listLinked(db, order.code)],
  );
  if ('recorded' in acting) return acting.recorded;
  const { agent, ticket } = acting;
  const [[found], links] = acting.also;
  const one = requireOther(agent, ticket, found);
  const standing = links.find(({ id }) => id === one.id);
  if (isLinked ? standing : standing?.kind !== 'related') return { version: ticket.version };
  // In one order, so that the two have one link.
  const [ticketId = '', otherId = ''] = [ticket.id, one.id].toSorted();
  const entry = (from: typeof ticket, to: typeof ticket) => {
    const code = showTrackingCode(to.code);
    return {
      ticketId: from.id,
      kind: 'link' as const,
      ...(isLinked ? { toValue: code } : { fromValue: code, toValue: partedValue }),
    };
  };
  const at = clock.now();
  return await commitAct(context, acting, order, [
    isLinked
      ? addLink(db, { ticketId, otherId, kind: 'related', agentId: agent.agentId, createdAt: at })
      : removeLink(db, ticketId, otherId),
    noted(context, agent, entry(ticket, one)),
    noted(context, agent, entry(one, ticket)),
    // The customers' own time of change stays: they do not read of it.
    changeTicket(db, ticket.id, ticket.updatedAt, {}),
    changeTicket(db, one.id, one.updatedAt, {}),
  ]);
}
