import type { ActAnswer } from '#shared/contract/desk/acts.ts';
import { maskCardNumbers } from '#shared/fields/mask-cards.ts';
import { guardAgainstConflict, retryOnConflict } from '../foundation/database/retry-on-conflict.ts';
import { makeId } from '../foundation/ports/random.ts';
import type { RequestContext } from '../foundation/ports/services.ts';
import { Problem } from '../foundation/problem.ts';
import {
  areCalendarsCurrent,
  cacheCalendars,
  calendarQueries,
  type EffectiveCalendars,
} from '../organisation/calendars.ts';
import { promiseFor } from '../organisation/promise.ts';
import { blockAddress } from '../people/store.ts';
import { endSessionsOfAddress } from '../sessions/store.ts';
import { moveTicket } from '../tickets/moves/move-ticket.ts';
import { notifyCustomer, notifyDepartment } from '../tickets/notify.ts';
import { resumedPromise } from '../tickets/snooze/paused-promise.ts';
import { addHistory, awake, changeTicket, type TicketRow } from '../tickets/store.ts';
import { turnSteps } from '../tickets/turns/turns.ts';
import { commitAct, isCurrent, type Order, readActing, requireMove } from './act.ts';
import { noteSteps } from './answer.ts';
import { findCloseReason } from './owning/store-close-reasons.ts';
import { unknownCloseReason } from './owning/texts.ts';
import { blockUnproven, liftBlocks, listBlocksOn } from './store.ts';
import * as texts from './texts.ts';

/** Why a ticket is closed: own words, or a reason of the list by its id. */
export type CloseReason = { reason?: string | undefined; reasonId?: string | undefined };

/** Closes for a reason that the customer reads. */
export async function closeTicket(
  context: RequestContext,
  tokenHash: string,
  { reason: typed, reasonId, ...order }: Order & CloseReason,
): Promise<ActAnswer> {
  const acting = await readActing(
    context,
    tokenHash,
    order,
    ['close', typed, reasonId],
    [findCloseReason(context.db, reasonId ?? '')],
  );
  if ('recorded' in acting) return acting.recorded;
  const { agent, ticket, reach } = acting;
  requireMove(acting, order, 'close');
  const [[listed]] = acting.also;
  if (isCurrent(acting, order) && reasonId !== undefined && !listed)
    throw new Problem('bad_input', { fields: { reasonId: unknownCloseReason } });
  const reason = listed?.title ?? maskCardNumbers(typed ?? '');
  return await commitAct(context, acting, order, [
    ...moveTicket(
      context,
      ticket,
      { move: 'close', actorId: agent.agentId, why: reason },
      {
        closeReason: reason,
        closeReasonId: listed?.id ?? null,
        unread: false,
        seenAt: ticket.seenAt ?? context.clock.now(),
      },
    ),
    ...notifyCustomer(context, 'ticket_closed', ticket, reach, { reason }),
  ]);
}

/**
 * Hands a ticket to another department. The promise is counted anew in its hours, from when the
 * customer began to wait: whose desk it lay on first is no concern of the customer's.
 */
export async function routeTicket(
  context: RequestContext,
  tokenHash: string,
  { department, why, ...order }: Order & { department: string; why: string | undefined },
): Promise<ActAnswer> {
  const { db, clock, settings } = context;
  if (!Object.hasOwn(settings.departments, department))
    throw new Problem('bad_input', { fields: { department: texts.chooseDepartment } });
  return await retryOnConflict(async () => {
    const at = clock.now();
    const acting = await readActing(
      context,
      tokenHash,
      order,
      ['route', department, why],
      calendarQueries(db),
    );
    if ('recorded' in acting) return acting.recorded;
    const { agent, ticket } = acting;
    const calendars = cacheCalendars(settings, acting.also);
    requireMove(acting, order, 'route');
    if (isCurrent(acting, order) && ticket.department === department)
      return { version: ticket.version };
    const promise = promiseIn(context, calendars, ticket, department);
    const set = {
      ...awake,
      department,
      departmentSince: at,
      unread: true,
      promiseDueAt: promise.dueAt,
      promiseStartedAt: promise.startedAt,
      promiseWarnedAt: null,
    };
    return await commitAct(context, acting, order, [
      guardAgainstConflict(db, areCalendarsCurrent(calendars)),
      addHistory(db, {
        id: makeId(context),
        ticketId: ticket.id,
        at,
        actor: 'agent',
        actorId: agent.agentId,
        kind: 'department',
        fromValue: ticket.department,
        toValue: department,
        why: why === undefined ? null : maskCardNumbers(why),
      }),
      ...(ticket.state === 'in_review'
        ? [changeTicket(db, ticket.id, at, set)]
        : moveTicket(context, ticket, { move: 'route', actorId: agent.agentId }, set)),
      ...turnSteps(context, ticket, department),
      ...notifyDepartment(context, 'department_new_ticket', {
        id: ticket.id,
        code: ticket.code,
        department,
        promiseDueAt: promise.dueAt,
      }),
    ]);
  });
}

