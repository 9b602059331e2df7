import type { AlarmReceiver, AlarmSeverity } from '#shared/settings/alarms.ts';
import { type AlarmRow, type NotifiedTimes, sameEpisodeMs } from '../alarms/store.ts';
import type { DeliveryChannel } from '../foundation/ports/notification-templates.ts';

/** What a notice says of an alarm. */
export type NoticeKind = 'alarm_raised' | 'alarm_reminder' | 'alarm_recovered';

type Times = NotifiedTimes & Pick<AlarmRow, 'recoveredAt' | 'reopenedAt' | 'acknowledgedAt'>;

/**
 * The notice of an alarm that is due now: that it stands, once; that it still does, unless somebody has
 * acknowledged it; that it has recovered, once. What came back after the notice of its recovery is a
 * reminder, where it stays. Null = none.
 */
export function dueNotice(alarm: Times, reminderMs: number, now: number): NoticeKind | null {
  const { notifiedAt, remindedAt, recoveredAt, recoveryNotifiedAt, reopenedAt } = alarm;
  if (recoveredAt !== null)
    return notifiedAt !== null && recoveryNotifiedAt === null ? 'alarm_recovered' : null;
  if (notifiedAt === null) return 'alarm_raised';
  if (alarm.acknowledgedAt !== null) return null;
  const isBack = recoveryNotifiedAt !== null && now - (reopenedAt ?? now) >= sameEpisodeMs;
  const last = Math.max(notifiedAt, remindedAt ?? 0, recoveryNotifiedAt ?? 0);
  return isBack || now - last >= reminderMs ? 'alarm_reminder' : null;
}

/** What is noted of an alarm when its receivers were notified so. */
export function timesAfter(kind: NoticeKind, alarm: NotifiedTimes, now: number): NotifiedTimes {
  const { notifiedAt, remindedAt } = alarm;
  switch (kind) {
    case 'alarm_raised':
      return { notifiedAt: now, remindedAt, recoveryNotifiedAt: null };
    case 'alarm_reminder':
      return { notifiedAt, remindedAt: now, recoveryNotifiedAt: null };
    case 'alarm_recovered':
      return { notifiedAt, remindedAt, recoveryNotifiedAt: now };
  }
}

const ranks: Record<AlarmSeverity, number> = { warning: 0, critical: 1 };

/**
 * The receivers of an alarm that can be reached: those who want such ones, or, where their channels are
 * closed, all others that are open.
 */
export function receiversOf(
  receivers: readonly AlarmReceiver[],
  severity: AlarmSeverity,
  open: ReadonlySet<DeliveryChannel>,
): AlarmReceiver[] {
  const reachable = receivers.filter(({ channel }) => open.has(channel));
  const wanting = reachable.filter(({ from }) => ranks[severity] >= ranks[from]);
  const isWanted = receivers.some(({ from }) => ranks[severity] >= ranks[from]);
  return wanting.length > 0 || !isWanted ? wanting : reachable;
}
