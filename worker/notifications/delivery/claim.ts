import { readTogether } from '../../foundation/database/commit.ts';
import { commitWithRecovery, recoverWithinMs } from '../../foundation/database/commit-recovery.ts';
import { within } from '../../foundation/database/within.ts';
import { makeToken } from '../../foundation/ports/random.ts';
import type { Queued, RequestContext } from '../../foundation/ports/services.ts';
import { allSlots, budgetRowsOf, countsOf, endOfDay } from '../day-budget/scope.ts';
import { listPaused } from './channel-store.ts';
import {
  asClaimed,
  type Claim,
  type Claimed,
  claimNext,
  countClaimed,
  hasClaimed,
  isDue,
  isDueAmong,
  readClaimed,
} from './delivery-store.ts';

/** A message in the hands of a sender, and who cannot send it now. */
export type ClaimResult = { message: Claimed; paused: ReadonlySet<string> };

/** Takes the message that is due first, of these alone where `only` names some; null where nothing can be sent. */
export async function claim(
  context: RequestContext,
  only?: readonly Queued[],
): Promise<ClaimResult | null> {
  const next = makeClaim(context, only);
  const taken = await commitWithRecovery(
    context.db,
    takeNext(context, next, only),
    hasClaimed(next),
  );
  return taken ? claimResultOf(taken) : await readClaimResult(context, next);
}

/**
 * A claim that nobody else makes: by its token, what it took is found again. With `only` it asks nothing of the channels
 * that none of those go by.
 */
export function makeClaim(
  {
    clock,
    randomBytes,
    settings,
    smsProviders,
    emailProvider,
    webhook,
    notificationTemplates,
  }: RequestContext,
  only?: readonly Queued[],
): Claim {
  const now = clock.now();
  const slots = slotsOfNotices.filter(
    (slot) => !only || only.some(({ channel }) => channel === slot.channel),
  );
  return {
    now,
    leaseToken: makeToken(randomBytes, 16),
    providers: [
      ...smsProviders.map(({ name }) => ({ channel: 'sms' as const, name })),
      ...(emailProvider ? [{ channel: 'email' as const, name: emailProvider.name }] : []),
      ...(webhook ? [{ channel: 'webhook' as const, name: webhook.name }] : []),
    ],
    budget: budgetRowsOf(slots, settings.limits),
    counts: slots.flatMap((slot) => countsOf(slot, settings.limits)),
    endOfDay: endOfDay(now),
    beyondBudget: Object.keys(notificationTemplates).filter(
      (message) => notificationTemplates[message]?.isBeyondBudget,
    ),
    withoutReserve: Object.keys(notificationTemplates).filter(
      (message) => notificationTemplates[message]?.hasNoReserve,
    ),
  };
}

const idsOf = (queued: readonly Queued[]) => queued.map(({ id }) => id);

/** Slots of what is counted when it is taken; what was granted a share was counted when it was queued. */
const slotsOfNotices = allSlots.filter(({ share }) => share === 'answers' || share === 'common');

/** Takes the message that is due first, counts it in the day's budget, and reads who cannot send it. */
export const takeNext = (
  { db }: Pick<RequestContext, 'db'>,
  { counts, ...next }: Claim,
  only?: readonly Queued[],
) => {
  const { providers: _providers, budget: _budget, ...claimed } = next;
  return [
    claimNext(db, next, only ? isDueAmong(idsOf(only), next.now) : isDue(next.now)),
    listPaused(db, next.now),
    countClaimed(db, { ...claimed, counts }),
  ] as const;
};

type Taken = readonly [
  claimed: Awaited<ReturnType<typeof claimNext>>,
  paused: Awaited<ReturnType<typeof listPaused>>,
  ...others: unknown[],
];

/** What `takeNext` has answered; null also where it was not asked. */
export function claimResultOf(taken: Taken | readonly []): ClaimResult | null {
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
export const readClaimResult = async (
  { db }: Pick<RequestContext, 'db'>,
  next: Claim,
): Promise<ClaimResult | null> =>
  claimResultOf(
    await within(
      recoverWithinMs,
      readTogether(db, [readClaimed(db, next), listPaused(db, next.now)]),
    ),
  );
