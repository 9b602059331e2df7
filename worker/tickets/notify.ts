import type { SQL } from 'drizzle-orm';
import { showTrackingCode } from '#shared/fields/tracking-code.ts';
import { formatDeadline } from '#shared/persian/dates.ts';
import type { ReplyChannel, Settings } from '#shared/settings/schema.ts';
import type { Statement } from '../foundation/database/database.ts';
import type { Channel } from '../foundation/ports/notification-templates.ts';
import type { RequestContext } from '../foundation/ports/services.ts';
import { enqueue } from '../notifications/store.ts';

// Notices about a ticket, as statements for the batch of their cause (R45).

/** Where a customer can be notified. */
export type Reach = {
  mobile: string | null;
  email: string | null;
  /** Nobody has proven the address yet: such messages are few a day (R14). */
  unproven?: boolean;
};

type AboutTicket = { id: string; code: string; replyChannel: ReplyChannel };
type Notifying = Pick<RequestContext, 'db' | 'clock' | 'randomBytes' | 'settings'>;

const wanted: Record<ReplyChannel, readonly Channel[]> = {
  thread: [],
  sms: ['sms'],
  email: ['email'],
  sms_and_email: ['sms', 'email'],
};

/** Whether a customer can be notified by what it chose. */
export const canReach = (channel: ReplyChannel, { mobile, email }: Reach): boolean =>
  wanted[channel].every((by) => (by === 'sms' ? mobile : email) !== null);

/** What was chosen, else the first channel in settings by which this person can be notified. */
export const channelFor = (
  { replyChannels }: Pick<Settings, 'replyChannels'>,
  chosen: ReplyChannel | undefined,
  reach: Reach,
): ReplyChannel => chosen ?? replyChannels.find((channel) => canReach(channel, reach)) ?? 'thread';

/**
 * Notifies the customer by the reply channel it chose.
 * @param when Only for steps of the timer: one ticket that changed meanwhile must not undo the others.
 */
export function notifyCustomer(
  context: Notifying,
  message: string,
  ticket: AboutTicket,
  reach: Reach,
  data: Record<string, string>,
  when?: SQL,
): Statement[] {
  return wanted[ticket.replyChannel].flatMap((channel) => {
    const to = channel === 'sms' ? reach.mobile : reach.email;
    if (to === null) return [];
    return enqueue(
      context,
      {
        message,
        channel,
        to,
        ticketId: ticket.id,
        unproven: reach.unproven ?? false,
        data: {
          ...data,
          trackingCode: showTrackingCode(ticket.code),
        },
      },
      when,
    );
  });
}

/**
 * Notifies a department's own people, by the channel that settings give it.
 * @param when Only for steps of the timer, as above.
 */
export function notifyDepartment(
  context: Notifying,
  message: 'department_new_ticket' | 'department_promise_at_risk',
  ticket: { id: string; code: string; department: string; promiseDueAt: number | null },
  when?: SQL,
): Statement[] {
  const department: Settings['departments'][string] | undefined =
    context.settings.departments[ticket.department];
  if (!department || department.notify.channel === 'none') return [];
  const data = {
    trackingCode: showTrackingCode(ticket.code),
    department: department.title,
    promise: sayPromise(ticket.promiseDueAt, context.clock.now()),
  };
  const { channel, to } = department.notify;
  return [enqueue(context, { message, channel, to, ticketId: ticket.id, data }, when)];
}

/** «دوشنبه ۳ آذر، ساعت ۱۷», to stand after «پاسخ تا». */
export const sayPromise = (dueAt: number | null, now: number): string =>
  dueAt === null ? 'زودترین زمان' : formatDeadline(dueAt, now);
