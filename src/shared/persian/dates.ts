import { toPersianDigits } from './digits.ts';
import { dayNumberOf, type JalaliDay, jalaliOfDayNumber } from './jalali.ts';
import { instantOfWall, wallClockAt, weekdayOf } from './tehran.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

/** Month names, Farvardin first. */
export const monthNames = [
  'فروردین',
  'اردیبهشت',
  'خرداد',
  'تیر',
  'مرداد',
  'شهریور',
  'مهر',
  'آبان',
  'آذر',
  'دی',
  'بهمن',
  'اسفند',
] as const;

/** Weekday names, Saturday first. */
const weekdayNames = ['شنبه', 'یکشنبه', 'دوشنبه', 'سه‌شنبه', 'چهارشنبه', 'پنجشنبه', 'جمعه'] as const;

/** Name of a weekday; 0 is Saturday. */
export const weekdayName = (weekday: number): string => weekdayNames[weekday] ?? '';

/** A Jalali day with the time of Tehran's clocks; `weekday` 0 is Saturday. */
interface JalaliMoment extends JalaliDay {
  weekday: number;
  hour: number;
  minute: number;
}

/** What calendar and clock in Tehran say at an instant (epoch milliseconds). */
export function instantToJalali(instantMs: number): JalaliMoment {
  const { day, msOfDay } = wallClockAt(instantMs);
  return {
    ...jalaliOfDayNumber(day),
    weekday: weekdayOf(day),
    hour: Math.floor(msOfDay / hourMs),
    minute: Math.floor((msOfDay % hourMs) / minuteMs),
  };
}

/** The instant (epoch milliseconds) at which this day, at this hour, is reached in Tehran. */
export function jalaliToInstant(day: JalaliDay, { hour = 0, minute = 0 } = {}): number {
  return instantOfWall(dayNumberOf(day), hour * hourMs + minute * minuteMs);
}

// Intl's own Persian pattern puts the year first and the weekday last, so the order is ours.
function formatDay(day: JalaliDay, withYear: boolean): string {
  const weekday = weekdayNames[weekdayOf(dayNumberOf(day))];
  const month = monthNames[day.month - 1];
  return toPersianDigits(`${weekday} ${day.day} ${month}${withYear ? ` ${day.year}` : ''}`);
}

/** «سه‌شنبه ۳ آذر ۱۴۰۵» of a Jalali day. */
export function formatJalaliDay(day: JalaliDay): string {
  return formatDay(day, true);
}

/** «۱۷» on the hour, «۱۷:۰۵» else. Midnight is «۰۰:۰۰», as «ساعت ۰» says too little. */
function formatTime({ hour, minute }: JalaliMoment): string {
  const two = (part: number) => String(part).padStart(2, '0');
  if (hour > 0 && minute === 0) return toPersianDigits(hour);
  return toPersianDigits(hour > 0 ? `${hour}:${two(minute)}` : `00:${two(minute)}`);
}

/** «سه‌شنبه ۳ آذر، ساعت ۱۷»; the year is said only when it is not the year of `nowMs`. */
export function formatJalaliDateTime(instantMs: number, nowMs: number): string {
  const moment = instantToJalali(instantMs);
  const withYear = moment.year !== instantToJalali(nowMs).year;
  return `${formatDay(moment, withYear)}، ساعت ${formatTime(moment)}`;
}

/** The same for a deadline, to stand after «تا»: one at midnight is «پایان دوشنبه ۲ آذر». */
export function formatDeadline(instantMs: number, nowMs: number): string {
  const { hour, minute } = instantToJalali(instantMs);
  if (hour + minute > 0) return formatJalaliDateTime(instantMs, nowMs);
  const lastDay = instantToJalali(instantMs - 1);
  return `پایان ${formatDay(lastDay, lastDay.year !== instantToJalali(nowMs).year)}`;
}

/** The same for an instant at which something goes on, to stand after «تا»: one at midnight is its day, «شنبه ۷ آذر». */
export function formatResumption(instantMs: number, nowMs: number): string {
  const moment = instantToJalali(instantMs);
  if (moment.hour + moment.minute > 0) return formatJalaliDateTime(instantMs, nowMs);
  return formatDay(moment, moment.year !== instantToJalali(nowMs).year);
}

/** A deadline in few words, to stand after «تا»: «ساعت ۱۷» of the day of `nowMs`, else «۴ آذر». */
export function formatShortDeadline(instantMs: number, nowMs: number): string {
  const moment = instantToJalali(instantMs);
  const isMidnight = moment.hour + moment.minute === 0;
  const { day, month } = isMidnight ? instantToJalali(instantMs - 1) : moment;
  const isToday = wallClockAt(instantMs).day === wallClockAt(nowMs).day;
  return isToday && !isMidnight
    ? `ساعت ${formatTime(moment)}`
    : toPersianDigits(`${day} ${monthNames[month - 1]}`);
}

/**
 * «۵ دقیقه پیش», «۳ ساعت دیگر», «دیروز، ساعت ۱۷»; beyond tomorrow and yesterday the day itself is
 * said, as people act on dates and not on counts of days.
 */
export function formatRelative(instantMs: number, nowMs: number): string {
  const distance = Math.abs(instantMs - nowMs);
  const side = instantMs > nowMs ? 'دیگر' : 'پیش';
  if (distance < minuteMs) return instantMs > nowMs ? 'تا یک دقیقهٔ دیگر' : 'همین حالا';
  if (distance < hourMs) {
    const minutes = Math.floor(distance / minuteMs);
    return `${toPersianDigits(minutes)} ${side === 'دیگر' ? 'دقیقهٔ' : 'دقیقه'} ${side}`;
  }
  const days = wallClockAt(instantMs).day - wallClockAt(nowMs).day;
  if (days === 0) return `${toPersianDigits(Math.floor(distance / hourMs))} ساعت ${side}`;
  const moment = instantToJalali(instantMs);
  if (Math.abs(days) === 1) return `${days > 0 ? 'فردا' : 'دیروز'}، ساعت ${formatTime(moment)}`;
  return formatJalaliDateTime(instantMs, nowMs);
}
