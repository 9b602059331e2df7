import type { ReplyChannel } from './reply-channels.ts';

/** What messages leave by. */
type Sending = 'sms' | 'email';

/** What each way of notifying sends by. */
export const sendsBy: Readonly<Record<ReplyChannel, readonly Sending[]>> = {
  thread: [],
  sms: ['sms'],
  email: ['email'],
  sms_and_email: ['sms', 'email'],
};

/** Whether all that this way of notifying sends by delivers now. */
export const isServed = (channel: ReplyChannel, open: readonly Sending[]): boolean =>
  sendsBy[channel].every((by) => open.includes(by));
