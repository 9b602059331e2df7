import * as z from 'zod/mini';
import { type JalaliDay, parseJalaliIso } from '../persian/jalali.ts';
import * as texts from './texts.ts';

/** Years of which a closure or an announcement may speak. A Gregorian year is a Jalali one in six centuries. */
const years = { first: 1300, last: 1499 };

const isOurs = ({ year }: JalaliDay) => year >= years.first && year <= years.last;
const looksGregorian = (text: string) => /^(?:19|2\d)\d\d-/.test(text);

/** A Jalali day that exists, `1405-01-13`; a Gregorian one is named as such. */
export const calendarDaySchema = z.string().check(
  z.refine((text) => !looksGregorian(text), {
    message: texts.gregorianDay,
    abort: true,
  }),
  z.refine(
    (text) => {
      const day = parseJalaliIso(text);
      return day !== null && isOurs(day);
    },
    { message: texts.jalaliDay, abort: true },
  ),
);
