import { wallClockAt } from '#shared/persian/tehran.ts';
import { raiseAlarms } from '../../alarms/store.ts';
import { commit } from '../../foundation/database/commit.ts';
import { commitWithRecovery } from '../../foundation/database/commit-recovery.ts';
import type { Statement } from '../../foundation/database/database.ts';
import { isDatabaseDown, outageCode } from '../../foundation/database/database-fault.ts';
import { type Budget, budgetOf } from '../../foundation/ports/budget.ts';
import type { Queued, RequestContext, Services } from '../../foundation/ports/services.ts';
import { allSlots, countsOf, endOfDay, startOfDay } from '../day-budget/scope.ts';
import { count } from '../day-budget/store-budget.ts';
import { alarmsOf } from './alarms-of-attempt.ts';
import { correctionFor } from './budget-of-attempt.ts';
import { alarmSpent, pauseMs, pauseProviders, spend } from './channel-store.ts';
import {
  type ClaimResult,
  claim,
  claimResultOf,
  makeClaim,
  readClaimResult,
  takeNext,
} from './claim.ts';
import { pollDeliveryStates } from './delivery-status.ts';
import {
  bringForward,
  bringPollsForward,
  type Claim,
  type Claimed,
  claimPolls,
  expireStale,
  hasClaimed,
  isHeld,
  isSettled,
  settle,
  uncountStale,
} from './delivery-store.ts';
import { attemptSend, type SendOutcome } from './send-attempt.ts';

/*
 * What holds at every instant, whoever dies where (R47):
 * - A row is there exactly when the change that caused it is; it is written in the same batch.
 * - Only the holder of the token settles a row, and a lease outlasts every call made under it.
 * - A token that is still there when the lease is over means: perhaps it was sent. `may_be_out` says
 *   so from the next claim on; a code then ends as `unsure`, everything else is asked about first.
 * - `dedupe_id` and the Message-ID are made with the row and never change.
 * So a notice is called for at least once and a code never after a call that may have sent it.
 */

const senderCount = 4;

/**
 * Sends what a request has just queued, and nothing else: other requests send theirs, and the timer what was left. Where the
 * timer comes once a minute and bounds what it sends (Workers), a request helps with what waits, as `kickOutbox` does.
 * Call it in `afterResponse` with the context of the request.
 */
export async function sendQueued({ queued = [], ...services }: RequestContext): Promise<void> {
  if (services.budget) return await kickOutbox(services);
  if (queued.length === 0) return;
  const context: RequestContext = { ...services, db: services.openDb() };
  const messages = Math.min(budgetOf(context).bounds.messagesPerKick, queued.length);
  const run = startRun(context, { messages, senders: 1, only: queued });
  if (takesOneMore(run)) await send(context, run, await claim(context, queued));
}

/**
 * Sends some of what is due, be it of this request or of another. Call it in `afterResponse` where the request does not note
 * what it queues; the timer sends what it misses.
 */
export async function kickOutbox(services: Services): Promise<void> {
  const context: RequestContext = { ...services, db: services.openDb() };
  const run = startRun(context, { messages: budgetOf(context).bounds.messagesPerKick, senders: 1 });
  if (takesOneMore(run)) await send(context, run, await claim(context));
}

/**
 * Sends all that is due, and asks what became of what was sent. For the timer
 * (every 10 s) and the cron (every minute): overlapping and missed runs are harmless (R51). What the
 * budget does not cover is not claimed, and waits for the next run.
 */
export async function deliverDue(services: Services): Promise<void> {
  const context: RequestContext = { ...services, db: services.openDb() };
  const { bounds, left } = budgetOf(context);
  const run = startRun(context, { messages: bounds.messagesPerRun, senders: senderCount });
  const polls = Math.max(0, Math.min(bounds.pollsPerRun, left() - run.perMessage - 2));
  run.reserved = polls + 1;
  const next = takesOneMore(run) ? makeClaim(context) : null;
  const { asked, held } = await tidyAndTake(context, polls, next);
  run.reserved = asked.length === 0 ? 0 : asked.length + 1;
  await allEnded([
    next && send(context, run, held),
    pollDeliveryStates(context, asked).then(() => {
      run.reserved = 0;
    }),
  ]);
}

/**
 * Buries what is stale, takes the messages whose gateways are to be asked, and the first to be sent. Where
 * the answer is lost, what was to be asked comes up again when its lease is over.
 */
async function tidyAndTake(context: RequestContext, polls: number, next: Claim | null) {
  const { db, clock, settings } = context;
  const now = clock.now();
  const counts = allSlots.flatMap((slot) => countsOf(slot, settings.limits));
  const tidying = [
    bringForward(db, now),
    bringPollsForward(db, now),
    uncountStale(db, now, counts, { start: startOfDay(now), end: endOfDay(now) }),
    expireStale(db, now),
    claimPolls(db, now, polls),
  ] as const;
  if (!next) {
    const [, , , , asked] = await commit(db, tidying);
    return { asked, held: null };
  }
  const rows = await commitWithRecovery(
    db,
    [...tidying, ...takeNext(context, next)],
    hasClaimed(next),
  );
  if (!rows) return { asked: [], held: await readClaimResult(context, next) };
  const [, , , , asked, ...taken] = rows;
  return { asked, held: claimResultOf(taken) };
}

