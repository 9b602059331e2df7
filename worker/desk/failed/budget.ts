import type { BudgetAnswer, ChannelBudget } from '#shared/contract/desk/failed.ts';
import { wallClockAt } from '#shared/persian/tehran.ts';
import { readSpent } from '../../alarm-watch/store.ts';
import type { RequestContext } from '../../foundation/ports/services.ts';
import {
  allSlots,
  endOfDay,
  nameOfSlot,
  totalKeyOf,
} from '../../notifications/day-budget/scope.ts';
import { listCountsOfDay } from '../../notifications/day-budget/store-counts.ts';
import { readWithRight } from '../../sessions/rules.ts';

/** Only those of a channel that count messages, and the key of a slot is that of its count. */
const keyOfSlot = (slot: (typeof allSlots)[number]) => `send:${nameOfSlot(slot)}`;

/**
 * What today has sent and what it may send, by what it was for.
 * @throws Problem `sign_in_needed`; `not_found` for plain agents.
 */
export async function readBudget(
  context: RequestContext,
  tokenHash: string,
): Promise<BudgetAnswer> {
  const { db, clock, settings, smsProviders, emailProvider } = context;
  const { limits } = settings;
  const now = clock.now();
  const keys = [totalKeyOf('sms'), totalKeyOf('email'), ...allSlots.map(keyOfSlot)];
  const { rows } = await readWithRight(context, tokenHash, 'alarms', [
    listCountsOfDay(db, keys, endOfDay(now)),
    readSpent(db, wallClockAt(now).day),
  ]);
  const [counts, [spent]] = rows;
  const countOf = (key: string) => counts.find((row) => row.key === key)?.count ?? 0;
  const budgetOf = (channel: ChannelBudget['channel'], max: number): ChannelBudget => ({
    ...{ channel, max, sent: countOf(totalKeyOf(channel)) },
    shares: allSlots
      .filter((slot) => slot.channel === channel)
      .map((slot) => ({ share: slot.share, sent: countOf(keyOfSlot(slot)) })),
  });
  return {
    channels: [
      ...(smsProviders.length > 0 ? [budgetOf('sms', limits.smsGlobalPerDay)] : []),
      ...(emailProvider ? [budgetOf('email', limits.emailsPerDay)] : []),
    ],
    rials:
      limits.smsRialsPerDay > 0 ? { spent: spent?.rials ?? 0, max: limits.smsRialsPerDay } : null,
  };
}
