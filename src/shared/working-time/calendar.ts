import * as z from 'zod/mini';
import { settingsLimits } from '../fields/size-limits.ts';
import { calendarDaySchema } from './calendar-day.ts';
import * as texts from './texts.ts';

/** Keys of a week in settings, in the order of the Iranian week. */
export const weekdays = ['sat', 'sun', 'mon', 'tue', 'wed', 'thu', 'fri'] as const;

const clockTime = z
  .string()
  .check(z.regex(/^(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$/, texts.clockTime));

/** `['09:00', '13:00']`: open from the first, closed at the second. */
const spanSchema = z
  .tuple([clockTime, clockTime])
  .check(z.refine(([from, to]) => from < to, texts.spanEndsFirst));

const daySchema = z
  .array(spanSchema)
  .check(
    z.refine(
      (spans) => spans.every(([from], index) => index === 0 || from >= spans[index - 1]![1]),
      texts.spansOverlap,
    ),
  );

/** Opening hours by weekday; a day left out is closed. */
const weekSchema = z.strictObject({
  sat: z.optional(daySchema),
  sun: z.optional(daySchema),
  mon: z.optional(daySchema),
  tue: z.optional(daySchema),
  wed: z.optional(daySchema),
  thu: z.optional(daySchema),
  fri: z.optional(daySchema),
});

/** Whole days off, `from` and `to` included; without `to` it is one day. */
const closureSchema = z
  .strictObject({
    from: calendarDaySchema,
    to: z.optional(calendarDaySchema),
    title: z.string().check(z.minLength(1)),
  })
  .check(z.refine(({ from, to }) => !to || from <= to, texts.closureEndsFirst));

/** Working time of an organisation, a department or a plan, as settings write it. */
export const calendarSchema = z
  .strictObject({
    week: weekSchema,
    closures: z._default(z.array(closureSchema).check(z.maxLength(settingsLimits.closures)), []),
    fixedHolidays: z._default(z.boolean(), true),
    /**
     * What «یک روز کاری» means: to the closing hour of the next business day, which it is where nothing is
     * said, or to the same hour of it.
     */
    businessDayEnds: z.optional(z.enum(['closing_hour', 'same_hour'])),
  })
  .check(
    z.refine(({ week }) => weekdays.some((weekday) => week[weekday]?.length), texts.noWorkingDay),
  );

/** `spanSchema` once it is parsed. */
export type Span = z.infer<typeof spanSchema>;
/** Working time, all filled in. */
export type Calendar = z.infer<typeof calendarSchema>;
