import type { ActAnswer } from '#shared/contract/desk/acts.ts';
import { maskCardNumbers } from '#shared/fields/mask-cards.ts';
import type { BatchStep } from '../foundation/database/commit.ts';
import { makeId } from '../foundation/ports/random.ts';
import type { RequestContext } from '../foundation/ports/services.ts';
import { cacheCalendars, calendarQueries } from '../organisation/calendars.ts';
import { moveTicket } from '../tickets/moves/move-ticket.ts';
import { notifyCustomer } from '../tickets/notify.ts';
import { notifyParticipants } from '../tickets/participants/notices.ts';
import { listParticipants } from '../tickets/participants/store-participants.ts';
import { changeTicket, markQuestionsSeen, type TicketChange } from '../tickets/store.ts';
import { filesOf, guardFiles, takeFiles } from '../tickets/thread/files.ts';
import { addSearchedMessage } from '../tickets/words/searched-message.ts';
import { type Acting, commitAct, isCurrent, type Order, readActing, requireMove } from './act.ts';
import type { Asker } from './held/asker.ts';
import { takenByAnswer } from './owning/assignee.ts';
import { mentionSteps } from './owning/mentions.ts';
import { recordAnswer } from './reports/record-answer.ts';

/**
 * An agent has the thread before the eyes: a waiting ticket is in review from now on, and the
 * customer's messages are seen. Nothing happens where there is nothing new.
 */
export async function openThread(
  context: RequestContext,
  tokenHash: string,
  order: Order,
): Promise<ActAnswer> {
  const { db, clock } = context;
  const at = clock.now();
  const acting = await readActing(context, tokenHash, order, ['open'], []);
  if ('recorded' in acting) return acting.recorded;
  const { agent, ticket } = acting;
  const seen = { unread: false, seenAt: at };
  if (isCurrent(acting, order) && ticket.state !== 'waiting' && !ticket.unread)
    return { version: ticket.version };
  return await commitAct(context, acting, order, [
    ...(ticket.state === 'waiting'
      ? moveTicket(context, ticket, { move: 'open', actorId: agent.agentId }, seen)
      : [changeTicket(db, ticket.id, at, seen)]),
    markQuestionsSeen(db, ticket.id, at),
  ]);
}

/** An agent's reply to one ticket; `attachments` are ids of files uploaded with `formToken`. */
export type DeskReply = Order & {
  text: string;
  attachments: readonly string[];
  formToken: string | undefined;
};

/** The agent's answer; it leaves by the customer's reply channel in the same batch. */
export async function answerTicket(
  context: RequestContext,
  asker: Asker,
  { text, attachments, formToken = '', ...order }: DeskReply,
): Promise<ActAnswer> {
  const { db, clock, settings } = context;
  const at = clock.now();
  const what = ['answer', text, attachments];
  const acting = await readActing(context, asker, order, what, [
    listParticipants(db, [order.code]),
    ...calendarQueries(db),
  ]);

  if ('recorded' in acting) return acting.recorded;
  const { agent, ticket, reach } = acting;
  const [people, ...ofCalendars] = acting.also;
  requireMove(acting, order, 'answer');
  const files = await filesOf(formToken, attachments);
  const message = writtenBy(context, acting, text);
  const taken = takenByAnswer(context, ticket, agent.agentId);
  const department = settings.departments[ticket.department]?.title ?? settings.brand.name;
  return await commitAct(context, acting, order, [
    ...guardFiles(db, files),
    ...moveTicket(
      context,
      ticket,
      { move: 'answer', actorId: agent.agentId },
      { answeredAt: at, unread: false, seenAt: ticket.seenAt ?? at, ...taken.set },
    ),
    ...taken.steps,
    markQuestionsSeen(db, ticket.id, at),
    ...addSearchedMessage(db, message),
    ...recordAnswer(context, cacheCalendars(settings, ofCalendars), acting, message.id),
    ...takeFiles(db, files, message.id),
    ...notifyCustomer(context, 'ticket_answered', ticket, reach, { department }),
    ...notifyParticipants(context, 'ticket_answered', ticket, people, { department }),
  ]);
}

/** A note among agents: no notice, and no trace in what customers read. `mentions` are agents whom it names. */
export async function addNote(
  context: RequestContext,
  tokenHash: string,
  { text, mentions, ...order }: Order & { text: string; mentions: readonly string[] },
): Promise<ActAnswer> {
  const acting = await readActing(context, tokenHash, order, ['note', text, mentions], []);
  if ('recorded' in acting) return acting.recorded;
  return await commitAct(context, acting, order, noteSteps(context, acting, text, { mentions }));
}

/**
 * The note itself, with the agents whom it names and columns of the ticket to set; the ticket keeps its time of change,
 * which customers see.
 */
export function noteSteps(
  context: RequestContext,
  acting: Acting,
  text: string,
  { mentions = [], set = {} }: { mentions?: readonly string[]; set?: TicketChange } = {},
): BatchStep[] {
  const { db } = context;
  const note = { ...writtenBy(context, acting, text), internal: true };
  return [
    ...addSearchedMessage(db, note),
    ...mentionSteps(db, note, mentions),
    changeTicket(db, acting.ticket.id, acting.ticket.updatedAt, set),
  ];
}

const writtenBy = (context: RequestContext, { agent, ticket }: Acting, text: string) => ({
  id: makeId(context),
  ticketId: ticket.id,
  author: 'agent' as const,
  authorId: agent.agentId,
  text: maskCardNumbers(text),
  internal: false,
  createdAt: context.clock.now(),
});
