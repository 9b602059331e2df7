import { weekdayNames } from '../persian/dates.ts';
import { toPersianDigits } from '../persian/digits.ts';
import { type Calendar, type Span, type Week, weekdays } from './calendar.ts';

function sayClock(clock: string): string {
  const [hour, minute] = clock.split(':');
  return minute === '00' ? String(Number(hour)) : `${Number(hour)}:${minute}`;
}

function saySpans(spans: Span[]): string {
  if (spans.length === 1 && spans[0]!.join() === '00:00,24:00') return 'شبانه‌روزی';
  const said = spans.map(([from, to]) => `${sayClock(from)} تا ${sayClock(to)}`);
  return `ساعت ${said.join(' و ')}`;
}

function sayRun(first: number, last: number): string {
  if (first === last) return weekdayNames[first]!;
  const joint = last === first + 1 ? 'و' : 'تا';
  return `${weekdayNames[first]} ${joint} ${weekdayNames[last]}`;
}

/**
 * Opening hours in words, one line for each run of days alike: «شنبه تا چهارشنبه: ساعت ۹ تا ۱۳ و ۱۴
 * تا ۱۷». Days off are left out.
 */
export function sayWeek(week: Week): string[] {
  const lines: string[] = [];
  for (let first = 0; first < weekdays.length; first += 1) {
    const spans = week[weekdays[first]!] ?? [];
    if (spans.length === 0) continue;
    let last = first;
    while (last < 6 && String(week[weekdays[last + 1]!] ?? []) === String(spans)) last += 1;
    lines.push(toPersianDigits(`${sayRun(first, last)}: ${saySpans(spans)}`));
    first = last;
  }
  return lines;
}

/** The same for a calendar; one line when it never closes. */
export function sayHours(calendar: Calendar): string[] {
  const lines = sayWeek(calendar.week);
  const isAlways = lines.length === 1 && lines[0] === 'شنبه تا جمعه: شبانه‌روزی';
  return isAlways ? ['همهٔ روزها، شبانه‌روزی'] : lines;
}
