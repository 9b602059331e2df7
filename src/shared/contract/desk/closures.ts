import * as z from 'zod/mini';
import { deskLimits } from '../../fields/size-limits.ts';
import { dayNumberOf, parseJalaliIso } from '../../persian/jalali.ts';
import { calendarDaySchema } from '../../working-time/calendar-day.ts';
import { closureEndsFirst } from '../../working-time/texts.ts';
import { closureTooLong } from '../texts/inputs.ts';
import { lineInput } from '../tickets.ts';
import { idText } from './ids.ts';

const dayOf = (iso: string) => dayNumberOf(parseJalaliIso(iso) ?? { year: 1, month: 1, day: 1 });

/** «فردا تعطیل است»: days off that were not known when the settings were written. */
export const closureInput = z
  .strictObject({
    from: calendarDaySchema,
    to: calendarDaySchema,
    title: lineInput(deskLimits.closureTitle),
    /** One calendar of the settings; all that keep holidays where left out. */
    calendar: z.optional(idText),
  })
  .check(
    z.refine(({ from, to }) => from <= to, {
      message: closureEndsFirst,
      path: ['to'],
    }),
    z.refine(({ from, to }) => dayOf(to) - dayOf(from) < deskLimits.closureDays, {
      message: closureTooLong,
      path: ['to'],
    }),
  );

/** `closureInput` once it is parsed; days are Jalali, `1405-09-03`. */
export type ClosureInput = z.infer<typeof closureInput>;

type ClosureAnswer = {
  id: string;
  from: string;
  to: string;
  title: string;
  calendar: string | null;
};

/** The closures that agents added, and the ids of the calendars that one may name. */
export type ClosuresAnswer = { closures: ClosureAnswer[]; calendars: string[] };

/** How many open promises a new closure moved. */
export type ClosedAnswer = { id: string; movedPromises: number };
