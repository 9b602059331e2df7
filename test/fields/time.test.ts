import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { time } from '#shared/fields/time.ts';
import { askOf } from '#shared/forms/ask.ts';
import { toPersianDigits } from '#shared/persian/digits.ts';
import { speakTime } from '#shared/persian/parse-time.ts';

const readingsOf = (typed: string) =>
  askOf({ type: 'time' }, typed)?.readings.map((one) => {
    const parsed = time.parse(one.typed);
    return parsed.ok ? parsed.value : parsed.reason;
  }) ?? [];

describe('an hour', () => {
  test.each([
    ...['17:30', '17:30:22', '17-30', '17 30', '1730', '17.30', '17٫30', '17 : 30', '17/30'].map(
      (typed) => [typed, '17:30'],
    ),
    ...['5:30 عصر', '۵ و نیم عصر', 'پنج و نیم عصر', '۵:۳۰ بعدازظهر', '5:30 pm', '5:30 p.m.'].map(
      (typed) => [typed, '17:30'],
    ),
    ...[
      'عصر ساعت ۵:۳۰',
      'ساعت ۵ و نیم عصر',
      'ساعت: ۱۷:۳۰',
      '۵ و ۳۰ دقیقه عصر',
      'حدود ساعت ۱۷:۳۰',
    ].map((typed) => [typed, '17:30']),
    ...['1405/09/05 17:30', '17:30:22 - 1405/09/05', '2026-11-26T17:30:22', '14050905173022'].map(
      (typed) => [typed, '17:30'],
    ),
    ...['2026-11-26T14:00:00Z', '۵ آذر ساعت ۱۷:۳۰', '۵ آذر ۱۴۰۵، ۵:۳۰ عصر', 'دیروز ۱۷:۳۰'].map(
      (typed) => [typed, '17:30'],
    ),
    ...['تاریخ و زمان: 1405/09/05 - 17:30', 'زمان: 17:30 1405/09/05', '«۱۷:۳۰»', '(17:30)'].map(
      (typed) => [typed, '17:30'],
    ),
    ...['پنجشنبه ۵ آذر، ساعت ۵ و ۳۰ دقیقه عصر', 'دیروز عصر ساعت ۵:۳۰', '۵:۳۰ عصر.'].map((typed) => [
      typed,
      '17:30',
    ]),
    ['دیشب ساعت ۱۱', '23:00'],
    ['دیشب ۱۱:۳۰', '23:30'],
    ['ساعت ۱۰ دیشب', '22:00'],
    ['امشب ساعت ۹ و نیم', '21:30'],
    ['دیروز عصر ساعت ۵', '17:00'],
    ['فردا صبح ساعت ۹', '09:00'],
    ['دیروز ظهر ساعت ۱', '13:00'],
    ['امروز ۱۰ صبح', '10:00'],
    ['۳ نصفه شب', '03:00'],
    ['ساعت: ۱۷', '17:00'],
    ['۱۷،۳۰', '17:30'],
    ['2026-11-26T17:30:00+03:30', '17:30'],
    ['۱۷:۳۰ دقیقه', '17:30'],
    ['ساعت ۱۷', '17:00'],
    ['راس ساعت ۱۷', '17:00'],
    ['۱۷', '17:00'],
    ['۰', '00:00'],
    ['۷ و نیم', '07:30'],
    ['هفت و نیم', '07:30'],
    ['۷ و ربع صبح', '07:15'],
    ['هشت و بیست دقیقه صبح', '08:20'],
    ['ربع به ۸ صبح', '07:45'],
    ['یک ربع به هشت شب', '19:45'],
    ['۱۰ دقیقه به ۸ صبح', '07:50'],
    ['۹ شب', '21:00'],
    ['شب ۱۰', '22:00'],
    ['۷ شب', '19:00'],
    ['۴ بامداد', '04:00'],
    ['ظهر', '12:00'],
    ['ساعت ۱۲ ظهر', '12:00'],
    ['۱ ظهر', '13:00'],
    ['نیمه‌شب', '00:00'],
    ['نیمه شب', '00:00'],
    ['۱۲ نیمه‌شب', '00:00'],
    ['9 30', '09:30'],
    ['۹:۰۰', '09:00'],
    ['930', '09:30'],
  ])('%j is %s', (typed, value) => {
    expect(time.parse(typed!)).toEqual({ ok: true, value });
  });

  test.each([
    ['۹', ['09:00', '21:00']],
    ['۱۲', ['12:00', '00:00']],
    ['نه', ['09:00', '21:00']],
    ['۵ شب', ['17:00', '05:00']],
    ['ساعت ۵ شب', ['17:00', '05:00']],
    ['۵:۳۰ شب', ['17:30', '05:30']],
    ['9-10', ['09:10', '09:00', '10:00']],
  ])('%j is asked about: %j', (typed, readings) => {
    expect(time.parse(typed).ok).toBe(false);
    expect(readingsOf(typed)).toEqual(readings);
  });

  test.each([
    ['۷ و نیم', ['19:30']],
    ['ربع به ۸', ['19:45']],
    ['ساعت ۹', []],
    ['۷ و نیم صبح', []],
    ['۹:۳۰', []],
    ['۱۷ و نیم', []],
  ])('%j is read, and beside it one tap leads to %j', (typed, readings) => {
    expect(time.parse(typed).ok).toBe(true);
    expect(readingsOf(typed)).toEqual(readings);
  });

  test.each([
    ...[
      '24:00',
      '17:60',
      '۱۳ صبح',
      '۱۳ شب',
      '۲۵',
      'صبح',
      'عصر',
      'زود',
      '17:3',
      '9:30 10:30',
      '1405/09/05',
      '5'.repeat(300),
    ],
    ...['زود 10:30', '۷۰ دقیقه به ۸', 'ربع به ۰'],
  ])('%j is no hour', (typed) => {
    expect(time.parse(typed).ok).toBe(false);
    expect(readingsOf(typed)).toEqual([]);
  });

  const two = (part: number) => String(part).padStart(2, '0');
  const spellings = (hour: number, minute: number) => [
    ...[':', '.', '٫', ' : ', ' ', ''].map((joint) => `${two(hour)}${joint}${two(minute)}`),
    ...[
      `${hour}:${two(minute)}:59`,
      `${two(hour)}:${two(minute)}:59.123`,
      `ساعت: ${hour}:${two(minute)}`,
    ],
    speakTime({ hour, minute }),
    `${hour % 12 || 12}:${two(minute)} ${hour < 12 ? 'am' : 'PM'}`,
    ...(minute === 30 && hour > 12 ? [`${hour} و نیم`] : []),
  ];
  const frames = [
    '%',
    ' % ',
    '\u200f%\u200e',
    '1405/09/05 %',
    '% - 1405/9/5',
    '۵ آذر ساعت %',
    '2026-11-26T%',
  ];
  const write = fc.constantFrom(
    (text: string) => text,
    toPersianDigits,
    (text: string) => text.replace(/\d/g, (one) => String.fromCharCode(0x0660 + Number(one))),
  );

  test('in every spelling is the hour that was meant, or asked about', () => {
    fc.assert(
      fc.property(
        ...[fc.integer({ min: 0, max: 23 }), fc.constantFrom(0, 1, 5, 10, 15, 20, 30, 45, 59)],
        ...[fc.constantFrom(...frames), write],
        (hour, minute, frame, inDigits) => {
          for (const spelling of spellings(hour, minute)) {
            if (frame.length > 4 && !/^\d\d:\d\d/.test(spelling)) continue;
            const typed = inDigits(frame.replace('%', () => spelling));
            const value = `${two(hour)}:${two(minute)}`;
            const parsed = time.parse(typed);
            if (parsed.ok) expect(parsed.value, typed).toBe(value);
            else expect(readingsOf(typed), typed).toContain(value);
          }
        },
      ),
      { numRuns: 500 },
    );
  });
});
