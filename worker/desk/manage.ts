import type { ActAnswer } from '#shared/contract/desk/acts.ts';
import { maskCardNumbers } from '#shared/fields/mask-cards.ts';
import type { Settings } from '#shared/settings/schema.ts';
import type { BatchStep } from '../foundation/database/commit.ts';
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
import { notifyParticipants } from '../tickets/participants/notices.ts';
import { listParticipants, type Participant } from '../tickets/participants/store-participants.ts';
import { resumedPromise } from '../tickets/snooze/paused-promise.ts';
import { addHistory, awake, changeTicket, type TicketRow } from '../tickets/store.ts';
import { turnSteps } from '../tickets/turns/turns.ts';
import { type Acting, commitAct, isCurrent, type Order, readActing, requireMove } from './act.ts';
import { noteSteps } from './answer.ts';
import type { Asker } from './held/asker.ts';
import { findCloseReason } from './owning/store-close-reasons.ts';
import { unknownCloseReason } from './owning/texts.ts';
import { blockUnproven, liftBlocks, listBlocksOn } from './store.ts';
import * as texts from './texts.ts';

/** Why a ticket is closed: own words, or a reason of the list by its id. */
export type CloseReason = { reason?: string | undefined; reasonId?: string | undefined };

/** What the steps of an act ask of whoever acts on what. */
type Subject = Pick<Acting, 'agent' | 'ticket' | 'reach'>;

/** @throws Problem `bad_input` for a department that settings do not name. */
export function requireDepartment({ departments }: Settings, department: string) {
  if (!Object.hasOwn(departments, department))
    throw new Problem('bad_input', { fields: { department: texts.chooseDepartment } });
}

/**
 * The reason in words, from the row that `findCloseReason` found.
 * @throws Problem `bad_input` for an id that the list does not have.
 */
export function closeReasonOf(
  { reason, reasonId }: CloseReason,
  listed: { id: string; title: string } | undefined,
): { text: string; id: string | null } {
  if (reasonId !== undefined && !listed)
    throw new Problem('bad_input', { fields: { reasonId: unknownCloseReason } });
  return { text: listed?.title ?? maskCardNumbers(reason ?? ''), id: listed?.id ?? null };
}

/** Closes for a reason that the customer reads. */
export async function closeTicket(
  context: RequestContext,
  asker: Asker,
  { reason: typed, reasonId, ...order }: Order & CloseReason,
): Promise<ActAnswer> {
  const acting = await readActing(
    context,
    asker,
    order,
    ['close', typed, reasonId],
    [findCloseReason(context.db, reasonId ?? ''), listParticipants(context.db, [order.code])],
  );
  if ('recorded' in acting) return acting.recorded;
  requireMove(acting, order, 'close');
  const [[listed], people] = acting.also;
  // What was done under this key before is answered as it was, though the reason has left the list.
  const asked = isCurrent(acting, order) ? { reason: typed, reasonId } : { reason: typed };
  const reason = closeReasonOf(asked, listed);
  return await commitAct(context, acting, order, closeSteps(context, acting, people, reason));
}

/** The closing itself, and the notices of it to the customer and to those who take part. */
export function closeSteps(
  context: RequestContext,
  { agent, ticket, reach }: Subject,
  people: readonly Participant[],
  reason: ReturnType<typeof closeReasonOf>,
): readonly BatchStep[] {
  return [
    ...moveTicket(
      context,
      ticket,
      { move: 'close', actorId: agent.agentId, why: reason.text },
      {
        closeReason: reason.text,
        closeReasonId: reason.id,
        unread: false,
        seenAt: ticket.seenAt ?? context.clock.now(),
      },
    ),
    ...notifyCustomer(context, 'ticket_closed', ticket, reach, { reason: reason.text }),
    ...notifyParticipants(context, 'ticket_closed', ticket, people, { reason: reason.text }),
  ];
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
  const { db, settings } = context;
  requireDepartment(settings, department);
  return await retryOnConflict(async () => {
    const acting = await readActing(
      context,
      tokenHash,
      order,
      ['route', department, why],
      calendarQueries(db),
    );
    if ('recorded' in acting) return acting.recorded;
    const { ticket } = acting;
    const calendars = cacheCalendars(settings, acting.also);
    requireMove(acting, order, 'route');
    if (isCurrent(acting, order) && ticket.department === department)
      return { version: ticket.version };
    return await commitAct(context, acting, order, [
      guardAgainstConflict(db, areCalendarsCurrent(calendars)),
      ...routeSteps(context, acting, { calendars, department, why }),
    ]);
  });
}

/** The routing itself, and the department's notice of it. */
export function routeSteps(
  context: RequestContext,
  { agent, ticket }: Subject,
  {
    calendars,
    department,
    why,
  }: { calendars: EffectiveCalendars; department: string; why: string | undefined },
): readonly BatchStep[] {
  const { db, clock } = context;
  const at = clock.now();
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
  return [
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
  ];
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
  const { ticket } = acting;
  if (isCurrent(acting, order) && ticket.priority === priority) return { version: ticket.version };
  return await commitAct(context, acting, order, prioritySteps(context, acting, priority));
}

/** The change of priority itself. */
export const prioritySteps = (
  { db, clock, randomBytes }: RequestContext,
  { agent, ticket }: Subject,
  priority: number,
): readonly BatchStep[] => [
  addHistory(db, {
    ...{ id: makeId({ clock, randomBytes }), ticketId: ticket.id, at: clock.now() },
    ...{ actor: 'agent', actorId: agent.agentId, kind: 'priority' },
    ...{ fromValue: String(ticket.priority), toValue: String(priority) },
  }),
  changeTicket(db, ticket.id, ticket.updatedAt, { priority }),
];

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
