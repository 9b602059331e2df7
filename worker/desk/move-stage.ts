import type { ActAnswer } from '#shared/contract/desk/acts.ts';
import { lastPromise, promiseAt, type Stage } from '#shared/settings/stages.ts';
import { guard } from '../foundation/database/guard.ts';
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
import { stagePromise } from '../organisation/promise.ts';
import { moveTicket } from '../tickets/moves/move-ticket.ts';
import { openStates, owedStates } from '../tickets/moves/moves.ts';
import { notifyCustomer } from '../tickets/notify.ts';
import { notifyParticipants } from '../tickets/participants/notices.ts';
import { listParticipants } from '../tickets/participants/store-participants.ts';
import { stageNews, stageOf } from '../tickets/stages/progress.ts';
import {
  addHistory,
  changeTicket,
  isInOneOf,
  markQuestionsSeen,
  type TicketChange,
  type TicketRow,
} from '../tickets/store.ts';
import { type Acting, commitAct, isCurrent, type Order, readActing, requireMove } from './act.ts';
import { recordAnswer } from './reports/record-answer.ts';
import * as texts from './texts.ts';

/**
 * Moves an open ticket along the course of its type, to any stage of it: agents correct themselves too. The promise
 * of the stage is counted from now, and the customer is notified. A stage that `answers` leaves no answer owed.
 * @throws Problem `bad_input` for a stage that the type lacks, `move_refused` where the ticket is not open.
 */
export async function moveToStage(
  context: RequestContext,
  tokenHash: string,
  { stage: id, ...order }: Order & { stage: string },
): Promise<ActAnswer> {
  const { db, clock, settings } = context;
  return await retryOnConflict(async () => {
    const at = clock.now();
    const acting = await readActing(
      context,
      tokenHash,
      order,
      ['stage', id],
      [listParticipants(db, [order.code]), ...calendarQueries(db)],
    );
    if ('recorded' in acting) return acting.recorded;
    const { agent, ticket, reach } = acting;
    const [people, ...ofCalendars] = acting.also;
    const calendars = cacheCalendars(settings, ofCalendars);
    const type = settings.requestTypes.find((one) => one.id === ticket.requestType);
    const stage = type?.stages.find((one) => one.id === id);
    if (!type || !stage) {
      // Its type can have been changed since: what was done under this key before is answered as it was.
      if (!isCurrent(acting, order)) return await commitAct(context, acting, order, []);
      throw new Problem('bad_input', { fields: { stage: texts.chooseStage } });
    }
    requireMove(acting, order, 'answer');
    const before = stageOf(type, ticket);
    if (isCurrent(acting, order) && before === stage) return { version: ticket.version };
    const promised = promisedNow(calendars, type.stages, { ticket, before, stage }, at);
    const news = {
      stage: stage.title,
      news: stageNews(type.stages, stage, promised.stageDueAt, at),
    };
    const set = { stage: stage.id, stageSince: at, ...promised };
    return await commitAct(context, acting, order, [
      guardAgainstConflict(db, areCalendarsCurrent(calendars)),
      guard(db, isInOneOf(ticket.id, openStates), 'move_refused'),
      addHistory(db, {
        id: makeId(context),
        ticketId: ticket.id,
        at,
        actor: 'agent',
        actorId: agent.agentId,
        kind: 'stage',
        fromValue: before?.title ?? null,
        toValue: stage.title,
      }),
      ...ticketSteps(context, acting, stage, set, at),
      ...(isAnswer(stage, ticket) ? recordAnswer(context, calendars, acting, makeId(context)) : []),
      ...notifyCustomer(context, 'ticket_stage', ticket, reach, news),
      ...notifyParticipants(context, 'ticket_stage', ticket, people, news),
    ]);
  });
}

/**
 * A promise begins with the stage that makes it, and stands through those on the way to what is promised, whichever
 * way a request is moved between them. Who calls one kept by mistake has it back as it was made.
 */
function promisedNow(
  calendars: EffectiveCalendars,
  stages: readonly Stage[],
  { ticket, before, stage }: { ticket: TicketRow; before: Stage | null; stage: Stage },
  at: number,
) {
  const promise = promiseAt(stages, stage);
  const { stageDueAt, stagePromisedAt, stageWarnedAt } = ticket;
  const made = lastPromise(stages, stage)?.by;
  const isSame = made !== undefined && before && lastPromise(stages, before)?.by === made;
  const since = (isSame ? stagePromisedAt : null) ?? at;
  if (!promise)
    return { stageDueAt: null, stagePromisedAt: made ? since : null, stageWarnedAt: null };
  if (isSame && stageDueAt !== null) return { stageDueAt, stagePromisedAt, stageWarnedAt };
  const due = stagePromise(calendars, promise.by, ticket.department, since)?.dueAt ?? null;
  return { stageDueAt: due, stagePromisedAt: since, stageWarnedAt: null };
}

/** The ticket itself: a stage implies having opened it, and some answer it at the instant at which they are reached. */
function ticketSteps(
  context: RequestContext,
  { agent, ticket }: Acting,
  stage: Stage,
  set: TicketChange,
  at: number,
) {
  const { db } = context;
  const { agentId: actorId } = agent;
  const seen = { unread: false, seenAt: ticket.seenAt ?? at };
  if (isAnswer(stage, ticket))
    return [
      ...moveTicket(
        context,
        ticket,
        { move: 'answer', actorId },
        { ...set, ...seen, answeredAt: at },
      ),
      markQuestionsSeen(db, ticket.id, at),
    ];
  return ticket.state === 'waiting'
    ? moveTicket(context, ticket, { move: 'open', actorId }, set)
    : [changeTicket(db, ticket.id, at, set)];
}

const isAnswer = (stage: Stage, ticket: TicketRow) => stage.answers && isOwed(ticket);

const isOwed = ({ state }: Pick<TicketRow, 'state'>) => owedStates.some((owed) => owed === state);
