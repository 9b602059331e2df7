import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { date } from '#shared/fields/date.ts';
import { askOf } from '#shared/forms/ask.ts';
import { formatJalaliDay, monthNames } from '#shared/persian/dates.ts';
import { toPersianDigits } from '#shared/persian/digits.ts';
import { type JalaliDay, jalaliIso, jalaliOfDayNumber } from '#shared/persian/jalali.ts';
import { spellNumber } from '#shared/persian/number-words.ts';

const today = '1405-09-05';
const dayMs = 86_400_000;

const readingsOf = (
  typed: string,
  rules: { today?: string; when?: 'past' | 'future' } = { today },
) =>
  askOf({ type: 'date', ...rules }, typed)?.readings.map((one) => {
    const parsed = date.parse(one.typed, rules);
    return parsed.ok ? parsed.value : parsed.reason;
  }) ?? [];

describe('a day', () => {
  test.each([
    ...['1405/09/05 10:30', '10:30:22 - 1405/09/05', '1405/09/05-10:30:22', '10:30 1405/09/05'],
    ...['1405/09/05 | 10:30', '1405/09/05، ساعت ۱۰:۳۰', 'تاریخ: 1405/09/05 ساعت: 10:30'],
    ...['1405/09/0510:30', '1405/09/05\n10:30', '14050905103022', '14050905 1030'],
    ...['2026-11-26T10:30:22', '2026-11-26T10:30:22+03:30', '2026-11-25T22:30:00Z'],
    ...['2026-11-26 10:30:22', '1405-09-05T10:30', '۵ آذر ۱۴۰۵ ساعت ۱۰', 'ساعت ۱۰ روز ۵ آذر'],
    ...['۵ آذر', '۵ آذر ماه', '۵ آذرماه', 'پنجم آذر', 'پنج آذر', '۵/۹', '۵-۹', 'آذر ۵', '۵م آذر'],
    ...['۱۴۰۵ آذر ۵', '5-آذر-1405', '۵/آذر/۱۴۰۵', 'مورخ ۱۴۰۵/۰۹/۰۵', 'مورخهٔ ۵ آذر ۱۴۰۵'],
    ...['به تاریخ ۵ آذر ۱۴۰۵', 'در تاریخ ۵/۹/۱۴۰۵', '۵ آذر امسال', 'پنجم آذرماه سال ۱۴۰۵'],
    ...[
      '۵ آذر ۰۵',
      '05/9/5',
      '405/09/05',
      '۴۰۵/۹/۵',
      '5.9.1405',
      '۵ آذر ۱۴۰۵ ه.ش',
      '۵ آذر ۱۴۰۵ شمسی',
    ],
    ...['پنجشنبه', 'پنج شنبه ۵ آذر', '۵شنبه ۵ آذر ۱۴۰۵', 'پنجشنبه، ۵ آذر'].slice(1),
    ...['امروز', 'امشب', 'امروز ساعت ۱۰:۳۰', '۰ روز پیش', 'پنجشنبه ۱۴۰۵/۰۹/۰۵'],
    ...['26 Nov 2026', 'Nov 26, 2026', '26 November 2026', '26th of Nov 2026', '26-Nov-2026'],
    ...['Thursday, November 26, 2026', 'Thu Nov 26 2026', '۲۶ نوامبر ۲۰۲۶', '۲۶ نوامبر', '26 Nov'],
    ...['11/26/2026', '26/11/2026', '26.11.2026', '2026/11/26', '20261126', '2026 Nov 26'],
    ...[
      'تاریخ و ساعت: 1405/09/05 10:30',
      'زمان تراکنش: 1405/09/05 10:30:22',
      'زمان 10:30 - 1405/09/05',
    ],
    ...[
      'تاریخ انجام تراکنش: 1405/09/05',
      'تاریخ واریز ۵ آذر',
      '1405/09/05_10:30',
      '1405/09/05 10 صبح',
    ],
    ...['پنج‌شنبه، ۵ آذر ۱۴۰۵، ساعت ۱۰ و ۳۰ دقیقه', '۵ آذر ۱۴۰۵ ۱۰ صبح', 'امروز ۱۰ و نیم صبح'],
    ...['«۵ آذر ۱۴۰۵»', '"1405/09/05"', '(1405/09/05)', '1405/09/05.', '۵ آذر ۱۴۰۵، ساعت ۱۰.'],
  ])('%j is the fifth of Azar 1405', (typed) => {
    expect(date.parse(typed, { today })).toEqual({ ok: true, value: '1405-09-05' });
  });

  test.each([
    ['دیروز', '1405-09-04'],
    ['دیشب', '1405-09-04'],
    ['دیروز عصر', '1405-09-04'],
    ['05/09/05', '1405-09-05'],
    ['دیروز (چهارشنبه)', '1405-09-04'],
    ['پریروز', '1405-09-03'],
    ['فردا', '1405-09-06'],
    ['پس‌فردا', '1405-09-07'],
    ['پس فردا', '1405-09-07'],
    ['۳ روز پیش', '1405-09-02'],
    ['سه روز قبل', '1405-09-02'],
    ['۱۰ روز دیگه', '1405-09-15'],
    ['دو هفته پیش', '1405-08-21'],
    ['شنبه گذشته', '1405-08-30'],
    ['پنجشنبه گذشته', '1405-08-28'],
    ['جمعه آینده', '1405-09-06'],
    ['۵ آذر پارسال', '1404-09-05'],
    ['پارسال ۵ آذر', '1404-09-05'],
    ['۵ آذر سال گذشته', '1404-09-05'],
    ['۵ آذر ۹۸', '1398-09-05'],
    ['98/9/5', '1398-09-05'],
    ['بیست و پنجم مهر ۱۴۰۴', '1404-07-25'],
    ['سی‌ام دی ۱۴۰۴', '1404-10-30'],
    ['سی و یکم خرداد ۱۴۰۵', '1405-03-31'],
    ['بیست‌وسوم تیر', '1405-04-23'],
    ['اول فروردین ۱۴۰۵', '1405-01-01'],
    ['۹/۲۵', '1405-09-25'],
    ['29 Feb 2024', '1402-12-10'],
    ['2026-11-25T20:29:59Z', '1405-09-04'],
    ['2026-11-27T00:30:00+04:30', '1405-09-05'],
    ['2026-11-25T23:59:59-05:00', '1405-09-05'],
  ])('%j is %s', (typed, iso) => {
    expect(date.parse(typed, { today })).toEqual({ ok: true, value: iso });
  });

  test.each([
    ['۲۸ اسفند', 'past', '1405-01-10', '1404-12-28'],
    ['۲۸ اسفند', 'future', '1405-01-10', '1405-12-28'],
    ['۵ آذر', 'past', '1405-09-05', '1405-09-05'],
    ['۵ آذر', 'future', '1405-09-05', '1405-09-05'],
    ['۶ آذر', 'past', '1405-09-05', '1404-09-06'],
    ['۴ آذر', 'future', '1405-09-05', '1406-09-04'],
    ['۶/۹', 'past', '1405-09-05', '1404-09-06'],
    ['30 Dec', 'past', '1405-01-10', '1404-10-09'],
    ['30 Nov', 'past', '1405-09-05', '1404-09-09'],
    ['۳۰ اسفند', 'past', '1405-01-10', '1403-12-30'],
    ['شنبه', 'past', '1405-09-05', '1405-08-30'],
    ['شنبه', 'future', '1405-09-05', '1405-09-07'],
  ] as const)('%j in a field of the %s at %s is %s', (typed, when, on, iso) => {
    expect(date.parse(typed, { today: on, when })).toEqual({ ok: true, value: iso });
  });

  test.each([
    ['۵/۹', ['1405-05-09']],
    ['05/06/2026', ['1405-02-16']],
    ['۲۵/۹', []],
    ['1405/09/05', []],
    ['05/9/3', []],
  ])('%j is read, and beside it one tap leads to %j', (typed, readings) => {
    expect(date.parse(typed, { today }).ok).toBe(true);
    expect(readingsOf(typed)).toEqual(readings);
  });

  test.each([
    ['5/9/05', ['1405-09-05', '1384-06-14']],
    ['3/9/05', ['1403-09-05', '1405-09-03', '1384-06-12']],
    ['05/09/03', ['1405-09-03', '1403-09-05']],
    ['5/9/3', ['1405-09-03', '1403-09-05']],
    ['۵ آذر ۲۵', ['1325-09-05', '1425-09-05']],
    ['1405/25/9', ['1405-09-25']],
    ['شنبه', ['1405-08-30', '1405-09-07']],
    ['پنجشنبه', ['1405-08-28', '1405-09-05', '1405-09-12']],
    ['شنبه ۵ آذر ۱۴۰۵', ['1405-09-05', '1405-09-07']],
    ['دیروز شنبه', ['1405-09-04', '1405-09-07']],
  ])('%j is asked about: %j', (typed, readings) => {
    expect(date.parse(typed, { today })).toMatchObject({ ok: false });
    expect(readingsOf(typed)).toEqual(readings);
  });

  test('a weekday decides between readings', () => {
    expect(date.parse('سه‌شنبه 3/9/05', { today })).toEqual({ ok: true, value: '1405-09-03' });
  });

  test.each([
    ['۳۱ مهر ۱۴۰۵', 'مهر ۳۰ روز دارد'],
    ['1405/7/31', 'مهر ۳۰ روز دارد'],
    ['۳۱ مهر', 'مهر ۳۰ روز دارد'],
    ['۳۰ اسفند ۱۴۰۴', '۱۴۰۴ کبیسه نیست'],
    ['1404/12/30', '۱۴۰۴ کبیسه نیست'],
    ['1403/12/31', 'اسفند ۳۰ روز دارد'],
    ['1405/13/1', 'ماه ۱۳ وجود ندارد'],
    ['1405/0/1', 'ماه ۰ وجود ندارد'],
    ['1405/9/0', 'روز ۰ وجود ندارد'],
    ['3405/1/1', 'سال ۳۴۰۵ درست نیست'],
    ['2026-02-29', '۲۰۲۶ کبیسه نیست'],
    ['31 Nov 2026', 'نوامبر ۳۰ روز دارد'],
    ['2026-02-30', 'فوریه ۲۸ روز دارد'],
    ['2024-02-30', 'فوریه ۲۹ روز دارد'],
    ['2026-11-31T10:30:00', 'نوامبر ۳۰ روز دارد'],
    ['2026-11-31T10:30:00Z', 'نوامبر ۳۰ روز دارد'],
    ['2026-02-29 10:30:00+03:30', '۲۰۲۶ کبیسه نیست'],
    ['۳۲ فروردین', 'فروردین ۳۱ روز دارد'],
    ['۳۲ فروردین ۱۴۰۵', 'فروردین ۳۱ روز دارد'],
    ['32 Nov 2026', 'نوامبر ۳۰ روز دارد'],
    ['آذر ۹۸', 'روز این تاریخ را هم بنویسید'],
    ['5-6 آذر', 'متوجه نشدیم'],
    ['۵،۶ آذر', 'متوجه نشدیم'],
    ['آذر ۵-۶', 'متوجه نشدیم'],
    ['۵ و ۶ آذر', 'متوجه نشدیم'],
    ['1405/09/05\n1405/09/06', 'متوجه نشدیم'],
    ['شنبه ۵ آذر ۱۴۰۵', '۵ آذر ۱۴۰۵ پنجشنبه است، نه شنبه'],
    ['آذر ۱۴۰۵', 'روز این تاریخ را هم بنویسید'],
    ['1405/09', 'روز این تاریخ را هم بنویسید'],
    ['۵ آذر ۲۰۲۶', 'متوجه نشدیم'],
    ['10:30', 'متوجه نشدیم'],
    ['هفته پیش', 'متوجه نشدیم'],
  ])('%j is refused: %s', (typed, cause) => {
    const parsed = date.parse(typed, { today });
    expect(parsed.ok ? parsed.value : parsed.reason).toContain(cause);
    expect(parsed.ok ? '' : parsed.reason).toMatch(/^[\u0600-\u06ff][^\n0-9]*\.$/);
  });

  test('what lies on the wrong side of today is refused and never offered', () => {
    expect(readingsOf('5/9/05', { today, when: 'past' })).toEqual(['1405-09-05', '1384-06-14']);
    expect(readingsOf('3/9/04', { today: '1405-01-10', when: 'past' })).not.toContain('1405-09-03');
    expect(date.parse('۵ آذر ۰۶', { today, when: 'past' })).toMatchObject({
      reason: expect.stringContaining('هنوز نرسیده'),
    });
    expect(date.parse('فردا', { today, when: 'past' }).ok).toBe(false);
    expect(readingsOf('05/12/2026', { today, when: 'past' })).toEqual(['1405-02-22']);
    expect(readingsOf('جمعه ۵ آذر', { today, when: 'past' })).toEqual(['1405-09-05', '1405-08-29']);
  });

  const anyDay = fc.integer({ min: -25_000, max: 29_000 }).map(jalaliOfDayNumber);
  const ordinal = (day: number) =>
    day === 30 ? 'سی‌ام' : `${spellNumber(day)}م`.replace('سهم', 'سوم');
  const two = (part: number) => String(part).padStart(2, '0');
  const spellings = (day: JalaliDay): string[] => {
    const { year: y, month: m, day: d } = day;
    const name = monthNames[m - 1]!;
    const [gy, gm, gd] = gregorianOf(day);
    return [
      ...['/', '-', '.', ' ', ' / ', '٫'].flatMap((joint) => [
        [y, m, d].join(joint),
        [y, two(m), two(d)].join(joint),
        [d, m, y].join(joint),
        [two(d), two(m), y].join(joint),
        [gy, two(gm), two(gd)].join(joint),
      ]),
      ...[`${d} ${name} ${y}`, `${y} ${name} ${d}`, `${d}-${name}-${y}`, `${d}${name}${y}`],
      ...[
        `${d} ${name} ماه ${y}`,
        `${d} ${name}، ${y}`,
        `${ordinal(d)} ${name} ${y}`,
        `${name} ${d}، ${y}`,
      ],
      ...[formatJalaliDay(day), `مورخ ${y}/${m}/${d}`, `${y}${two(m)}${two(d)}`],
      ...[
        `${gd} ${english[gm - 1]} ${gy}`,
        `${english[gm - 1]} ${gd}, ${gy}`,
        `${gy}${two(gm)}${two(gd)}`,
      ],
    ];
  };
  const english = 'January February March Apr May June Jul August Sep October Nov December'.split(
    ' ',
  );
  const frames = [
    '%',
    ' % ',
    '\u202b%\u202c',
    '\u200e%\u200f',
    '% 10:30',
    '10:30:22 - %',
    '% ساعت ۱۷',
    '%T08:05',
  ];
  const write = fc.constantFrom(
    (text: string) => text,
    toPersianDigits,
    (text: string) => text.replace(/\d/g, (one) => String.fromCharCode(0x0660 + Number(one))),
  );

  test('in every spelling is the day that was meant', () => {
    fc.assert(
      fc.property(anyDay, fc.constantFrom(...frames), write, (day, frame, inDigits) => {
        for (const spelling of spellings(day)) {
          if (frame.includes('T') && !/^\d{4}[-/]\d\d[-/]\d\d$/.test(spelling)) continue;
          const typed = inDigits(frame.replace('%', () => spelling));
          expect(date.parse(typed, { today }), typed).toEqual({ ok: true, value: jalaliIso(day) });
        }
      }),
      { numRuns: 300 },
    );
  });

  test('without a year it is the last or the next such day', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 0, max: 364 }), (on, distance) => {
        const now = jalaliIso(on);
        for (const [when, sign] of [
          ['past', -1],
          ['future', 1],
        ] as const) {
          const meant = jalaliOfDayNumber(numberOf(on) + sign * distance);
          const typed = `${meant.day} ${monthNames[meant.month - 1]}`;
          const parsed = date.parse(typed, { today: now, when });
          expect(parsed, `${typed}, ${when} of ${now}`).toEqual({
            ok: true,
            value: jalaliIso(meant),
          });
        }
      }),
      { numRuns: 500 },
    );
  });

  test('three short numbers are never another day than one that is asked about', () => {
    const short = fc.oneof(
      fc.integer({ min: 0, max: 99 }).map(String),
      fc.integer({ min: 0, max: 9 }).map(two),
    );
    fc.assert(
      fc.property(short, fc.integer({ min: 1, max: 12 }), short, (first, month, last) => {
        const parsed = date.parse(`${first}/${month}/${last}`, { today });
        if (!parsed.ok) return;
        const [, , day = ''] = parsed.value.split('-');
        const isYearFirst =
          Number(day) === Number(last) && parsed.value.slice(2, 4) === first.padStart(2, '0');
        const isDayFirst =
          Number(day) === Number(first) && parsed.value.slice(2, 4) === last.padStart(2, '0');
        expect(isYearFirst || isDayFirst).toBe(true);
        if (first.length === 2 && (last.length === 1 || first === last)) return;
        const couldBe = (year: string, other: string) =>
          (Number(year) <= 10 || Number(year) >= 80) && Number(other) >= 1 && Number(other) <= 30;
        expect(couldBe(first, last) && couldBe(last, first), `${first}/${month}/${last}`).toBe(
          false,
        );
      }),
      { numRuns: 3000 },
    );
  });
});

const numberOf = (day: JalaliDay) => {
  const [year, month, one] = gregorianOf(day);
  return Date.UTC(year, month - 1, one) / dayMs;
};

function gregorianOf(day: JalaliDay): [number, number, number] {
  const wanted = jalaliIso(day);
  let number = Math.floor((day.year - 1348) * 365.2422) - 286 + (day.month - 1) * 30 + day.day;
  for (number -= 10; jalaliIso(jalaliOfDayNumber(number)) !== wanted; number += 1);
  const utc = new Date(number * dayMs);
  return [utc.getUTCFullYear(), utc.getUTCMonth() + 1, utc.getUTCDate()];
}
