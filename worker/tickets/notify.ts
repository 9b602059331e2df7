import { showTrackingCode } from '#shared/fields/tracking-code.ts';
import { formatDeadline } from '#shared/persian/dates.ts';
import type { ReplyChannel, Settings } from '#shared/settings/schema.ts';
import { isServed, sendsBy } from '#shared/settings/served-channels.ts';
import type { Statement } from '../foundation/database/database.ts';
import type { Channel } from '../foundation/ports/notification-templates.ts';
import type { RequestContext } from '../foundation/ports/services.ts';
import { installedChannels } from '../notifications/delivery/open-channels.ts';
import { enqueue, enqueueCounted, type NewNotification } from '../notifications/store.ts';
import * as texts from './texts.ts';

// Notices about a ticket, as statements for the batch of their cause (R45).

/** Where a customer can be notified. */
export type Reach = {
  mobile: string | null;
  email: string | null;
  /** Nobody has proven the address yet: such messages are few a day (R14). */
  unproven?: boolean;
};

/** A notice about a ticket: those go by SMS and e-mail. */
export type Notice = NewNotification & { channel: Channel };

type AboutTicket = { id: string; code: string; replyChannel: ReplyChannel };
type AboutDepartment = {
  id: string;
  code: string;
  department: string;
  promiseDueAt: number | null;
};
type DepartmentMessage = 'department_new_ticket' | 'department_promise_at_risk';
type Notifying = Pick<RequestContext, 'db' | 'clock' | 'randomBytes' | 'settings'>;

/** Whether a customer can be notified by what it chose. */
export const canReach = (channel: ReplyChannel, { mobile, email }: Reach): boolean =>
  sendsBy[channel].every((by) => (by === 'sms' ? mobile : email) !== null);

/**
 * Why this way of notifying cannot be chosen, beside its box; null where settings name it and something sends by it.
 * To look by oneself needs neither (R71).
 */
export const faultOfChannel = (
  context: Pick<RequestContext, 'settings' | 'smsProviders' | 'emailProvider'>,
  channel: ReplyChannel,
): string | null =>
  channel === 'thread' ||
  (context.settings.replyChannels.includes(channel) &&
    isServed(channel, installedChannels(context)))
    ? null
    : texts.channelNotOffered;

/** What was chosen, else the first channel in settings by which this person can be notified. */
export const channelFor = (
  { replyChannels }: Pick<Settings, 'replyChannels'>,
  chosen: ReplyChannel | undefined,
  reach: Reach,
): ReplyChannel => chosen ?? replyChannels.find((channel) => canReach(channel, reach)) ?? 'thread';

/** The notices to a customer by the reply channel it chose, as far as it can be reached there. */
export const customerNotices = (
  message: string,
  ticket: AboutTicket,
  { mobile, email, unproven = false }: Reach,
  data: Record<string, string>,
): Notice[] =>
  sendsBy[ticket.replyChannel].flatMap((channel) => {
    const to = channel === 'sms' ? mobile : email;
    if (to === null) return [];
    const trackingCode = showTrackingCode(ticket.code);
    return [
      { message, channel, to, ticketId: ticket.id, unproven, data: { ...data, trackingCode } },
    ];
  });

/** The notice to a department's own people, by the channel that settings give it; none without one. */
export function departmentNotices(
  { settings, clock }: Pick<Notifying, 'settings' | 'clock'>,
  message: DepartmentMessage,
  ticket: AboutDepartment,
): Notice[] {
  const department: Settings['departments'][string] | undefined =
    settings.departments[ticket.department];
  if (!department || department.notify.channel === 'none') return [];
  const data = {
    trackingCode: showTrackingCode(ticket.code),
    department: department.title,
    promise: formatPromise(ticket.promiseDueAt, clock.now()),
  };
  const { channel, to } = department.notify;
  return [{ message, channel, to, ticketId: ticket.id, data }];
}

/** Notifies the customer by the reply channel it chose. */
export const notifyCustomer = (
  context: Notifying,
  message: string,
  ticket: AboutTicket,
  reach: Reach,
  data: Record<string, string>,
): Statement[] =>
  customerNotices(message, ticket, reach, data).flatMap((notice) => [
    ...enqueueCounted(context, notice),
  ]);

/** Notifies a department's own people, by the channel that settings give it. */
export const notifyDepartment = (
  context: Notifying,
  message: DepartmentMessage,
  ticket: AboutDepartment,
): Statement[] =>
  departmentNotices(context, message, ticket).map((notice) => enqueue(context, notice));

/** «دوشنبه ۳ آذر، ساعت ۱۷», to stand after «پاسخ تا». */
export const formatPromise = (dueAt: number | null, now: number): string =>
  dueAt === null ? texts.soonest : formatDeadline(dueAt, now);
