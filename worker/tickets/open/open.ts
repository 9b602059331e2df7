import { hiddenCards } from '#shared/fields/hidden-cards.ts';
import { maskCardNumbers } from '#shared/fields/mask-cards.ts';
import {
  guardAgainstConflict,
  retryOnConflict,
} from '../../foundation/database/retry-on-conflict.ts';
import { minutes } from '../../foundation/ports/clock.ts';
import { makeId } from '../../foundation/ports/random.ts';
import type { RequestContext } from '../../foundation/ports/services.ts';
import { runIdempotent } from '../../idempotency/run-idempotent.ts';
import {
  areCalendarsCurrent,
  cachedCalendars,
  readCalendars,
} from '../../organisation/calendars.ts';
import { promiseFor } from '../../organisation/promise.ts';
import { addHistory, addTicket, type NewTicket } from '../store.ts';
import { submissionScope } from '../store-reading.ts';
import { guardFiles, noFiles, takeFiles } from '../thread/files.ts';
import { turnSteps } from '../turns/turns.ts';
import { factTexts } from '../words/fold-words.ts';
import { addSearchedMessage } from '../words/searched-message.ts';
import type {
  CheckedRequest,
  FilingAgent,
  Sender,
  Submission,
  Submitted,
} from './checked-request.ts';
import { makeTicket } from './make-ticket.ts';
import { sameRequestAfter, takeBackStopped } from './store-stopped.ts';
import { submittedAnswer, submittedNotices } from './submitted.ts';
import { chargeCustomer } from './ticket-limits.ts';

// A ticket is opened once, with its first message, its history, its promise and the notices about it,
// in one round trip. Card numbers are masked before anything is stored.

/** The same words within this time are one ticket. */
export const sameTextMs = minutes(10);

/**
 * Opens a ticket and answers its code, state and promise. The same key, or the same words within
 * minutes, give the same ticket.
 * @throws Problem `key_reused`, `bad_input` for files that are gone, `too_many_requests`,
 * `urgent_quota_spent`, or what the charges of the submission refuse with.
 */
export const openTicket = (
  context: RequestContext,
  request: CheckedRequest,
  sender: Sender,
  submission: Submission,
) =>
  retryOnConflict(async (isFirst) => {
    const { db, clock, settings } = context;
    const { files = noFiles } = request;
    const { key, bodyHash, charges = [], proof, agent, afterNotices } = submission;
    const now = clock.now();
    const calendars = await (isFirst ? cachedCalendars : readCalendars)(db, settings);
    const promised = promiseFor(calendars, request.type, sender, now);
    const ticket = await makeTicket(context, request, sender, promised, { proof, agent });
    const message = firstMessage(context, ticket, request.text);
    const reach = { ...sender, unproven: sender.customerId === null };
    const cards = hiddenCards([ticket.title, ...Object.values(ticket.facts), message.text]);
    const answer: Submitted = {
      ...submittedAnswer(context, ticket, cards),
      proofId: ticket.proofId,
      requestType: ticket.requestType,
    };
    return await runIdempotent(
      db,
      {
        scope: agent?.scope ?? submissionScope(sender.customerId ?? sender.contact ?? ''),
        key,
        bodyHash,
        resultId: ticket.id,
        answer,
        now,
        ...(!agent && { earlier: sameRequestAfter(ticket, now - sameTextMs) }),
      },
      [
        guardAgainstConflict(db, areCalendarsCurrent(calendars)),
        ...guardFiles(db, files),
        ...(agent ? [] : chargeCustomer(context, request, sender)),
        ...charges,
        addTicket(db, ticket),
        ...addSearchedMessage(db, message, [ticket.title, ...factTexts(ticket.facts)]),
        ...takeFiles(db, files, message.id),
        addHistory(db, beginning(context, ticket, agent)),
        ...(ticket.state === 'waiting' ? submittedNotices(context, ticket, reach, cards) : []),
        ...(agent ? [] : takeBackStopped(db, ticket, { answer, now })),
        ...(ticket.state === 'waiting'
          ? turnSteps(context, { id: ticket.id }, ticket.department)
          : []),
        ...(afterNotices?.(ticket.id, ticket.code) ?? []),
        ...(proof?.steps ?? []),
      ],
    );
  });

const firstMessage = (context: RequestContext, { id, customerId }: NewTicket, text: string) => ({
  id: makeId(context),
  ticketId: id,
  author: 'customer' as const,
  authorId: customerId ?? null,
  text: maskCardNumbers(text),
  internal: false,
  createdAt: context.clock.now(),
});

const beginning = (
  context: RequestContext,
  { id, customerId, state }: NewTicket,
  agent: FilingAgent | undefined,
) => ({
  id: makeId(context),
  ticketId: id,
  at: context.clock.now(),
  actor: agent ? ('agent' as const) : ('customer' as const),
  actorId: agent?.agentId ?? customerId ?? null,
  kind: 'state' as const,
  toValue: state,
});
