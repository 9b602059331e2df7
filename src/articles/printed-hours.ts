import { weekdayName } from '#shared/persian/dates.ts';
import { toPersianDigits } from '#shared/persian/digits.ts';
import { type Calendar, weekdays } from '#shared/working-time/calendar.ts';

const nameOf = (day: (typeof weekdays)[number]) => weekdayName(weekdays.indexOf(day));

/** «شنبه تا چهارشنبه ۹ تا ۱۷، پنجشنبه ۹ تا ۱۳»: the opening hours of a week; closed days are left out. */
export function printHours({ week }: Pick<Calendar, 'week'>): string {
  const groups: { first: string; last: string; hours: string }[] = [];
  let before = '';
  for (const day of weekdays) {
    const hours = (week[day] ?? []).map(([from, to]) => hoursOf(from, to)).join(' و ');
    const group = groups.at(-1);
    if (hours && hours === before && group) group.last = nameOf(day);
    else if (hours) groups.push({ first: nameOf(day), last: nameOf(day), hours });
    before = hours;
  }
  return groups
    .map(({ first, last, hours }) =>
      first === nameOf('sat') && last === nameOf('fri')
        ? `همهٔ روزها ${hours}`
        : `${first === last ? first : `${first} تا ${last}`} ${hours}`,
    )
    .join('، ');
}

const hoursOf = (from: string, to: string) =>
  from === '00:00' && to === '24:00' ? 'شبانه‌روز' : `${hourOf(from)} تا ${hourOf(to)}`;

const hourOf = (clock: string) =>
  toPersianDigits(clock.replace(/^0(?=\d)/, '').replace(/:00$/, ''));
