import type { ActAnswer } from '#shared/contract/desk/acts.ts';
import { showTrackingCode } from '#shared/fields/tracking-code.ts';
import type { BatchStep } from '../../foundation/database/commit.ts';
import {
  guardAgainstConflict,
  retryOnConflict,
} from '../../foundation/database/retry-on-conflict.ts';
import { makeId } from '../../foundation/ports/random.ts';
import type { RequestContext } from '../../foundation/ports/services.ts';
import { Problem } from '../../foundation/problem.ts';
import {
  cacheCalendars,
  calendarQueries,
  type EffectiveCalendars,
} from '../../organisation/calendars.ts';
import { moveTicket } from '../../tickets/moves/move-ticket.ts';
import { isOpenState, owedStates } from '../../tickets/moves/moves.ts';
import {
  mergeParticipants,
  partParticipants,
} from '../../tickets/participants/store-participants.ts';
import { resumedPromise } from '../../tickets/snooze/paused-promise.ts';
import { waking } from '../../tickets/snooze/wake.ts';
import type { NewHistory, TicketChange, TicketRow } from '../../tickets/store.ts';
import { addHistory, changeTicket } from '../../tickets/store.ts';
import { findTicketByCode } from '../../tickets/store-reading.ts';
import { partedValue } from '../../tickets/thread/history-value.ts';
import { commitAct, isCurrent, type Order, readActing, requireMove } from '../act.ts';
import { isWithinReach, type Viewer } from '../store-viewer.ts';
import { findMerge, isAtVersion, listMerged } from './store-joining.ts';
import * as texts from './texts.ts';

// Merged requests keep their messages, each in its own chain: the one is closed and says where it goes on, and the
// thread of the other shows the messages of both. So a merge can be taken back at any time, and nothing is copied.

/**
 * Merges a request into another open one of the same sender, which owes the nearer answer of both from then on.
 * What others were merged into is not merged itself, so that there are neither chains nor cycles.
 * @throws Problem `bad_input` beside `other`.
 */
export const mergeTicket = (
  context: RequestContext,
  tokenHash: string,
  { other, ...order }: Order & { other: string },
): Promise<ActAnswer> =>
  retryOnConflict(async () => {
    const { db } = context;
    const acting = await readActing(
      context,
      tokenHash,
      order,
      ['merge', other],
      [
        findTicketByCode(db, other),
        findMerge(db, other),
        listMerged(db, order.code),
        ...calendarQueries(db),
      ],
    );
    if ('recorded' in acting) return acting.recorded;
    const { agent, ticket } = acting;
    const [[found], [into], merged, ...ofCalendars] = acting.also;
    const calendars = cacheCalendars(context.settings, ofCalendars);
    requireMove(acting, order, 'merge');
    const target = requireOther(agent, ticket, found);
    if (isCurrent(acting, order)) requireMergeable(ticket, target, into, merged.length > 0);
    const [code, targetCode] = [showTrackingCode(ticket.code), showTrackingCode(target.code)];
    const reason = texts.mergedWith(targetCode);
    // What is put off is no longer: its promise goes on, in whichever of both it is nearer.
    const resumed = resumedPromise(calendars, ticket, context.clock.now()) ?? {};
    return await commitAct(context, acting, order, [
      guardAgainstConflict(db, isAtVersion(target)),
      ...moveTicket(
        context,
        ticket,
        { move: 'merge', actorId: agent.agentId, why: reason },
        { ...resumed, closeReason: reason, mergedInto: target.id },
      ),
      mergeParticipants(db, ticket.id, target.id),
      noted(context, agent, { ticketId: ticket.id, kind: 'merge', toValue: targetCode }),
      noted(context, agent, { ticketId: target.id, kind: 'merge', toValue: code }),
      ...targetAfter(context, calendars, agent, { ...ticket, ...resumed }, target),
    ]);
  });

/**
 * Takes a merged request apart again: it goes on by itself in the state that it had. What was written meanwhile stays
 * where it was written.
 * @throws Problem `move_refused` for one that is not merged, or has no words any more.
 */
