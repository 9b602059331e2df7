import { workingTimeBetween } from '#shared/working-time/count.ts';
import type { BatchStep } from '../../foundation/database/commit.ts';
import { minutes } from '../../foundation/ports/clock.ts';
import type { RequestContext } from '../../foundation/ports/services.ts';
import type { EffectiveCalendars } from '../../organisation/calendars.ts';
import { choosePromise } from '../../organisation/promise.ts';
import { owedStates } from '../../tickets/moves/moves.ts';
import type { Acting } from '../act.ts';
import { addAnswer } from './store-answers.ts';

type Answered = Acting['ticket'];

/**
 * The steps that note an answer for the lead's page; they belong into the batch of the answer. `id` is that of the
 * message, or of whatever else was the answer, and `ticket` is as it was read before.
 */
export function recordAnswer(
  { db, clock }: Pick<RequestContext, 'db' | 'clock'>,
  calendars: EffectiveCalendars,
  { agent, ticket }: Pick<Acting, 'agent' | 'ticket'>,
  id: string,
): readonly BatchStep[] {
  const at = clock.now();
  const { department } = ticket;
  const row = { messageId: id, ticketId: ticket.id, at, department, agentId: agent.agentId };
  const mayBeFirst = ticket.answeredAt === null;
  return [addAnswer(db, { ...row, mayBeFirst, ...waitOf(calendars, ticket, at) })];
}

/**
 * How long an answer was owed, in whole working minutes of the calendar that its promise is counted in, and whether the
 * promise was kept. Where the clock of the promise was stopped, it is judged by when it was.
 */
function waitOf(calendars: EffectiveCalendars, ticket: Answered, at: number) {
  const { promiseStartedAt: from, promiseDueAt, promiseLeft, snoozedAt, state } = ticket;
  if (from === null || !owedStates.some((owed) => owed === state))
    return { minutes: null, kept: null };
  const type = calendars.settings.requestTypes.find(({ id }) => id === ticket.requestType);
  const { calendar } = choosePromise(calendars, { ...ticket, promise: type?.promise });
  const isStopped = promiseLeft !== null && snoozedAt !== null;
  const until = isStopped ? Math.min(snoozedAt, at) : at;
  const waited = Math.floor(workingTimeBetween(calendar, from, until) / minutes(1));
  const kept = isStopped ? promiseLeft > 0 : promiseDueAt === null ? null : at <= promiseDueAt;
  return { minutes: waited, kept };
}
