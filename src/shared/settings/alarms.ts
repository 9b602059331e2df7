import * as z from 'zod/mini';
import * as texts from './texts.ts';

/** How bad an alarm is: `warning` waits for somebody's day, `critical` does not. */
const alarmSeverities = ['warning', 'critical'] as const;
/** One of `alarmSeverities`. */
export type AlarmSeverity = (typeof alarmSeverities)[number];

/** Alarms at least as bad as this; all where it is left out. */
const from = z._default(z.enum(alarmSeverities), 'warning');

const receiverSchema = z.discriminatedUnion('channel', [
  z.strictObject({
    channel: z.literal('sms'),
    to: z.string().check(z.regex(/^\+989\d{9}$/, texts.mobileFormat)),
    from,
  }),
  z.strictObject({ channel: z.literal('email'), to: z.email(), from }),
  z.strictObject({
    /** A signed POST; its secret is ALARM_WEBHOOK_SECRET. */
    channel: z.literal('webhook'),
    to: z.string().check(
      z.maxLength(500),
      z.regex(/^https?:\/\/[^\s/@]+(?:\/[^\s@]*)?$/, texts.webhookFormat),
      z.refine((text) => URL.canParse(text), { message: texts.addressFault }),
    ),
    from,
  }),
]);

/** Who is notified of what goes wrong. Nobody is named = the journal and the desk alone say it. */
export const alarmsSchema = z.strictObject({
  receivers: z._default(z.array(receiverSchema).check(z.maxLength(10)), []),
});

/** Somebody who is notified of alarms. */
export type AlarmReceiver = z.infer<typeof receiverSchema>;