export const partTicket = (
  context: RequestContext,
  tokenHash: string,
  order: Order,
): Promise<ActAnswer> =>
  retryOnConflict(async () => {
    const { db, clock } = context;
    const acting = await readActing(
      context,
      tokenHash,
      order,
      ['part'],
      [findMerge(db, order.code)],
    );
    if ('recorded' in acting) return acting.recorded;
    const { agent, ticket } = acting;
    const [[target]] = acting.also;
    if (!target || ticket.fingerprint === '') {
      if (isCurrent(acting, order)) throw new Problem('move_refused');
      return await commitAct(context, acting, order, []);
    }
    const [code, targetCode] = [showTrackingCode(ticket.code), showTrackingCode(target.code)];
    const parted = { kind: 'merge' as const, toValue: partedValue };
    return await commitAct(context, acting, order, [
      ...moveTicket(
        context,
        ticket,
        { move: partMoveTo(target.stateBefore), actorId: agent.agentId },
        { closeReason: null, mergedInto: null },
      ),
      partParticipants(db, ticket.id, target.id, clock.now()),
      noted(context, agent, { ...parted, ticketId: ticket.id, fromValue: targetCode }),
      noted(context, agent, { ...parted, ticketId: target.id, fromValue: code }),
      changeTicket(db, target.id, clock.now(), {}),
    ]);
  });

function partMoveTo(state: string | null) {
  if (state === 'answered') return 'part_answered';
  return state === 'waiting' ? 'part_waiting' : 'part_in_review';
}

/** The other request, where this agent may see it. @throws Problem `bad_input` beside `other`. */
export function requireOther(
  viewer: Viewer,
  ticket: Pick<TicketRow, 'id'>,
  other: TicketRow | undefined,
): TicketRow {
  if (!other || !isWithinReach(viewer, other)) throw refused(texts.notInReach);
  if (other.id === ticket.id) throw refused(texts.sameRequest);
  return other;
}

function requireMergeable(
  ticket: TicketRow,
  target: TicketRow,
  into: Pick<TicketRow, 'code'> | undefined,
  hasMerged: boolean,
) {
  if (!isSameSender(ticket, target)) throw refused(texts.otherSender);
  if (into) throw refused(texts.isMergedItself(showTrackingCode(into.code)));
  if (!isOpenState(target.state)) throw refused(texts.isClosed);
  if (hasMerged) throw refused(texts.hasMerged);
}

const refused = (sentence: string) => new Problem('bad_input', { fields: { other: sentence } });

/** The same customer, or the same address that nobody has proven. */
const isSameSender = (one: TicketRow, other: TicketRow): boolean =>
  one.customerId === null && other.customerId === null
    ? one.contact !== null && one.contact === other.contact
    : one.customerId === other.customerId;

const isOwed = ({ state }: TicketRow): boolean => (owedStates as readonly string[]).includes(state);

/**
 * What is owed to the customer is owed in the request that goes on, by the earlier of both promises; one that was put off
 * is put off no longer.
 */
function targetAfter(
  context: RequestContext,
  calendars: EffectiveCalendars,
  { agentId }: Pick<Viewer, 'agentId'>,
  ticket: TicketRow,
  target: TicketRow,
): readonly BatchStep[] {
  const { db, clock } = context;
  const unread = ticket.unread && { unread: true, seenAt: null };
  if (!isOwed(ticket)) return [changeTicket(db, target.id, clock.now(), { ...unread })];
  const { promiseDueAt, promiseStartedAt, promiseWarnedAt } = ticket;
  const woken = waking(context, calendars, target, { actor: 'agent', actorId: agentId });
  const own = resumedPromise(calendars, target, clock.now())?.promiseDueAt ?? target.promiseDueAt;
  const isNearer = !isOwed(target) || (promiseDueAt ?? Infinity) < (own ?? Infinity);
  const set: TicketChange = {
    ...woken.set,
    ...(isNearer && { promiseDueAt, promiseStartedAt, promiseWarnedAt }),
    ...unread,
  };
  return [
    ...woken.history,
    ...(target.state === 'answered'
      ? moveTicket(context, target, { move: 'take_in', actorId: agentId }, set)
      : [changeTicket(db, target.id, clock.now(), set)]),
  ];
}

/** An entry of the history that says what this agent has done now. */
export const noted = (
  context: RequestContext,
  { agentId }: Pick<Viewer, 'agentId'>,
  entry: Pick<NewHistory, 'ticketId' | 'kind' | 'fromValue' | 'toValue'>,
) =>
  addHistory(context.db, {
    id: makeId(context),
    at: context.clock.now(),
    actor: 'agent',
    actorId: agentId,
    ...entry,
  });
