import { describe, expect, test } from 'vitest';
import {
  formatDeadline,
  formatJalaliDateTime,
  formatJalaliDay,
  formatRelative,
  formatShortDeadline,
  instantToJalali,
  jalaliToInstant,
} from '#shared/persian/dates.ts';
import { isJalaliDay, jalaliIso, parseJalaliIso } from '#shared/persian/jalali.ts';
import { readDate } from '#shared/persian/parse-date.ts';
import { wallClockAt } from '#shared/persian/tehran.ts';

const dayIn = (typed: string, today: Parameters<typeof readDate>[1]['today'] = null) =>
  readDate(typed, { today }).day;

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
/** How far the clocks of Tehran are ahead of UTC. */
function offsetAt(instant: number): number {
  const { day: days, msOfDay } = wallClockAt(instant);
  return days * day + msOfDay - instant;
}
const now = jalaliToInstant({ year: 1405, month: 9, day: 3 }, { hour: 12 });

describe('Jalali days and instants', () => {
  test('a day and hour in Tehran is one instant', () => {
    expect(new Date(now).toISOString()).toBe('2026-11-24T08:30:00.000Z');
    expect(instantToJalali(now)).toEqual({
      year: 1405,
      month: 9,
      day: 3,
      weekday: 3,
      hour: 12,
      minute: 0,
    });
  });

  test('each quarter hour of summer time and after comes back as the instant it was', () => {
    const shift = Date.UTC(2022, 8, 21, 18);
    for (let at = shift; at < shift + day; at += hour / 4) {
      const moment = instantToJalali(at);
      const isSecondPass = jalaliToInstant(moment, moment) !== at;
      // The hour repeated when summer time ended is the only one said twice.
      if (isSecondPass) expect(offsetAt(at)).not.toBe(offsetAt(at - hour));
    }
    for (let at = Date.UTC(2026, 0, 1); at < Date.UTC(2027, 0, 1); at += 7 * hour) {
      const moment = instantToJalali(at);
      expect(jalaliToInstant(moment, moment)).toBe(at);
    }
  });

  test('conversion and the names agree with the calendar of Intl from 1300 to 1500', () => {
    const intl = new Intl.DateTimeFormat('fa-IR-u-ca-persian', {
      timeZone: 'Asia/Tehran',
      weekday: 'long',
      day: 'numeric',
      month: 'long',
      year: 'numeric',
    });
    for (let at = Date.UTC(1921, 3, 1, 9); at < Date.UTC(2121, 2, 1); at += 13 * day) {
      const parts = Object.fromEntries(intl.formatToParts(at).map((one) => [one.type, one.value]));
      const weekday = parts.weekday?.replace(/^پنج\u200cشنبه$/, 'پنجشنبه');
      const said = `${weekday} ${parts.day} ${parts.month} ${parts.year}`;
      expect(formatJalaliDay(instantToJalali(at))).toBe(said);
    }
  });

  test('the 30th of Esfand exists in leap years only', () => {
    const leap = [1399, 1403, 1408, 1412, 1416, 1420];
    for (let year = 1399; year <= 1420; year += 1) {
      expect(isJalaliDay({ year, month: 12, day: 30 })).toBe(leap.includes(year));
    }
  });

  test('the stored form reads back and refuses days that do not exist', () => {
    expect(jalaliIso({ year: 1405, month: 9, day: 3 })).toBe('1405-09-03');
    expect(parseJalaliIso('1405-09-03')).toEqual({ year: 1405, month: 9, day: 3 });
    for (const none of ['1404-12-30', '1405-13-01', '1405-9-3', '1405-07-31', '']) {
      expect(parseJalaliIso(none)).toBeNull();
    }
  });
});

