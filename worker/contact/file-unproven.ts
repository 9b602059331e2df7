import type { FiledAnswer } from '#shared/contract/tickets.ts';
import { type BatchStep, commit } from '../foundation/database/commit.ts';
import { guardAgainstConflict, retryOnConflict } from '../foundation/database/retry-on-conflict.ts';
import { makeId } from '../foundation/ports/random.ts';
import type { RequestContext } from '../foundation/ports/services.ts';
import { Problem } from '../foundation/problem.ts';
import { changeAnswerOf } from '../idempotency/store.ts';
import { areCalendarsCurrent, cachedCalendars, readCalendars } from '../organisation/calendars.ts';
import { promiseFor } from '../organisation/promise.ts';
import { countNotice } from '../proofs/send-work.ts';
import { moves } from '../tickets/moves/moves.ts';
import type { Submitted } from '../tickets/open/checked-request.ts';
import { submittedAnswer, submittedNotices } from '../tickets/open/submitted.ts';
import { turnSteps } from '../tickets/turns/turns.ts';
import {
  addHistoryOfLetIn,
  dropNoticesUnlessLetIn,
  letInUnproven,
  waitsForProof,
} from './store.ts';
import { filedNow, readWaiting, type Waiting } from './waiting.ts';

// No code came, and the request is filed as it is: the same ticket, with all its words and files, enters the
// queue marked unproven (R69). Its proof stays open: a code that comes late still proves it.

/**
 * Files the request that waits in this browser; a second time answers the same.
 * @throws Problem `code_expired` when nothing waits, `proof_needed` where its type lets nobody in unproven.
 */
export const fileUnproven = (
  context: RequestContext,
  asked: { proofId: string | undefined; clientAddress: string },
): Promise<FiledAnswer> =>
  retryOnConflict(async (isFirst) => {
    const { db, settings } = context;
    const waiting = await readWaiting(context, asked.proofId);
    const type = waiting?.type;
    if (!waiting || waiting.proof.id !== asked.proofId || waiting.submitted.state === 'expired')
      throw new Problem('code_expired');
    if (!waiting.isUnconfirmed) return await filedNow(context, waiting);
    if (!type || type.unprovenTickets === 'hold') throw new Problem('proof_needed');

    const calendars = await (isFirst ? cachedCalendars : readCalendars)(db, settings);
    const { submitted, steps } = letIn(context, { ...waiting, type }, calendars, asked);
    await commit(db, [guardAgainstConflict(db, areCalendarsCurrent(calendars)), ...steps]);
    return await filedNow(context, { ...waiting, submitted, isUnconfirmed: false });
  });

/** The same statements whether a block stops it or not (R10). */
function letIn(
  context: RequestContext,
  { id, proof, ticket, type, submitted }: Waiting & { type: NonNullable<Waiting['type']> },
  calendars: Awaited<ReturnType<typeof readCalendars>>,
  origin: { clientAddress: string },
): { submitted: Submitted; steps: BatchStep[] } {
  const { db, clock } = context;
  const at = clock.now();
  const { address } = proof;
  const isMail = address.includes('@');
  // What an unproven sender's plan would give is for those who have proven that they are who has it.
  const { department, dueAt } = promiseFor(calendars, type, { plan: null, agency: null }, at);
  const { from, to, by } = moves.file_unproven;
  const filed = {
    id,
    code: submitted.code.replaceAll('-', ''),
    state: to,
    department,
    promiseDueAt: dueAt,
    replyChannel: ticket?.replyChannel ?? (isMail ? 'email' : 'sms'),
  } as const;
  const { hiddenCards } = submitted;
  const answer = { ...submitted, ...submittedAnswer(context, filed, hiddenCards) };
  const reach = {
    mobile: isMail ? null : address,
    email: isMail ? address : null,
    unproven: true,
  };
  const set = { department, departmentSince: at, promiseDueAt: dueAt, promiseStartedAt: at };
  const history = {
    ...{ id: makeId(context), ticketId: id, at, actor: by },
    ...{ kind: 'state' as const, fromValue: from[0], toValue: to },
  };
  const steps = [
    guardAgainstConflict(db, waitsForProof(id, proof.id)),
    letInUnproven(db, id, at, set),
    addHistoryOfLetIn(db, history),
    ...turnSteps(context, { id }, department),
    ...submittedNotices(context, filed, reach, hiddenCards),
    dropNoticesUnlessLetIn(db, id),
    ...countNotice(context, address, id, origin),
    changeAnswerOf(db, { resultId: id, answer }),
  ];
  return { submitted: answer, steps };
}
