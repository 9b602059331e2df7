import { type SQL, sql } from 'drizzle-orm';
import { wallClockAt } from '#shared/persian/tehran.ts';
import { makeToken } from '../foundation/chance.ts';
import { commitSurely, type Part } from '../foundation/parts.ts';
import type { Work } from '../foundation/services.ts';
import { listPaused } from './channel-store.ts';
import { asClaimed, type Claimed, claimNext, hasClaimed, readClaimed } from './delivery-store.ts';

/** A message in the hands of a sender, and who cannot send it now. */
export type Held = { message: Claimed; paused: ReadonlySet<string> };

/** Takes the message that is due first; null where nothing can be sent. */
export async function claim(work: Work): Promise<Held | null> {
  const next = takeNext(work);
  const [held] = await commitSurely(work.db, [next], next.isTaken);
  return held;
}

export type Taking = Part<Held | null> & {
  /** Condition: a message was taken. */
  isTaken: SQL;
};

/** Takes no message. */
export const nothing: Taking = { statements: [], answer: () => null, isTaken: sql`0` };

/**
 * The message that is due first and who cannot send it. A claim whose answer is lost is asked for again:
 * a code whose lease ran out might have been sent, and is not sent any more (R49).
 */
export function takeNext(work: Work): Taking {
  const { db, clock, chance, settings, smsProviders, emailProvider } = work;
  const now = clock.now();
  const claim = {
    now,
    leaseToken: makeToken(chance, 16),
    providers: [
      ...smsProviders.map(({ name }) => ({ channel: 'sms' as const, name })),
      ...(emailProvider ? [{ channel: 'email' as const, name: emailProvider.name }] : []),
    ],
    spending: { day: wallClockAt(now).day, maxRials: settings.limits.smsRialsPerDay },
  };
  return {
    statements: [claimNext(db, claim), listPaused(db, now)],
    recall: [readClaimed(db, claim), listPaused(db, now)],
    answer: (results) => heldOf(...(results as Taken)),
    isTaken: hasClaimed(claim),
  };
}

type Taken = [
  claimed: Awaited<ReturnType<typeof claimNext>>,
  paused: Awaited<ReturnType<typeof listPaused>>,
];

function heldOf(...[[row], paused]: Taken): Held | null {
  return row
    ? { message: asClaimed(row), paused: new Set(paused.map((one) => one.provider)) }
    : null;
}