describe('writing when', () => {
  const at = (month: number, dayOfMonth: number, hourOfDay = 0, minuteOfHour = 0, year = 1405) =>
    jalaliToInstant({ year, month, day: dayOfMonth }, { hour: hourOfDay, minute: minuteOfHour });

  test.each([
    [at(9, 3, 17), 'سه‌شنبه ۳ آذر، ساعت ۱۷'],
    [at(9, 3, 17, 5), 'سه‌شنبه ۳ آذر، ساعت ۱۷:۰۵'],
    [at(9, 4, 0), 'چهارشنبه ۴ آذر، ساعت ۰۰:۰۰'],
    [at(1, 1, 9, 0, 1406), 'یکشنبه ۱ فروردین ۱۴۰۶، ساعت ۹'],
  ])(
    '%d is written with hour, and with minutes and year only where they differ',
    (instant, said) => {
      expect(formatJalaliDateTime(instant, now)).toBe(said);
    },
  );

  test('a deadline at midnight is the end of the day before', () => {
    expect(formatDeadline(at(9, 4), now)).toBe('پایان سه‌شنبه ۳ آذر');
    expect(formatDeadline(at(9, 4, 17), now)).toBe('چهارشنبه ۴ آذر، ساعت ۱۷');
    expect(formatDeadline(at(1, 1, 0, 0, 1406), now)).toBe('پایان شنبه ۲۹ اسفند');
  });

  test('a deadline in few words is an hour of today, or a day', () => {
    expect(formatShortDeadline(at(9, 3, 17), now)).toBe('ساعت ۱۷');
    expect(formatShortDeadline(at(9, 4, 17), now)).toBe('۴ آذر');
    expect(formatShortDeadline(at(9, 4), now)).toBe('۳ آذر');
    expect(formatShortDeadline(at(1, 1, 9, 0, 1406), now)).toBe('۱ فروردین');
  });

  test.each([
    [now, 'همین حالا'],
    [now - 5 * minute, '۵ دقیقه پیش'],
    [now + 5 * minute, '۵ دقیقهٔ دیگر'],
    [now - 3 * hour, '۳ ساعت پیش'],
    [now + 3 * hour, '۳ ساعت دیگر'],
    [at(9, 2, 17), 'دیروز، ساعت ۱۷'],
    [at(9, 4, 9, 30), 'فردا، ساعت ۹:۳۰'],
    [at(9, 1, 17), 'یکشنبه ۱ آذر، ساعت ۱۷'],
  ])('%d is written relative to now', (instant, said) => {
    expect(formatRelative(instant, now)).toBe(said);
  });
});

describe('reading a day that someone typed', () => {
  const third = { year: 1405, month: 9, day: 3 };

  test.each([
    '۱۴۰۵/۹/۳',
    '١٤٠٥/٠٩/٠٣',
    '1405-09-03',
    '1405.9.3',
    '1405 9 3',
    '14050903',
    '۰۵/۹/۳',
    '3/9/1405',
    '\u200f۱۴۰۵\u200e/۹/۳ ',
    '3 آذر 1405',
    '۳ آذر ماه ۱۴۰۵',
    '۳ آذرماه ۱۴۰۵',
    '۳آذر۱۴۰۵',
    'سه‌شنبه ۳ آذر ۱۴۰۵',
    'سه شنبه ۳ آذر ۱۴۰۵',
    'سه‌شنبه، ۳ اذر ۱۴۰۵',
    '2026-11-24',
    '24/11/2026',
  ])('%s is the third of Azar', (typed) => {
    expect(dayIn(typed)).toEqual(third);
  });

  test('days relative to today need to know today', () => {
    expect(dayIn('امروز', third)).toEqual(third);
    expect(dayIn('دیروز', third)).toEqual({ ...third, day: 2 });
    expect(dayIn('۳ آذر', third)).toEqual(third);
    expect(dayIn('امروز')).toBeNull();
    expect(dayIn('۳ آذر')).toBeNull();
  });

  test.each([
    '',
    'فردا شب',
    '1405/13/1',
    '1404/12/30',
    '1405/7/31',
    '2026-02-30',
    '3 نوامبر 1405',
    '1405',
    '14/05/0903x',
    '5/9/3',
    '3405/1/1',
  ])('%s is no day', (typed) => {
    expect(dayIn(typed, third)).toBeNull();
  });
});
