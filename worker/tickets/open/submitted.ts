import type { FiledAnswer } from '#shared/contract/tickets.ts';
import { customerWords } from '#shared/contract/tickets.ts';
import { showTrackingCode } from '#shared/fields/tracking-code.ts';
import type { RequestContext } from '../../foundation/ports/services.ts';
import { enqueueWithinDay } from '../../notifications/enqueue-within-day.ts';
import { enqueueCounted } from '../../notifications/store.ts';
import { hiddenCardsData } from '../notifications.ts';
import { customerNotices, departmentNotices, formatPromise, type Reach } from '../notify.ts';
import type { NewTicket } from '../store.ts';

/**
 * What is said when a ticket reaches the queue: to the customer and to the department. Anybody can file one in a name
 * that is not proven, so that what is said of those waits for no other day. `cards` are the last four digits of masked ones.
 */
export function submittedNotices(
  context: Pick<RequestContext, 'db' | 'clock' | 'randomBytes' | 'settings'>,
  ticket: Pick<NewTicket, 'id' | 'code' | 'replyChannel' | 'department' | 'promiseDueAt'>,
  reach: Reach,
  cards: readonly string[] = [],
) {
  const promiseDueAt = ticket.promiseDueAt ?? null;
  const promise = formatPromise(promiseDueAt, context.clock.now());
  const notices = [
    ...customerNotices('ticket_filed', ticket, reach, {
      promise,
      ...(cards.length > 0 && { [hiddenCardsData]: cards.join(' ') }),
    }),
    ...departmentNotices(context, 'department_new_ticket', { ...ticket, promiseDueAt }),
  ];
  const queue = reach.unproven ? enqueueWithinDay : enqueueCounted;
  return notices.flatMap((notice) => [...queue(context, notice)]);
}

/** What the form shows once the ticket is there. */
export function submittedAnswer(
  { clock, settings }: Pick<RequestContext, 'clock' | 'settings'>,
  ticket: Pick<NewTicket, 'code' | 'state' | 'promiseDueAt' | 'department'>,
  cards: string[] = [],
): Omit<FiledAnswer, 'proof'> {
  const dueAt = ticket.promiseDueAt ?? null;
  const { title, next } = customerWords(settings.stateWords, ticket.state, false);
  return {
    code: showTrackingCode(ticket.code),
    state: ticket.state,
    stateTitle: title,
    next,
    department: settings.departments[ticket.department]?.title ?? ticket.department,
    promise:
      dueAt === null ? null : { dueAt, text: formatPromise(dueAt, clock.now()), late: false },
    ...(cards.length > 0 && { hiddenCards: cards }),
  };
}
