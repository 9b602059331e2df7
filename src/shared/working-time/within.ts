import { jalaliToInstant } from '../persian/dates.ts';
import { parseJalaliIso } from '../persian/jalali.ts';
import type { Calendar } from './calendar.ts';
import type { Duration } from './duration.ts';
import { dueAt } from './promise.ts';

/**
 * Until when a rule such as "within 24 hours of receipt" lets people act, counted from the day
 * (`1405-09-03`) and time (`17:30`) they gave. Without a time the day counts from its end, so that
 * what we do not know is never held against them.
 */
export function mayActUntil(
  calendar: Calendar,
  { date, time = '24:00' }: { date: string; time?: string },
  duration: Duration,
): number {
  const day = parseJalaliIso(date);
  if (!day) throw new RangeError(`No such day: ${date}`);
  const [hour, minute] = time.split(':').map(Number);
  return dueAt(calendar, jalaliToInstant(day, { hour: hour!, minute: minute! }), duration);
}
