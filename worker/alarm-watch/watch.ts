// The timer looks what stands and what has recovered, and notifies the receivers: that an alarm was raised and
// that it has recovered once each, and between them a reminder. Runs that overlap notify nobody twice (R51):
// each notice is queued only where nobody has queued another since the alarm was read.
import type { AlarmReceiver } from '#shared/settings/alarms.ts';
import { alarmKinds, isAlarmName } from '../alarms/catalogue.ts';
import {
  type AlarmId,
  type AlarmRow,
  endAlarm,
  isAsRead,
  listWatched,
  markNotified,
  raiseAlarms,
} from '../alarms/store.ts';
import type { Statement } from '../foundation/database/database.ts';
import { markOfSecret } from '../foundation/database/secret-mark.ts';
import { read, type Step, write, writeEach } from '../foundation/database/steps.ts';
import { fixedRates } from '../foundation/fixed-limits.ts';
import type { DeliveryChannel } from '../foundation/ports/notification-templates.ts';
import type { RequestContext } from '../foundation/ports/services.ts';
import { listPaused } from '../notifications/delivery/channel-store.ts';
import { enqueue } from '../notifications/store.ts';
import { judge, looks, type Standing } from './checks.ts';
import { dueNotice, type NoticeKind, receiversOf, timesAfter } from './due.ts';
import { alarmNotifications, noticeData } from './notifications.ts';
import { isRareSms } from './store.ts';

/** Raises and ends alarms by what is so now, and queues the notices that are due. */
export async function* watchingAlarms(context: RequestContext): Step {
  const { db, clock, log } = context;
  const now = clock.now();
  const [watched, paused, ...looked] = yield* read([
    listWatched(db),
    listPaused(db, now),
    ...looks(context, await markOfSecret(context.config.appSecret)),
  ]);
  const standing = judge(context, looked);
  const raised = standing
    .filter((one) => !one.isSaid)
    .filter((one) => !watched.some((alarm) => isOpen(alarm) && isSame(alarm, one)))
    .map(({ name, key, facts }) => ({ name, key, facts, at: now }));
  const ended = watched.filter((alarm) => isOpen(alarm) && hasRecovered(alarm, standing, now));
  let alarms = watched;
  if (raised.length + ended.length > 0) {
    yield* write([
      raiseAlarms(db, raised),
      ...ended.map(({ name, key }) => endAlarm(db, { name, key }, now)),
    ]);
    for (const { name, facts } of raised) log.alarm(name, facts, true);
    [alarms] = yield* read([listWatched(db)]);
  }
  yield* writeEach(context, noticesOf(context, alarms, openChannels(context, paused)));
}

const isOpen = ({ recoveredAt }: AlarmRow) => recoveredAt === null;

const isSame = (one: AlarmId, other: AlarmId) => one.name === other.name && one.key === other.key;

function hasRecovered(alarm: AlarmRow, standing: readonly Standing[], now: number): boolean {
  if (!isAlarmName(alarm.name)) return true;
  const { recovers } = alarmKinds[alarm.name];
  if (recovers.by === 'check') return !standing.some((one) => isSame(alarm, one));
  return recovers.by === 'time' && now - alarm.lastSeenAt >= recovers.quietMs;
}

/** Channels by which something can leave now. */
function openChannels(
  { smsProviders, emailProvider, webhook }: RequestContext,
  paused: readonly { provider: string }[],
): ReadonlySet<DeliveryChannel> {
  const isWorking = ({ name }: { name: string }) =>
    !paused.some(({ provider }) => provider === name);
  const open = new Set<DeliveryChannel>();
  if (smsProviders.some(isWorking)) open.add('sms');
  if (emailProvider && isWorking(emailProvider)) open.add('email');
  if (webhook && isWorking(webhook)) open.add('webhook');
  return open;
}

/** The notices that are due, those of each alarm with the note that they were queued. */
function noticesOf(
  context: RequestContext,
  alarms: readonly AlarmRow[],
  open: ReadonlySet<DeliveryChannel>,
): Statement[][] {
  const { clock, settings } = context;
  const now = clock.now();
  return alarms.flatMap((alarm) => {
    if (!isAlarmName(alarm.name)) return [];
    const { severity, reminderMs } = alarmKinds[alarm.name];
    const kind = dueNotice(alarm, reminderMs, now);
    const receivers = receiversOf(settings.alarms.receivers, severity, open);
    if (kind === null) return isOpen(alarm) ? [] : [noted(context, alarm, 'alarm_recovered')];
    if (receivers.length > 0) return [notify(context, alarm, kind, receivers)];
    // Nobody is to learn it, now or later.
    const isForNobody = settings.alarms.receivers.length === 0 && kind === 'alarm_recovered';
    return isForNobody ? [noted(context, alarm, kind)] : [];
  });
}

function notify(
  context: RequestContext,
  alarm: AlarmRow,
  kind: NoticeKind,
  receivers: readonly AlarmReceiver[],
): Statement[] {
  const { max, windowMs } = fixedRates.alarmSms;
  const now = context.clock.now();
  const isDue = isAsRead(alarm);
  const isRare = isRareSms(smsNames, now - windowMs, now, max, isDue);
  return [
    ...receivers.map(({ channel, to }) =>
      enqueue(
        context,
        { message: kind, channel, to, data: noticeData(alarm) },
        channel === 'sms' ? isRare : isDue,
      ),
    ),
    ...noted(context, alarm, kind),
  ];
}

const smsNames = Object.keys(alarmNotifications);

const noted = ({ db, clock }: RequestContext, alarm: AlarmRow, kind: NoticeKind): Statement[] => {
  const { name, key } = alarm;
  const times = timesAfter(kind, alarm, clock.now());
  return [markNotified(db, { name, key }, times, isAsRead(alarm))];
};
