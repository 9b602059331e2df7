// Every kind of alarm, in one table: `log.alarm` with one of these names is written down and reaches the
// receivers that settings name. `docs/operate.md` lists them, and a test holds both equal.
import type { AlarmSeverity } from '#shared/settings/alarms.ts';
import { days, hours } from '../foundation/ports/clock.ts';
import { alarmTexts } from './texts.ts';

/**
 * When an alarm has recovered:
 * - `check`: the timer looks, and what was wrong is over
 * - `event`: `log.info` tells of that event
 * - `time`: it was not raised again for so long
 */
type Recovery = { by: 'check' } | { by: 'event'; event: string } | { by: 'time'; quietMs: number };

/** What the code promises about one kind of alarm. */
export type AlarmKind = {
  severity: AlarmSeverity;
  /** Persian, a few words. */
  title: string;
  /** Persian, one sentence that says what to do now. */
  advice: string;
  recovers: Recovery;
  /** The receivers are reminded so often while it stands and nobody has acknowledged it. */
  reminderMs: number;
  /** The fact that tells apart what stands side by side, such as the provider. */
  keyFact?: string;
  /** It is said at each start to whoever starts the server, or nothing can be written then. */
  journalOnly?: true;
};

const standing = { reminderMs: hours(6) } as const;
const byCheck = { recovers: { by: 'check' }, ...standing } as const;
const byTime = (quietMs: number) => ({ recovers: { by: 'time', quietMs }, ...standing }) as const;

const kinds = {
  database_down: {
    severity: 'critical',
    ...alarmTexts.database_down,
    ...byCheck,
  },
  database_file_lost: {
    severity: 'critical',
    ...alarmTexts.database_file_lost,
    ...byCheck,
  },
  other_secret: {
    severity: 'critical',
    ...alarmTexts.other_secret,
    ...byCheck,
  },
  outbox_stuck: {
    severity: 'critical',
    ...alarmTexts.outbox_stuck,
    keyFact: 'channel',
    ...byCheck,
  },
  provider_paused: {
    severity: 'critical',
    ...alarmTexts.provider_paused,
    keyFact: 'provider',
    ...byCheck,
  },
  channel_not_served: {
    severity: 'warning',
    ...alarmTexts.channel_not_served,
    keyFact: 'channel',
    ...byCheck,
  },
  template_refused: {
    severity: 'critical',
    ...alarmTexts.template_refused,
    keyFact: 'provider',
    ...byTime(hours(12)),
  },
  sms_money_spent: {
    severity: 'critical',
    ...alarmTexts.sms_money_spent,
    ...byCheck,
  },
  sms_share_spent: {
    severity: 'critical',
    ...alarmTexts.sms_share_spent,
    keyFact: 'share',
    ...byCheck,
  },
  mail_budget_spent: {
    severity: 'critical',
    ...alarmTexts.mail_budget_spent,
    keyFact: 'share',
    ...byCheck,
  },
  sms_day_budget_spent: {
    severity: 'critical',
    ...alarmTexts.sms_day_budget_spent,
    ...byCheck,
  },
  wrong_code_breaker: {
    severity: 'critical',
    ...alarmTexts.wrong_code_breaker,
    ...byCheck,
  },
  work_price_raised: {
    severity: 'warning',
    ...alarmTexts.work_price_raised,
    keyFact: 'channel',
    ...byCheck,
  },
  second_factor_tries_spent: {
    severity: 'critical',
    ...alarmTexts.second_factor_tries_spent,
    keyFact: 'agentId',
    ...byTime(days(1)),
  },
  backup_failed: {
    severity: 'critical',
    ...alarmTexts.backup_failed,
    recovers: { by: 'event', event: 'backup_made' },
    ...standing,
  },
  recovery_code_used: {
    severity: 'warning',
    ...alarmTexts.recovery_code_used,
    keyFact: 'agentId',
    ...byTime(hours(12)),
  },
  outbox_dead: {
    severity: 'warning',
    ...alarmTexts.outbox_dead,
    keyFact: 'channel',
    ...byTime(hours(12)),
  },
  outbox_unsure: {
    severity: 'warning',
    ...alarmTexts.outbox_unsure,
    keyFact: 'channel',
    ...byTime(hours(12)),
  },
  inbound_answers_spent: {
    severity: 'warning',
    ...alarmTexts.inbound_answers_spent,
    ...byCheck,
  },
  inbound_mail_unexpected: {
    severity: 'warning',
    ...alarmTexts.inbound_mail_unexpected,
    ...byTime(days(1)),
  },
  lunar_holidays_unsettled: {
    severity: 'warning',
    ...alarmTexts.lunar_holidays_unsettled,
    keyFact: 'year',
    ...byCheck,
  },
  subrequests_spent: {
    severity: 'warning',
    ...alarmTexts.subrequests_spent,
    ...byTime(hours(12)),
  },
  proxy_can_be_bypassed: {
    severity: 'warning',
    ...alarmTexts.proxy_can_be_bypassed,
    ...byTime(hours(1)),
    journalOnly: true,
  },
  port_is_public: {
    severity: 'warning',
    ...alarmTexts.port_is_public,
    ...byTime(hours(1)),
    journalOnly: true,
  },
  proxy_not_declared: {
    severity: 'warning',
    ...alarmTexts.proxy_not_declared,
    ...byTime(hours(1)),
    journalOnly: true,
  },
  configuration_fault: {
    severity: 'critical',
    ...alarmTexts.configuration_fault,
    ...byTime(hours(1)),
    journalOnly: true,
  },
} as const satisfies Record<string, AlarmKind>;

/** Name of a kind of alarm; stored in rows. */
export type AlarmName = keyof typeof kinds;

/** Every kind by its name. */
export const alarmKinds: Readonly<Record<AlarmName, AlarmKind>> = kinds;

/** Whether this is the name of a kind. */
export const isAlarmName = (name: string): name is AlarmName => Object.hasOwn(kinds, name);

/** What one alarm of a kind is about, by its facts; empty where there is one alone. */
export function keyOf(name: AlarmName, facts: Readonly<Record<string, unknown>>): string {
  const { keyFact } = alarmKinds[name];
  return keyFact === undefined ? '' : String(facts[keyFact] ?? '');
}

/** The kinds that recover when `log.info` tells of this event. */
export const endedBy = (event: string): AlarmName[] =>
  Object.entries(alarmKinds).flatMap(([name, { recovers }]) =>
    isAlarmName(name) && recovers.by === 'event' && recovers.event === event ? [name] : [],
  );