function promiseIn(
  context: RequestContext,
  calendars: EffectiveCalendars,
  ticket: TicketRow,
  department: string,
) {
  const isOwed = ticket.state === 'waiting' || ticket.state === 'in_review';
  const now = context.clock.now();
  const resumed = resumedPromise(calendars, ticket, now);
  const startedAt = (isOwed ? (resumed ?? ticket).promiseStartedAt : null) ?? now;
  const type = context.settings.requestTypes.find(({ id }) => id === ticket.requestType);
  if (!type) return { startedAt, dueAt: ticket.promiseDueAt };
  return { startedAt, dueAt: promiseFor(calendars, type, ticket, startedAt, department).dueAt };
}

/** The agents' own order of work; customers never see it. */
export async function setPriority(
  context: RequestContext,
  tokenHash: string,
  { priority, ...order }: Order & { priority: number },
): Promise<ActAnswer> {
  const acting = await readActing(context, tokenHash, order, ['priority', priority], []);
  if ('recorded' in acting) return acting.recorded;
  const { agent, ticket } = acting;
  if (isCurrent(acting, order) && ticket.priority === priority) return { version: ticket.version };
  return await commitAct(context, acting, order, [
    addHistory(context.db, {
      ...{ id: makeId(context), ticketId: ticket.id, at: context.clock.now() },
      ...{ actor: 'agent', actorId: agent.agentId, kind: 'priority' },
      ...{ fromValue: String(ticket.priority), toValue: String(priority) },
    }),
    changeTicket(context.db, ticket.id, ticket.updatedAt, { priority }),
  ]);
}

/**
 * Blocks every address of the sender and signs it out; a note among agents says who did it and why.
 * A sender who proved nothing may have named anybody's address: what is blocked then is further
 * unproven requests that name it, and nothing of whoever proves it (R96).
 */
export async function blockSender(
  context: RequestContext,
  tokenHash: string,
  { reason: typed, ...order }: Order & { reason: string },
): Promise<ActAnswer> {
  const { db, clock } = context;
  const acting = await readActing(context, tokenHash, order, ['block', typed], []);
  if ('recorded' in acting) return acting.recorded;
  const { agent, ticket, addresses } = acting;
  const reason = maskCardNumbers(typed);
  const block = { reason, blockedAt: clock.now(), blockedBy: agent.agentId };
  return await commitAct(context, acting, order, [
    ...addresses.flatMap((address) =>
      ticket.proven
        ? [blockAddress(db, { ...block, address }), endSessionsOfAddress(db, address)]
        : [blockUnproven(db, { ...block, address })],
    ),
    ...noteSteps(context, acting, blockedNote(ticket, reason)),
  ]);
}

function blockedNote({ proven, contact }: TicketRow, reason: string): string {
  if (proven) return texts.senderBlocked(reason);
  return contact?.includes('@')
    ? texts.unprovenMailboxBlocked(reason)
    : texts.unprovenNumberBlocked(reason);
}

/**
 * Lifts the block that the thread shows: those of one kind on the sender's addresses, or those of the
 * other kind where there is none, so that every block can be lifted where it is shown.
 */
export async function unblockSender(
  context: RequestContext,
  tokenHash: string,
  order: Order,
): Promise<ActAnswer> {
  const { db } = context;
  const acting = await readActing(
    context,
    tokenHash,
    order,
    ['unblock'],
    [listBlocksOn(db, order.code)],
  );
  if ('recorded' in acting) return acting.recorded;
  const [blocks] = acting.also;
  const shown = blocks.filter(({ unprovenOnly }) => Boolean(unprovenOnly) !== acting.ticket.proven);
  const lifted = (shown.length > 0 ? shown : blocks).map(({ address }) => address);
  return await commitAct(context, acting, order, [
    liftBlocks(db, lifted),
    ...noteSteps(context, acting, texts.unblocked),
  ]);
}
