import { wallClockAt } from '#shared/persian/tehran.ts';
import { makeToken } from '../foundation/chance.ts';
import { commitWithRecovery, recoverWithinMs } from '../foundation/commit-recovery.ts';
import { readTogether } from '../foundation/database.ts';
import type { Work } from '../foundation/services.ts';
import { within } from '../foundation/within.ts';
import { listPaused } from './channel-store.ts';
import {
  asClaimed,
  type Claim,
  type Claimed,
  claimNext,
  hasClaimed,
  readClaimed,
} from './delivery-store.ts';

/** A message in the hands of a sender, and who cannot send it now. */
export type Held = { message: Claimed; paused: ReadonlySet<string> };

/** Takes the message that is due first; null where nothing can be sent. */
export async function claim(work: Work): Promise<Held | null> {
  const next = makeClaim(work);
  const taken = await commitWithRecovery(work.db, takeNext(work, next), hasClaimed(next));
  return taken ? heldOf(taken) : await readHeld(work, next);
}

/** A claim that nobody else makes: by its token, what it took is found again. */
export function makeClaim({ clock, chance, settings, smsProviders, emailProvider }: Work): Claim {
  const now = clock.now();
  return {
    now,
    leaseToken: makeToken(chance, 16),
    providers: [
      ...smsProviders.map(({ name }) => ({ channel: 'sms' as const, name })),
      ...(emailProvider ? [{ channel: 'email' as const, name: emailProvider.name }] : []),
    ],
    spending: { day: wallClockAt(now).day, maxRials: settings.limits.smsRialsPerDay },
  };
}

/** Takes the message that is due first and reads who cannot send it. */
export const takeNext = ({ db }: Pick<Work, 'db'>, next: Claim) =>
  [claimNext(db, next), listPaused(db, next.now)] as const;

type Taken = readonly [
  claimed: Awaited<ReturnType<typeof claimNext>>,
  paused: Awaited<ReturnType<typeof listPaused>>,
];

/** What `takeNext` has answered; null also where it was not asked. */
export function heldOf(taken: Taken | readonly []): Held | null {
  const [claimed, paused] = taken;
  const row = claimed?.[0];
  return row && paused
    ? { message: asClaimed(row), paused: new Set(paused.map(({ provider }) => provider)) }
    : null;
}

/**
 * What a claim took whose answer is lost: a code whose lease ran out might have been sent, and is not
 * sent any more (R49).
 */
export const readHeld = async ({ db }: Pick<Work, 'db'>, next: Claim): Promise<Held | null> =>
  heldOf(
    await within(
      recoverWithinMs,
      readTogether(db, [readClaimed(db, next), listPaused(db, next.now)]),
    ),
  );
