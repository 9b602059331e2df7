import * as z from 'zod/mini';
import { deskLimits } from '../../fields/size-limits.ts';
import { calendarDaySchema } from '../../working-time/calendar-day.ts';
import { lineInput } from '../tickets.ts';

const version = z.int().check(z.positive());

/** Puts a ticket off until a Jalali day, `1405-09-20`, or an hour of it; the customer reads the reason. */
export const snoozeInput = z.strictObject({
  version,
  day: calendarDaySchema,
  /** `16:30`; the day begins where it is left out. */
  time: z.optional(z.string().check(z.regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/))),
  reason: lineInput(deskLimits.reason),
});

/** Brings back what was put off. */
export const wakeInput = z.strictObject({ version });