/** What several senders share. */
type Run = {
  budget: Budget;
  /** The messages that it takes; left out where it takes any. */
  only?: readonly Queued[];
  /** How many messages may still be claimed. */
  messages: number;
  /** How many senders may still begin. */
  senders: number;
  /** Messages that senders hold or are about to claim. */
  inHand: number;
  /** Subrequests kept for something else. */
  reserved: number;
  /** Subrequests that a message takes at most. */
  perMessage: number;
};

function startRun(
  context: RequestContext,
  { messages, senders, only }: Pick<Run, 'messages' | 'senders' | 'only'>,
): Run {
  const { smsProviders, emailProvider, webhook } = context;
  // Every gateway may be asked and called; then come rendering, settling, and claiming another.
  const calls = Math.max(smsProviders.length * 2, emailProvider || webhook ? 1 : 0);
  const perMessage = calls + 3;
  return { budget: budgetOf(context), only, messages, senders, inHand: 0, reserved: 0, perMessage };
}

/** Whether one more message can be claimed and brought to its end; it is counted in then. */
function takesOneMore(run: Run): boolean {
  const { budget, messages, inHand, reserved, perMessage } = run;
  if (messages === 0 || budget.left() - reserved < (inHand + 1) * perMessage) return false;
  run.messages -= 1;
  run.inHand += 1;
  return true;
}

/**
 * One sender: one message at a time, so that a lease never covers waiting for another (R46). Where it
 * has something to send, another sender looks whether there is more. `first` is counted in already.
 */
async function send(context: RequestContext, run: Run, first: ClaimResult | null): Promise<void> {
  run.senders -= 1;
  await allEnded([first && sendBeside(context, run), sendInTurn(context, run, first)]);
}

async function sendBeside(context: RequestContext, run: Run): Promise<void> {
  if (run.senders > 0 && takesOneMore(run)) await send(context, run, await claim(context));
}

async function sendInTurn(
  context: RequestContext,
  run: Run,
  first: ClaimResult | null,
): Promise<void> {
  let next = first;
  let isCountedIn = true;
  while (next) {
    const outcome = await attemptSend(context, next.message, next.paused);
    run.inHand -= 1;
    isCountedIn = takesOneMore(run);
    next = await record(context, next.message, outcome, isCountedIn ? run : null);
  }
  if (isCountedIn) run.inHand -= 1;
}

/** Writes down what became of a message and, in the same round trip, takes the next one of the run. */
async function record(
  context: RequestContext,
  message: Claimed,
  outcome: SendOutcome,
  run: Run | null,
): Promise<ClaimResult | null> {
  const { change, refusals, costRials } = outcome;
  const { db, clock, log, settings } = context;
  const now = clock.now();
  const { day } = wallClockAt(now);
  const alarms = alarmsOf(message, outcome, now);
  const correction = correctionFor(context, message, outcome);
  const maxRials = settings.limits.smsRialsPerDay;
  // What there is nothing of is no statement: most messages are sent at once, and change no count.
  const held: Statement[] = [
    ...(alarms.length > 0 ? [raiseAlarms(db, alarms, isHeld(message))] : []),
    ...(correction.length > 0 ? [count(db, correction, endOfDay(now), isHeld(message))] : []),
    ...(refusals.length > 0 ? [pauseProviders(db, refusals, now + pauseMs)] : []),
  ];
  const spending: Statement[] = costRials > 0 ? [spend(db, day, costRials)] : [];
  const justSpent = costRials > 0 && maxRials > 0 ? [alarmSpent(db, day, maxRials)] : [];
  const write = async (next: Claim | null) => {
    const rows = await commitWithRecovery(
      db,
      [
        ...held,
        ...spending,
        settle(db, message, change),
        ...justSpent,
        ...(next ? takeNext(context, next, run?.only) : []),
      ],
      isSettled(message),
    );
    if (!rows)
      return {
        isSettled: true,
        isJustSpent: false,
        held: next && (await readClaimResult(context, next)),
      };
    const [settled, ...others] = rows.slice(held.length + spending.length) as readonly unknown[][];
    const [spent = []] = others.splice(0, justSpent.length);
    return {
      isSettled: (settled?.length ?? 0) > 0,
      isJustSpent: spent.length > 0,
      held: claimResultOf(others as readonly unknown[] as Parameters<typeof claimResultOf>[0]),
    };
  };
  const settled = await write(run ? makeClaim(context, run.only) : null).catch((fault: unknown) => {
    // Unsettled, what has just gone out would go out again. After a time limit it may yet be written.
    if (!isDatabaseDown(fault) || outageCode(fault) === 'TIME_LIMIT') throw fault;
    return write(null);
  });
  if (settled.isSettled) for (const { name, facts } of alarms) log.alarm(name, facts, true);
  if (settled.isJustSpent) log.alarm('sms_money_spent', { day });
  return settled.held;
}

/**
 * Waits for all of them, and throws what the first that failed threw. Workers end an invocation whose
 * promise is settled, and a message in the hands of another sender with it.
 */
async function allEnded(work: readonly (Promise<void> | null | undefined)[]): Promise<void> {
  const ends = await Promise.allSettled(work);
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
}
