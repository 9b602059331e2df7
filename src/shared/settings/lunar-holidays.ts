import * as z from 'zod/mini';
import { parseJalaliIso } from '../persian/jalali.ts';
import type { Calendar } from '../working-time/calendar.ts';
import { lineSchema } from './parts.ts';
import * as texts from './texts.ts';

const yearSchema = z.string().check(z.regex(/^1[34]\d\d$/, texts.yearFormat));
const daySchema = z.string().check(z.regex(/^\d\d-\d\d$/, texts.dayFormat));

const lunarYearSchema = z.strictObject({
  /** Where these days were read, or how they were computed. */
  source: lineSchema,
  /** The official calendar of this year is not out yet: days may move by one. */
  provisional: z._default(z.boolean(), false),
  /** Titles by month and day of the Jalali year: `"01-25"`. */
  days: z
    .record(daySchema, lineSchema)
    .check(z.refine((days) => Object.keys(days).length > 0, texts.holidaysMissing)),
});

/**
 * Holidays of the lunar calendar by Jalali year, as the official calendar of that year announces them. Every
 * calendar with `fixedHolidays` keeps them.
 */
export const lunarHolidaysSchema = z.record(yearSchema, lunarYearSchema).check(
  z.superRefine((years, context) => {
    for (const [year, { days }] of Object.entries(years))
      for (const day of Object.keys(days))
        if (!parseJalaliIso(`${year}-${day}`))
          context.addIssue({
            code: 'custom',
            path: [year, 'days', day],
            message: texts.noSuchDay,
          });
  }),
);

type LunarHolidays = z.infer<typeof lunarHolidaysSchema>;

/** The calendar with the lunar holidays among its closures, once each; as it is where it keeps no holidays. */
export function withLunarHolidays(calendar: Calendar, years: LunarHolidays): Calendar {
  if (!calendar.fixedHolidays) return calendar;
  const days = Object.entries(years).flatMap(([year, { days: titles }]) =>
    Object.entries(titles).map(([day, title]) => ({ from: `${year}-${day}`, title })),
  );
  const isKnown = (day: { from: string; title: string }) =>
    calendar.closures.some(
      ({ from, to, title }) => !to && from === day.from && title === day.title,
    );
  return { ...calendar, closures: [...calendar.closures, ...days.filter((day) => !isKnown(day))] };
}
