import { pageUrl } from '#shared/contract/pages.ts';
import { formatJalaliDateTime } from '#shared/persian/dates.ts';
import { toPersianDigits } from '#shared/persian/digits.ts';
import { alarmKinds, isAlarmName } from '../alarms/catalogue.ts';
import type { AlarmRow } from '../alarms/store.ts';
import type {
  NotificationTemplate,
  NotificationTemplates,
} from '../foundation/ports/notification-templates.ts';
import type { Services } from '../foundation/ports/services.ts';
import type { NoticeKind } from './due.ts';
import * as texts from './texts.ts';

/** What is queued of an alarm: names and times, no texts. */
export const noticeData = ({ name, key, firstSeenAt, count }: NoticeFacts) => ({
  name,
  key,
  firstSeenAt: String(firstSeenAt),
  count: String(count),
});

/** What a notice needs to know of its alarm. */
export type NoticeFacts = Pick<AlarmRow, 'name' | 'key' | 'firstSeenAt' | 'count'>;

/** «سرویس ارسال پیام حساب ما را نپذیرفت (kavenegar)» */
export const alarmTitle = (title: string, key: string) =>
  key ? texts.titleAbout(title, wordOf(key)) : title;

const channelTitles: Readonly<Record<string, string>> = { sms: texts.sms, email: texts.email };

const wordOf = (key: string) =>
  channelTitles[key] ?? (/^\d+$/.test(key) ? toPersianDigits(key) : key);

type Data = Readonly<Record<string, string>>;

/** The values of a notice, by its `noticeData`; null for an alarm that this release does not know. */
export function noticeValues(
  { config, clock }: Pick<Services, 'config' | 'clock'>,
  { name = '', key = '', firstSeenAt }: Data,
): Record<string, string> | null {
  if (!isAlarmName(name)) return null;
  const { title, advice } = alarmKinds[name];
  return {
    title: alarmTitle(title, key),
    advice,
    since: formatJalaliDateTime(Number(firstSeenAt), clock.now()),
    link: `${config.publicOrigin}${pageUrl('desk')}`,
  };
}

const events: Record<NoticeKind, string> = {
  alarm_raised: 'raised',
  alarm_reminder: 'reminder',
  alarm_recovered: 'recovered',
};

/** What a webhook gets, by the names of JSON. */
export const noticeJson = (
  kind: NoticeKind,
  { name = '', key, title, advice, firstSeenAt, count, link }: Data,
) => ({
  event: events[kind],
  name,
  key,
  severity: isAlarmName(name) ? alarmKinds[name].severity : 'critical',
  title,
  advice,
  since: new Date(Number(firstSeenAt)).toISOString(),
  count: Number(count),
  link,
});

const noticeOf = (kind: NoticeKind): NotificationTemplate => ({
  channels: ['sms', 'email'],
  placeholders: ['title', 'advice', 'since', 'link'],
  isBeyondBudget: true,
  render: (context, { data }) => noticeValues(context, data),
  webhook: (values) => noticeJson(kind, values),
});

/** What is sent about alarms, to the receivers that settings name. */
export const alarmNotifications = {
  alarm_raised: noticeOf('alarm_raised'),
  alarm_reminder: noticeOf('alarm_reminder'),
  alarm_recovered: noticeOf('alarm_recovered'),
} satisfies NotificationTemplates & Record<NoticeKind, NotificationTemplate>;
