import { formatJalaliDay } from '#shared/persian/dates.ts';
import { toPersianDigits } from '#shared/persian/digits.ts';
import { dayNumberOf, type JalaliDay, jalaliIso, parseJalaliIso } from '#shared/persian/jalali.ts';
import { stepDays } from '#shared/persian/month.ts';
import { weekdayOf } from '#shared/persian/tehran.ts';
import * as texts from '../texts/changing.ts';

/** A day that is one tap away: `typed` as people write it, «۱۴۰۵/۰۹/۰۷». */
export type QuickDay = { name: string; typed: string };

/** «فردا صبح», «شنبه», «یک هفتهٔ دیگر» after today (`1405-09-03`); a day that two of them name is there once. */
export function quickDays(today: string): QuickDay[] {
  const day = parseJalaliIso(today);
  if (!day) return [];
  const toSaturday = 7 - weekdayOf(dayNumberOf(day));
  const named = (name: string, step: number) => ({ name, typed: typedDay(stepDays(day, step)) });
  return [
    named(texts.tomorrowMorning, 1),
    ...(toSaturday === 1 || toSaturday === 7
      ? []
      : [named(nameOf(stepDays(day, toSaturday)), toSaturday)]),
    named(texts.inAWeek, 7),
  ];
}

const nameOf = (day: JalaliDay) => formatJalaliDay(day).split(' ')[0] ?? '';

/** «۱۴۰۵/۰۹/۰۷» */
export const typedDay = (day: JalaliDay): string =>
  toPersianDigits(jalaliIso(day).replaceAll('-', '/'));
