import { type Calendar, type Span, weekdays } from './calendar.ts';
import type { Duration } from './duration.ts';

const minutesOf = (clock: string) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));
const lengthOf = ([from, to]: Span) => minutesOf(to) - minutesOf(from);

/** About how many days a stretch of time takes in this calendar, where no day is off. */
export function usualWaitDays(
  { week }: Pick<Calendar, 'week'>,
  { atMost, unit }: Duration,
): number {
  const open = weekdays.map((weekday) => week[weekday] ?? []).filter((spans) => spans.length > 0);
  const openMinutes = open.flat().reduce((sum, span) => sum + lengthOf(span), 0);
  switch (unit) {
    case 'minutes':
      return atMost / 1440;
    case 'hours':
      return atMost / 24;
    case 'days':
      return atMost;
    case 'working_minutes':
      return (atMost / openMinutes) * 7;
    case 'working_hours':
      return ((atMost * 60) / openMinutes) * 7;
    case 'business_days':
      return (atMost / open.length) * 7;
  }
}
