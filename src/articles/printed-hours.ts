import { weekdayName } from '#shared/persian/dates.ts';
import { toPersianDigits } from '#shared/persian/digits.ts';
import { type Calendar, weekdays } from '#shared/working-time/calendar.ts';
import * as texts from './texts.ts';

/** «شنبه تا چهارشنبه ۹ تا ۱۷، پنجشنبه ۹ تا ۱۳»: the opening hours of a week; closed days are left out. */
export function printHours({ week }: Pick<Calendar, 'week'>): string {
  const groups: { first: number; last: number; hours: string }[] = [];
  let before = '';
  for (const [day, key] of weekdays.entries()) {
    const hours = texts.hoursOfDay((week[key] ?? []).map(([from, to]) => hoursOf(from, to)));
    const group = groups.at(-1);
    if (hours && hours === before && group) group.last = day;
    else if (hours) groups.push({ first: day, last: day, hours });
    before = hours;
  }
  return texts.hoursOfWeek(
    groups.map(({ first, last, hours }) => {
      if (last - first === weekdays.length - 1) return texts.everyDay(hours);
      return first === last
        ? texts.onDay(weekdayName(first), hours)
        : texts.onDays(weekdayName(first), weekdayName(last), hours);
    }),
  );
}

const hoursOf = (from: string, to: string) =>
  from === '00:00' && to === '24:00'
    ? texts.aroundTheClock
    : texts.hoursFromTo(hourOf(from), hourOf(to));

const hourOf = (clock: string) =>
  toPersianDigits(clock.replace(/^0(?=\d)/, '').replace(/:00$/, ''));
