import { dayNumberOf, jalaliOfDayNumber, parseJalaliIso } from '../persian/jalali.ts';
import { instantOfWall, wallClockAt, weekdayOf } from '../persian/tehran.ts';
import { type Calendar, type Span, weekdays } from './calendar.ts';
import { fixedHolidayOn } from './holidays.ts';

/** An open stretch between two instants (epoch milliseconds), the end not included. */
export interface OpenStretch {
  start: number;
  end: number;
}

/** A calendar has no open time within reach, so nothing can be counted on it. */
export class NoOpenTime extends Error {
  constructor() {
    super('This calendar has no open time for three years on end: check its week and closures.');
    this.name = 'NoOpenTime';
  }
}

const longestClosureDays = 3 * 366;

interface ReadCalendar {
  /** Spans in milliseconds of the day, Saturday first. */
  week: [number, number][][];
  closures: { from: number; to: number; title: string }[];
  /** What was found out of days: promises of a list are counted over the same weeks. */
  days: Map<number, readonly OpenStretch[]>;
}

/** More than a list of promises spans. */
const keptDays = 1_000;

const readCalendars = new WeakMap<Calendar, ReadCalendar>();

function msOfDay(clock: string): number {
  return (Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3))) * 60_000;
}

function readSpan([from, to]: Span): [number, number] {
  return [msOfDay(from), msOfDay(to)];
}

/** Days since 1970-01-01 of a Jalali day, `1405-09-03`. @throws RangeError for a day that is not there. */
export function dayOfIso(iso: string): number {
  const day = parseJalaliIso(iso);
  if (!day) throw new RangeError(`No such day: ${iso}`);
  return dayNumberOf(day);
}

function readCalendar(calendar: Calendar): ReadCalendar {
  const known = readCalendars.get(calendar);
  if (known) return known;
  const read = {
    week: weekdays.map((weekday) => (calendar.week[weekday] ?? []).map(readSpan)),
    closures: calendar.closures.map(({ from, to = from, title }) => ({
      from: dayOfIso(from),
      to: dayOfIso(to),
      title,
    })),
    days: new Map(),
  };
  if (read.week.every((spans) => spans.length === 0)) throw new NoOpenTime();
  readCalendars.set(calendar, read);
  return read;
}

/** Why a day is off though its weekday is not: the title of the closure or holiday, or null. */
function closureOn(calendar: Calendar, day: number): string | null {
  const closure = readCalendar(calendar).closures.find(({ from, to }) => from <= day && day <= to);
  if (closure) return closure.title;
  return calendar.fixedHolidays ? fixedHolidayOn(jalaliOfDayNumber(day)) : null;
}

/** Open stretches of a day (days since 1970-01-01), in order. */
export function openStretchesOn(calendar: Calendar, day: number): readonly OpenStretch[] {
  const { days } = readCalendar(calendar);
  const known = days.get(day);
  if (known) return known;
  const stretches = findStretches(calendar, day);
  if (days.size >= keptDays) days.clear();
  days.set(day, stretches);
  return stretches;
}

function findStretches(calendar: Calendar, day: number): OpenStretch[] {
  const spans = readCalendar(calendar).week[weekdayOf(day)]!;
  if (spans.length === 0 || closureOn(calendar, day) !== null) return [];
  return spans.map(([from, to]) => ({
    start: instantOfWall(day, from),
    end: instantOfWall(day, to),
  }));
}

/**
 * Days with open time from a day on, each as its stretches, without end.
 * Throws NoOpenTime when three years pass without one.
 */
export function* openDaysFrom(
  calendar: Calendar,
  firstDay: number,
): Generator<readonly OpenStretch[]> {
  let lastOpenDay = firstDay;
  for (let day = firstDay; day - lastOpenDay <= longestClosureDays; day += 1) {
    const stretches = openStretchesOn(calendar, day);
    if (stretches.length === 0) continue;
    lastOpenDay = day;
    yield stretches;
  }
  throw new NoOpenTime();
}

/** Open stretches from an instant on, the first cut to begin there, without end. */
export function* openStretchesFrom(calendar: Calendar, startMs: number): Generator<OpenStretch> {
  for (const stretches of openDaysFrom(calendar, wallClockAt(startMs).day)) {
    for (const { start, end } of stretches) {
      if (end > startMs) yield { start: Math.max(start, startMs), end };
    }
  }
}
