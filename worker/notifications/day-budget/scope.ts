// A day of Tehran has so many SMS, so much money for them, and so many e-mails. Parts of each are kept: for
// notices of answers, for agents, and for devices that have proven their address before. Who has a reserve
// uses it first, so that the rest stays for all as long as it can; the rest serves everybody, and codes for
// unknown devices and other notices have nothing else.
import { instantOfWall, wallClockAt } from '#shared/persian/tehran.ts';
import type { Limits } from '#shared/settings/limits.ts';
import { days } from '../../foundation/ports/clock.ts';
import type { Channel } from '../../foundation/ports/notification-templates.ts';

/** Hundredths of a day's budget that nobody else may use. */
const reservedPercent = { answers: 30, agents: 10, devices: 20, common: 0 } as const;

/** Who a message is for; stored in rows of the outbox and in keys of counts. */
export type Share = keyof typeof reservedPercent;

/** Whether this is the name of a share. */
export const isShare = (text: unknown): text is Share =>
  typeof text === 'string' && Object.hasOwn(reservedPercent, text);

/** The name of a share among the data of a notification. */
export const shareName = 'share';

const shares = Object.keys(reservedPercent).filter(isShare);

/** One share of one channel's budgets. */
export type Slot = { channel: Channel; share: Share };

/** Every share of every channel. */
export const allSlots: readonly Slot[] = (['sms', 'email'] as const).flatMap((channel) =>
  shares.map((share) => ({ channel, share })),
);

/** What the counts of a slot are known by in statements. */
export const nameOfSlot = ({ channel, share }: Slot): string => `${channel}:${share}`;

/** What is counted of a channel: messages, and what SMS cost. */
type Unit = { prefix: string; max: number; each: number };

/** How many messages of a channel the day has had, over all shares. */
export const totalKeyOf = (channel: Channel): string => `send:${channel}`;

const rialsPrefix = 'send:rials';

type OfDay = Pick<
  Limits,
  'smsGlobalPerDay' | 'smsRialsPerDay' | 'smsRialsPerPart' | 'emailsPerDay'
>;

const unitsOf = (channel: Channel, limits: OfDay): Unit[] => {
  if (channel === 'email') return [{ prefix: 'send:email', max: limits.emailsPerDay, each: 1 }];
  const count = { prefix: 'send:sms', max: limits.smsGlobalPerDay, each: 1 };
  if (limits.smsRialsPerDay === 0) return [count];
  return [count, { prefix: rialsPrefix, max: limits.smsRialsPerDay, each: limits.smsRialsPerPart }];
};

const reserveOf = (share: Share, max: number) => Math.floor((max * reservedPercent[share]) / 100);

const commonOf = (max: number) => shares.reduce((rest, share) => rest - reserveOf(share, max), max);

/** What a slot has left is judged by: for each unit a row per share, the slot's own among them. */
export type BudgetRow = {
  slot: string;
  unit: string;
  key: string;
  reserve: number;
  common: number;
  isOwn: 0 | 1;
};

/** Those of `slots` whose budgets are not nought, which allows none of them and is no news. */
export const slotsInUse = (limits: OfDay, slots: readonly Slot[] = allSlots): Slot[] =>
  slots.filter(({ channel }) => unitsOf(channel, limits).every(({ max }) => max > 0));

/** The rows of some slots, for `areOpen` and its like. */
export const budgetRowsOf = (slots: readonly Slot[], limits: OfDay): BudgetRow[] =>
  slots.flatMap((slot) =>
    unitsOf(slot.channel, limits).flatMap(({ prefix, max }) =>
      shares.map((share) => ({
        slot: nameOfSlot(slot),
        unit: prefix,
        key: `${prefix}:${share}`,
        reserve: reserveOf(share, max),
        common: commonOf(max),
        isOwn: share === slot.share ? 1 : 0,
      })),
    ),
  );

/** What a message adds to counts; `add` may be below zero. */
export type Counted = { slot: string; key: string; add: number };

/** What a message of this slot is counted as before it is sent: its price is known later. */
export const countsOf = (slot: Slot, limits: OfDay): Counted[] => [
  { slot: nameOfSlot(slot), key: totalKeyOf(slot.channel), add: 1 },
  ...unitsOf(slot.channel, limits).map(({ prefix, each }) => ({
    slot: nameOfSlot(slot),
    key: `${prefix}:${slot.share}`,
    add: each,
  })),
];

/**
 * What is to be added once a message has ended as it did: nothing remains of one that was not sent, where it was
 * counted in the day that is corrected.
 */
export const correctionOf = (
  slot: Slot,
  limits: OfDay,
  { costRials, takesBack }: { costRials: number; takesBack: 'nothing' | 'price' | 'all' },
): Counted[] => {
  const isRials = ({ key }: Counted) => key.startsWith(rialsPrefix);
  return countsOf(slot, limits)
    .map((counted) => ({
      ...counted,
      add: isRials(counted)
        ? costRials - (takesBack === 'nothing' ? 0 : counted.add)
        : takesBack === 'all'
          ? -counted.add
          : 0,
    }))
    .filter(({ add }) => add !== 0);
};

/** Epoch ms: the midnight of Tehran at which the day of this instant began. */
export const startOfDay = (now: number): number => instantOfWall(wallClockAt(now).day, 0);

/** Epoch ms: the midnight of Tehran at which all of it begins anew. */
export const endOfDay = (now: number): number => instantOfWall(wallClockAt(now).day, days(1));
