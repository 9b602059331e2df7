// Alarms that stand as long as something is so: the timer looks whether it is.
import { wallClockAt } from '#shared/persian/tehran.ts';
import { unsettledLunarYears } from '#shared/settings/unsettled-years.ts';
import type { AlarmName } from '../alarms/catalogue.ts';
import type { BatchRows } from '../foundation/database/commit.ts';
import { findOtherSecret } from '../foundation/database/secret-mark.ts';
import { days, hours, minutes } from '../foundation/ports/clock.ts';
import type { Channel } from '../foundation/ports/notification-templates.ts';
import type { RequestContext } from '../foundation/ports/services.ts';
import { inboundAnswersKey } from '../inbound/answer.ts';
import {
  allSlots,
  budgetRowsOf,
  endOfDay,
  nameOfSlot,
  type Slot,
  slotsInUse,
  totalKeyOf,
} from '../notifications/day-budget/scope.ts';
import { listSpentSlots } from '../notifications/day-budget/store-budget.ts';
import { pauseMs } from '../notifications/delivery/channel-store.ts';
import { installedChannels } from '../notifications/delivery/open-channels.ts';
import { sendsInAll } from '../proof-of-work/demand.ts';
import { wrongCodesKey } from '../proof-of-work/scope.ts';
import { readDemands } from '../proof-of-work/store.ts';
import { listFull, listPauses, listStuck, readSpent } from './store.ts';

/** Without anything to send, a gateway that refused us so long ago is taken to accept us again. */
const refusedForMs = hours(24);

/** Something that is so now. */
export type Standing = {
  name: AlarmName;
  key: string;
  facts: Record<string, unknown>;
  /** Another alarm says it too, so that it is not raised; where it stands it goes on. */
  isSaid?: boolean;
};

type With = Pick<RequestContext, 'db' | 'clock' | 'settings'>;

/** Counters whose being full is an alarm. */
const counters = ({ settings: { limits } }: Pick<RequestContext, 'settings'>) => [
  {
    name: 'sms_day_budget_spent',
    key: totalKeyOf('sms'),
    max: limits.smsGlobalPerDay,
    windowMs: days(1),
  } as const,
  {
    name: 'wrong_code_breaker',
    key: wrongCodesKey,
    max: limits.wrongCodesGlobalPerHour,
    windowMs: hours(1),
  } as const,
  {
    name: 'inbound_answers_spent',
    key: inboundAnswersKey,
    max: limits.inboundAnswersPerDay,
    windowMs: days(1),
  } as const,
];

const alarmOfShare = { sms: 'sms_share_spent', email: 'mail_budget_spent' } as const;

/** Codes and links by each channel; where they are many, the work for each gets harder for everybody. */
const demandsInAll = ({ settings: { limits } }: Pick<RequestContext, 'settings'>) => ({
  sms: sendsInAll(limits, 'sms'),
  email: sendsInAll(limits, 'email'),
});

/** What `judge` needs to know, as reads for one round trip. `secretMark` is that of our secret. */
export function looks(context: With, secretMark: string) {
  const { db, clock } = context;
  const now = clock.now();
  return [
    listStuck(db, now),
    listPauses(db),
    readSpent(db, wallClockAt(now).day),
    listFull(
      db,
      counters(context).map(({ key, max, windowMs }) => ({ key, max, windowMs })),
      now,
    ),
    listSpentSlots(
      db,
      budgetRowsOf(slotsInUse(context.settings.limits), context.settings.limits),
      endOfDay(now),
    ),
    readDemands(db, Object.values(demandsInAll(context)), now),
    findOtherSecret(db, secretMark),
  ] as const;
}

/** The channels that the ways of notifying in settings use. */
const wantedChannels = ({ replyChannels }: Pick<RequestContext['settings'], 'replyChannels'>) =>
  (['sms', 'email'] as const).filter((channel) =>
    replyChannels.some((one) => one.includes(channel)),
  );

/** The rows that `looks` answers. */
type Looked = BatchRows<ReturnType<typeof looks>>;

/**
 * What is so by those rows. A paused provider stays so until it has sent something: its pause ends by
 * itself, which mends nothing. A queue waits for its provider or for tomorrow's share without being
 * stuck, and that has an alarm of its own.
 */
export function judge(
  context: With & Pick<RequestContext, 'smsProviders' | 'emailProvider'>,
  looked: Looked,
): Standing[] {
  const { clock, settings, smsProviders, emailProvider } = context;
  const [stuck, pauses, [spent], full, spentSlots, demands, otherSecret] = looked;
  const now = clock.now();
  const { smsRialsPerDay } = settings.limits;
  const isSpent = smsRialsPerDay > 0 && (spent?.rials ?? 0) >= smsRialsPerDay;
  const refusing = pauses.filter(
    ({ pausedUntil, isOpen, hasSentSince }) =>
      // A pause that ends later was begun under a clock that was ahead.
      pausedUntil <= now + pauseMs + minutes(1) &&
      (pausedUntil > now ||
        (isOpen === 1 && hasSentSince === 0 && pausedUntil > now - refusedForMs)),
  );
  const isRefusing = (provider: string) => refusing.some((one) => one.provider === provider);
  const isShareSpent = (...slots: Slot[]) =>
    slots.some((slot) => spentSlots.some((one) => one.slot === nameOfSlot(slot)));
  const isWaiting = (channel: Channel) =>
    isShareSpent({ channel, share: 'answers' }, { channel, share: 'common' });
  const isExplained = {
    sms:
      isWaiting('sms') ||
      (smsProviders.length > 0 && smsProviders.every(({ name }) => isRefusing(name))),
    email: isWaiting('email') || (emailProvider !== null && isRefusing(emailProvider.name)),
    webhook: false,
  };
  return [
    ...otherSecret.map(() => ({ name: 'other_secret', key: '', facts: {} }) as const),
    ...stuck
      .filter(({ channel }) => !isExplained[channel])
      .map(({ channel }) => ({ name: 'outbox_stuck', key: channel, facts: { channel } }) as const),
    ...refusing.map(
      ({ provider, reason }) =>
        ({ name: 'provider_paused', key: provider, facts: { provider, reason } }) as const,
    ),
    ...wantedChannels(settings)
      .filter((channel) => !installedChannels(context).includes(channel))
      .map(
        (channel) => ({ name: 'channel_not_served', key: channel, facts: { channel } }) as const,
      ),
    ...(isSpent
      ? [{ name: 'sms_money_spent', key: '', facts: { rials: spent?.rials } } as const]
      : []),
    ...allSlots
      .filter((slot) => isShareSpent(slot))
      .map(({ channel, share }) => ({
        name: alarmOfShare[channel],
        key: share,
        facts: { share },
        isSaid: channel === 'sms' && (isSpent || full.some(({ key }) => key === totalKeyOf('sms'))),
      })),
    ...full.flatMap(({ key, count }) => {
      const counter = counters(context).find((one) => one.key === key);
      return counter ? [{ name: counter.name, key: '', facts: { count } }] : [];
    }),
    ...Object.entries(demandsInAll(context)).flatMap(([channel, { key }]) => {
      const demand = demands.find((one) => one.key === key);
      if (!demand?.level) return [];
      const { counted: count, level: step } = demand;
      return [
        { name: 'work_price_raised', key: channel, facts: { channel, count, step } } as const,
      ];
    }),
    ...unsettledLunarYears(settings, now).map(
      ({ year, is }) =>
        ({ name: 'lunar_holidays_unsettled', key: String(year), facts: { year, is } }) as const,
    ),
  ];
}
