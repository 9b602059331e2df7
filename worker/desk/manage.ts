import type { ActAnswer } from '#shared/contract/desk.ts';
import { maskCardNumbers } from '#shared/fields/card-number.ts';
import { makeId } from '../foundation/chance.ts';
import { Problem } from '../foundation/problem.ts';
import type { Work } from '../foundation/services.ts';
import { promiseFor, readToday, recentToday, type Today } from '../organisation/today.ts';
import { unprovenKey } from '../people/store.ts';
import { endSessionsOfAddress } from '../sessions/store.ts';
import { tellDepartment } from '../tickets/announce.ts';
import { todayGate, untilNotOutrun } from '../tickets/outrun.ts';
import { addHistory, changeTicket, moveTicket, type TicketRow } from '../tickets/store.ts';
import { type Acting, act, type Order } from './act.ts';
import { noteStatements, tellCustomer } from './answer.ts';
import { blockWhen, unblockWhen } from './store.ts';
import type { Viewer } from './viewer.ts';

type Told = Pick<Order, 'code' | 'version' | 'key'>;

/** Closes for a reason that the customer reads. */
export function closeTicket(
  work: Work,
  viewer: Viewer,
  { reason: typed, ...told }: Told & { reason: string },
): Promise<ActAnswer> {
  const reason = maskCardNumbers(typed);
  return act(work, viewer, { ...told, what: ['close', typed], move: 'close' }, (acting) => [
    ...moveTicket(
      work.db,
      {
        move: 'close',
        ticketId: acting.ticket.id,
        historyId: makeId(work),
        actorId: viewer.agentId,
        at: work.clock.now(),
        why: reason,
        when: acting.held,
      },
      { closeReason: reason, unread: false, seenAt: acting.ticket.seenAt ?? work.clock.now() },
    ),
    ...tellCustomer(work, 'ticket_closed', acting, { reason }),
  ]);
}

/**
 * Hands a ticket to another department. The promise is counted anew in its hours, from when the
 * customer began to wait: whose desk it lay on first is no concern of the customer's.
 */
export const routeTicket = (
  work: Work,
  viewer: Viewer,
  { department, why, ...told }: Told & { department: string; why: string | undefined },
): Promise<ActAnswer> => {
  if (!Object.hasOwn(work.settings.departments, department))
    throw new Problem('bad_input', { fields: { department: 'یکی از واحدها را برگزینید.' } });
  return untilNotOutrun(async (isFirst) => {
    const today = await (isFirst ? recentToday : readToday)(work.db, work.settings);
    const order = {
      ...told,
      what: ['route', department, why],
      move: 'route' as const,
      gates: [todayGate(work.db, today)],
      isNeedless: (ticket: TicketRow) => ticket.department === department,
    };
    return await act(work, viewer, order, (acting) =>
      routeStatements(work, viewer, today, acting, {
        department,
        why: why === undefined ? null : maskCardNumbers(why),
      }),
    );
  });
};

function routeStatements(
  work: Work,
  viewer: Viewer,
  today: Today,
  { ticket, held }: Acting,
  { department, why }: { department: string; why: string | null },
) {
  const { db, clock } = work;
  const at = clock.now();
  const promise = promiseIn(work, today, ticket, department);
  const set = {
    department,
    departmentSince: at,
    unread: true,
    promiseDueAt: promise.dueAt,
    promiseStartedAt: promise.startedAt,
    promiseWarnedAt: null,
  };
  const entry = { ticketId: ticket.id, at, actor: 'agent' as const, actorId: viewer.agentId };
  const isMove = ticket.state !== 'in_review';
  return [
    addHistory(
      db,
      {
        ...entry,
        id: makeId(work),
        kind: 'department',
        fromValue: ticket.department,
        toValue: department,
        why,
      },
      held,
    ),
    ...(isMove
      ? moveTicket(
          db,
          {
            move: 'route',
            ticketId: ticket.id,
            historyId: makeId(work),
            actorId: viewer.agentId,
            at,
            when: held,
          },
          set,
        )
      : [changeTicket(db, ticket.id, at, set, held)]),
    ...tellDepartment(
      work,
      'department_new_ticket',
      { id: ticket.id, code: ticket.code, department, promiseDueAt: promise.dueAt },
      held,
    ),
  ];
}

function promiseIn(work: Work, today: Today, ticket: TicketRow, department: string) {
  const isOwed = ticket.state === 'waiting' || ticket.state === 'in_review';
  const startedAt = (isOwed ? ticket.promiseStartedAt : null) ?? work.clock.now();
  const type = work.settings.requestTypes.find(({ id }) => id === ticket.requestType);
  if (!type) return { startedAt, dueAt: ticket.promiseDueAt };
  return { startedAt, dueAt: promiseFor(today, type, ticket, startedAt, department).dueAt };
}

/** The agents' own order of work; customers never see it. */
export const setPriority = (
  work: Work,
  viewer: Viewer,
  { priority, ...told }: Told & { priority: number },
): Promise<ActAnswer> =>
  act(work, viewer, { ...told, what: ['priority', priority] }, ({ ticket, held }) => [
    changeTicket(work.db, ticket.id, ticket.updatedAt, { priority }, held),
  ]);

/**
 * Blocks every address of the sender and signs it out; a note among agents says who did it and why.
 * A sender who proved nothing may have named anybody's address: what is blocked then is further
 * unproven requests that name it, and nothing of whoever proves it (R96).
 */
export const blockSender = (
  work: Work,
  viewer: Viewer,
  { reason: typed, ...told }: Told & { reason: string },
): Promise<ActAnswer> =>
  act(work, viewer, { ...told, what: ['block', typed] }, (acting) => {
    const at = work.clock.now();
    const reason = maskCardNumbers(typed);
    const { ticket, addresses, held } = acting;
    const block = { reason, at, agentId: viewer.agentId };
    return [
      ...addresses.flatMap((address) =>
        ticket.proven
          ? [
              blockWhen(work.db, { ...block, address }, held),
              endSessionsOfAddress(work.db, address, held),
            ]
          : [blockWhen(work.db, { ...block, address: unprovenKey(address) }, held)],
      ),
      ...noteStatements(work, viewer, `${sayBlocked(ticket)} علت: ${reason}`, acting),
    ];
  });

function sayBlocked({ proven, contact }: TicketRow): string {
  if (proven) return 'فرستنده مسدود شد.';
  const named = contact?.includes('@') ? 'ایمیل' : 'شماره';
  return `درخواست‌های تأییدنشدهٔ دیگر با این ${named} ثبت نمی‌شوند؛ صاحب آن مثل همیشه وارد می‌شود و درخواست ثبت می‌کند.`;
}

/** Lifts the block that the thread shows. */
export const unblockSender = (work: Work, viewer: Viewer, told: Told): Promise<ActAnswer> =>
  act(work, viewer, { ...told, what: ['unblock'] }, (acting) => [
    ...unblockWhen(
      work.db,
      { addresses: acting.addresses, unprovenFirst: !acting.ticket.proven },
      acting.held,
    ),
    ...noteStatements(work, viewer, 'مسدودی برداشته شد.', acting),
  ]);
