import { monthNames } from './dates.ts';
import { toPersianDigits } from './digits.ts';
import { dayNumberOf, daysInMonth, type JalaliDay, jalaliOfDayNumber } from './jalali.ts';
import { weekdayOf } from './tehran.ts';

/** A page of a calendar: its title and its weeks from Saturday on; null where no day stands. */
interface MonthPage {
  title: string;
  weeks: (JalaliDay | null)[][];
}

/** The page of a month, as a date picker draws it. */
export function monthPage(year: number, month: number): MonthPage {
  const length = daysInMonth(year, month);
  const blanks = weekdayOf(dayNumberOf({ year, month, day: 1 }));
  const weekCount = Math.ceil((blanks + length) / 7);
  const weeks = Array.from({ length: weekCount }, (_, week) =>
    Array.from({ length: 7 }, (_, weekday) => {
      const day = week * 7 + weekday - blanks + 1;
      return day >= 1 && day <= length ? { year, month, day } : null;
    }),
  );
  return { title: `${monthNames[month - 1]} ${toPersianDigits(year)}`, weeks };
}

/** The day so many days later, or earlier if negative: arrow keys of a date picker. */
export function stepDays(day: JalaliDay, days: number): JalaliDay {
  return jalaliOfDayNumber(dayNumberOf(day) + days);
}

/** The same day so many months later; the last of the month where it is too short. */
export function stepMonths({ year, month, day }: JalaliDay, months: number): JalaliDay {
  const index = year * 12 + (month - 1) + months;
  const target = { year: Math.floor(index / 12), month: (((index % 12) + 12) % 12) + 1 };
  return { ...target, day: Math.min(day, daysInMonth(target.year, target.month)) };
}
