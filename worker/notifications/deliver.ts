import { wallClockAt } from '#shared/persian/tehran.ts';
import { makeToken } from '../foundation/chance.ts';
import { days, minutes } from '../foundation/clock.ts';
import { commit } from '../foundation/database.ts';
import type { Services, Work } from '../foundation/services.ts';
import { attempt, type Outcome } from './attempt.ts';
import { alarmSpent, listPaused, pauseProvider, spend } from './channel-store.ts';
import {
  asClaimed,
  type Claimed,
  claimNext,
  expireStale,
  settle,
  sweepOutbox,
} from './delivery-store.ts';
import { pollDeliveries } from './follow.ts';

/*
 * What holds at every instant, whoever dies where (R47):
 * - A row is there exactly when the change that caused it is; it is written in the same batch.
 * - Only the holder of the token settles a row, and a lease outlasts every call made under it.
 * - A token that is still there when the lease is over means: perhaps it was sent. `may_be_out` says
 *   so from the next claim on; a code then ends as `unsure`, everything else is asked about first.
 * - `dedupe_id` and the Message-ID are made with the row and never change.
 * So a notice is called for at least once and a code never after a call that may have sent it.
 */

/** How many one request sends on its way out, its own first. */
const kickCount = 10;
/** How many one run of the timer sends: a run of the cron has a bound of calls as well. */
const runCount = 400;
const senderCount = 4;
/** A gateway that refused our account is tried again after this. */
const pauseMs = minutes(15);

/** Sends what a request has just queued. Call it in `afterResponse`; the timer mends what it misses. */
export async function kickOutbox(services: Services): Promise<void> {
  await sendUpTo({ ...services, db: services.openDb() }, { left: kickCount });
}

/**
 * Sends all that is due, asks what became of what was sent, and forgets what is old. For the timer
 * (every 10 s) and the cron (every minute): overlapping and missed runs are harmless (R51).
 */
export async function deliverDue(services: Services): Promise<void> {
  const work: Work = { ...services, db: services.openDb() };
  const now = services.clock.now();
  await commit(work.db, [
    expireStale(work.db, now),
    sweepOutbox(work.db, now - days(services.settings.retention.sentMessages)),
  ]);
  const budget = { left: runCount };
  await Promise.all(Array.from({ length: senderCount }, () => sendUpTo(work, budget)));
  await pollDeliveries(work);
}

/** One sender: one message at a time, so that a lease never covers waiting for another (R46). */
async function sendUpTo(work: Work, budget: { left: number }) {
  const mayGoOn = () => budget.left-- > 0;
  if (!mayGoOn()) return;
  let next = await claim(work);
  while (next) {
    const outcome = await attempt(work, next.message, next.paused);
    next = await record(work, next.message, outcome, mayGoOn());
  }
}

type Held = { message: Claimed; paused: ReadonlySet<string> };

async function claim(work: Work): Promise<Held | null> {
  const [claimed, paused] = await commit(work.db, takeNext(work));
  return heldOf(claimed, paused);
}

/** The message that is due first and who cannot send it. */
const takeNext = ({ db, clock, chance, settings, smsProviders, emailProvider }: Work) => {
  const now = clock.now();
  return [
    claimNext(db, {
      now,
      leaseToken: makeToken(chance, 16),
      providers: [
        ...smsProviders.map(({ name }) => ({ channel: 'sms' as const, name })),
        ...(emailProvider ? [{ channel: 'email' as const, name: emailProvider.name }] : []),
      ],
      spending: { day: wallClockAt(now).day, maxRials: settings.limits.smsRialsPerDay },
    }),
    listPaused(db, now),
  ] as const;
};

function heldOf(
  [row]: Awaited<ReturnType<typeof claimNext>>,
  paused: Awaited<ReturnType<typeof listPaused>>,
): Held | null {
  return row
    ? { message: asClaimed(row), paused: new Set(paused.map((one) => one.provider)) }
    : null;
}

/** Writes down what became of a message and, in the same round trip, takes the next one. */
async function record(
  work: Work,
  message: Claimed,
  { change, refusals, costRials }: Outcome,
  takesNext: boolean,
): Promise<Held | null> {
  const { db, clock, log, settings } = work;
  const now = clock.now();
  const { day } = wallClockAt(now);
  const results = await commit(db, [
    settle(db, message, change),
    spend(db, day, costRials),
    alarmSpent(db, day, settings.limits.smsRialsPerDay),
    ...refusals.map((refusal) => pauseProvider(db, { ...refusal, pausedUntil: now + pauseMs })),
    ...(takesNext ? takeNext(work) : []),
  ]);
  const [settled, , justSpent] = results;
  for (const refusal of refusals) log.alarm('provider_paused', refusal);
  if (justSpent.length > 0) log.alarm('sms_money_spent', { day });
  if (settled.length > 0 && (change.state === 'dead' || change.state === 'unsure'))
    log.alarm(`outbox_${change.state}`, {
      id: message.id,
      message: message.message,
      channel: message.channel,
      reason: change.reason,
    });
  if (!takesNext) return null;
  const [claimed, paused] = results.slice(-2) as never as Awaited<
    ReturnType<typeof commit<ReturnType<typeof takeNext>>>
  >;
  return heldOf(claimed, paused);
}
