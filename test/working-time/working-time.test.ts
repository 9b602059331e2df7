import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatJalaliDateTime, instantToJalali, jalaliToInstant } from '#shared/persian/dates.ts';
import { parseJalaliIso } from '#shared/persian/jalali.ts';
import { wallClockAt } from '#shared/persian/tehran.ts';
import { type Calendar, calendarSchema, type Span } from '#shared/working-time/calendar.ts';
import {
  addBusinessDays,
  addWorkingTime,
  workingTimeBefore,
  workingTimeBetween,
} from '#shared/working-time/count.ts';
import { type Duration, formatDuration, formatWithin } from '#shared/working-time/duration.ts';
import { NoOpenTime, openStretchesFrom, openStretchesOn } from '#shared/working-time/opening.ts';
import { dueAt, promiseState, promiseUsed } from '#shared/working-time/promise.ts';

const hour = 3_600_000;
const twoSpans: Span[] = [
  ['09:00', '13:00'],
  ['14:00', '17:00'],
];
const office: Calendar = {
  week: { sat: twoSpans, sun: twoSpans, mon: twoSpans, tue: twoSpans, wed: twoSpans },
  closures: [],
  fixedHolidays: true,
};

const wholeDay: Span[] = [['00:00', '24:00']];
const alwaysOpen: Calendar = {
  week: {
    sat: wholeDay,
    sun: wholeDay,
    mon: wholeDay,
    tue: wholeDay,
    wed: wholeDay,
    thu: wholeDay,
    fri: wholeDay,
  },
  closures: [],
  fixedHolidays: false,
};

/** Whether an instant is open; at the closing hour itself no longer. */
const isOpen = (calendar: Calendar, instant: number): boolean =>
  openStretchesOn(calendar, wallClockAt(instant).day).some(
    ({ start, end }) => start <= instant && instant < end,
  );

/** The instant itself if open then, else when it opens next. */
function nextOpening(calendar: Calendar, instant: number): number {
  for (const { start } of openStretchesFrom(calendar, instant)) return start;
  throw new Error('openStretchesFrom never ends without a fault');
}

/** `1405-09-03 17:30` in Tehran. */
function at(text: string): number {
  const [iso = '', clock = '00:00'] = text.split(' ');
  const [hours, minutes] = clock.split(':').map(Number);
  const day = parseJalaliIso(iso);
  if (!day) throw new Error(`no day: ${text}`);
  return jalaliToInstant(day, { hour: hours!, minute: minutes! });
}

describe('counting working hours', () => {
  test.each([
    ['within a span', '1405-09-03 09:30', 2, '1405-09-03 11:30'],
    ['to the closing hour itself', '1405-09-03 16:00', 1, '1405-09-03 17:00'],
    ['over the gap between two spans', '1405-09-03 12:00', 2, '1405-09-03 15:00'],
    ['from within the gap', '1405-09-03 13:30', 1, '1405-09-03 15:00'],
    ['from before opening', '1405-09-03 06:00', 1, '1405-09-03 10:00'],
    ['from after closing', '1405-09-03 20:00', 1, '1405-09-04 10:00'],
    ['from Wednesday over Thursday and Friday', '1405-09-04 16:30', 1, '1405-09-07 09:30'],
    [
      'over the end of Esfand and Nowruz of a common year',
      '1404-12-27 16:00',
      2,
      '1405-01-05 10:00',
    ],
    ['over the end of Esfand and Nowruz of a leap year', '1403-12-28 16:00', 2, '1404-01-05 10:00'],
    ['over 12 and 13 Farvardin', '1405-01-11 16:00', 2, '1405-01-15 10:00'],
    ['over 14 and 15 Khordad', '1403-03-13 16:00', 2, '1403-03-16 10:00'],
    ['over a 30 Esfand on a Saturday', '1399-12-27 16:00', 2, '1400-01-07 10:00'],
    ['over 22 Bahman', '1405-11-21 16:00', 2, '1405-11-24 10:00'],
  ])('%s', (_what, start, hours, due) => {
    expect(formatAt(addWorkingTime(office, at(start), { hours }))).toBe(due);
  });

  test('24 to 72 working hours from a Saturday morning', () => {
    const start = at('1405-09-07 10:00');
    expect(formatAt(addWorkingTime(office, start, { hours: 24 }))).toBe('1405-09-10 13:00');
    expect(formatAt(addWorkingTime(office, start, { hours: 72 }))).toBe('1405-09-21 12:00');
    const rule = { atLeast: 24, atMost: 72, unit: 'working_hours' } as const;
    expect(dueAt(office, start, rule)).toBe(at('1405-09-21 12:00'));
    expect(formatDuration(rule)).toBe('۲۴ تا ۷۲ ساعت کاری');
  });

  test('a plan that never closes counts every hour, holidays too', () => {
    const start = at('1404-12-29 23:30');
    expect(formatAt(addWorkingTime(alwaysOpen, start, { hours: 24 }))).toBe('1405-01-01 23:30');
    expect(isOpen(alwaysOpen, start)).toBe(true);
    expect(workingTimeBetween(alwaysOpen, start, start + 1000 * hour)).toBe(1000 * hour);
  });

  test('closures hold whole days, both ends included', () => {
    const closed = {
      ...office,
      closures: [
        { from: '1405-09-07', to: '1405-09-08', title: 'جابه‌جایی دفتر' },
        { from: '1405-09-09', title: 'تعطیلی ناگهانی' },
      ],
    };
    expect(formatAt(addWorkingTime(closed, at('1405-09-04 16:30'), { hours: 1 }))).toBe(
      '1405-09-10 09:30',
    );
  });

  test.each([
    [1403, ['12-29', '12-30']],
    [1404, ['12-29']],
  ])('the fixed holidays of %d are these and no others', (year, endOfYear) => {
    const withHolidays = { ...alwaysOpen, fixedHolidays: true };
    const closed: string[] = [];
    for (let noon = at(`${year}-01-01 12:00`); noon < at(`${year + 1}-01-01`); noon += 24 * hour) {
      if (!isOpen(withHolidays, noon)) closed.push(formatAt(noon).slice(5, 10));
    }
    const nowruz = ['01-01', '01-02', '01-03', '01-04'];
    const others = ['01-12', '01-13', '03-14', '03-15', '11-22'];
    expect(closed).toEqual([...nowruz, ...others, ...endOfYear]);
  });

  test('fixed holidays count as work where settings say so', () => {
    const hardy = { ...office, fixedHolidays: false };
    expect(formatAt(addWorkingTime(hardy, at('1404-12-27 17:00'), { hours: 1 }))).toBe(
      '1405-01-01 10:00',
    );
  });
});

/** The other way round: an instant in the form in which tables write it. */
function formatAt(instant: number): string {
  const { year, month, day, hour: hours, minute } = instantToJalali(instant);
  const two = (part: number) => String(part).padStart(2, '0');
  return `${year}-${two(month)}-${two(day)} ${two(hours)}:${two(minute)}`;
}

describe('opening hours', () => {
  test('open from the first minute to before the last', () => {
    expect(isOpen(office, at('1405-09-03 09:00'))).toBe(true);
    expect(isOpen(office, at('1405-09-03 13:00'))).toBe(false);
    expect(isOpen(office, at('1405-09-03 08:59'))).toBe(false);
    expect(isOpen(office, at('1405-09-06 10:00'))).toBe(false);
    expect(isOpen(office, at('1405-11-22 10:00'))).toBe(false);
  });

  test.each([
    ['1403-12-28 17:00', '1404-01-05 09:00'],
    ['1405-09-03 13:00', '1405-09-03 14:00'],
    ['1405-09-03 10:00', '1405-09-03 10:00'],
    ['1405-09-05 10:00', '1405-09-07 09:00'],
  ])('after %s it opens at %s', (from, opening) => {
    expect(formatAt(nextOpening(office, at(from)))).toBe(opening);
  });

  test('a calendar that never opens ends with a clear fault', () => {
    const never = { ...office, week: {} };
    const shut = {
      ...office,
      closures: [{ from: '1405-01-01', to: '1499-12-29', title: 'پایان' }],
    };
    for (const calendar of [never, shut]) {
      expect(() => nextOpening(calendar, at('1405-09-03'))).toThrow(NoOpenTime);
      expect(() => addWorkingTime(calendar, at('1405-09-03'), { hours: 1 })).toThrow(NoOpenTime);
      expect(() => addBusinessDays(calendar, at('1405-09-03'), 1)).toThrow(NoOpenTime);
    }
  });
});

describe('business days', () => {
  test.each([
    ['in the morning', '1405-09-03 09:30', 1, '1405-09-04 17:00'],
    ['before opening', '1405-09-03 06:00', 1, '1405-09-04 17:00'],
    ['after closing', '1405-09-03 20:00', 1, '1405-09-04 17:00'],
    ['on a Friday', '1405-09-06 12:00', 1, '1405-09-07 17:00'],
    ['before the weekend', '1405-09-04 12:00', 1, '1405-09-07 17:00'],
    ['before Nowruz', '1404-12-28 12:00', 1, '1405-01-05 17:00'],
    ['for a week', '1405-09-07 12:00', 7, '1405-09-16 17:00'],
  ])('asked %s', (_when, start, days, due) => {
    expect(formatAt(addBusinessDays(office, at(start), days))).toBe(due);
  });

  test('the last one before a business closes for good still counts', () => {
    const closing = {
      ...office,
      closures: [{ from: '1405-09-05', to: '1499-12-29', title: 'پایان کار' }],
    };
    expect(formatAt(addBusinessDays(closing, at('1405-09-03 12:00'), 1))).toBe('1405-09-04 17:00');
    expect(() => addBusinessDays(closing, at('1405-09-03 12:00'), 2)).toThrow(NoOpenTime);
  });

  test('of a plan that never closes end at midnight', () => {
    expect(formatAt(addBusinessDays(alwaysOpen, at('1405-09-03 12:00'), 1))).toBe(
      '1405-09-05 00:00',
    );
  });
});

describe('business days to the same hour', () => {
  const sameHour: Calendar = { ...office, businessDayEnds: 'same_hour' };
  const shortThursday: Calendar = {
    ...sameHour,
    week: { ...office.week, thu: [['09:00', '13:00']] },
  };
  test.each<[string, string, number, string]>([
    ['in the morning', '1405-09-03 09:30', 1, '1405-09-04 09:30'],
    ['in the last minute', '1405-09-03 16:59', 1, '1405-09-04 16:59'],
    ['at the closing hour', '1405-09-03 17:00', 1, '1405-09-07 09:00'],
    ['before opening', '1405-09-03 06:00', 1, '1405-09-04 09:00'],
    ['after closing', '1405-09-02 20:00', 1, '1405-09-04 09:00'],
    ['in the gap', '1405-09-03 13:30', 1, '1405-09-04 14:00'],
    ['on a Friday', '1405-09-06 12:00', 1, '1405-09-08 09:00'],
    ['before the weekend', '1405-09-04 12:00', 1, '1405-09-07 12:00'],
    ['before Nowruz', '1404-12-27 16:00', 2, '1405-01-08 16:00'],
    ['for a week', '1405-09-07 12:00', 7, '1405-09-16 12:00'],
  ])('asked %s', (_when, start, days, due) => {
    expect(formatAt(addBusinessDays(sameHour, at(start), days))).toBe(due);
  });

  test('an hour at which that day is closed is its closing hour', () => {
    expect(formatAt(addBusinessDays(shortThursday, at('1405-09-04 16:30'), 1))).toBe(
      '1405-09-05 13:00',
    );
    expect(formatAt(addBusinessDays(shortThursday, at('1405-09-04 13:30'), 1))).toBe(
      '1405-09-05 13:00',
    );
  });

  test('an hour in the gap of that day is the end of the gap', () => {
    const calendar: Calendar = {
      ...sameHour,
      week: {
        ...sameHour.week,
        wed: [
          ['09:00', '11:00'],
          ['15:00', '18:00'],
        ],
      },
    };
    expect(formatAt(addBusinessDays(calendar, at('1405-09-03 12:00'), 1))).toBe('1405-09-04 15:00');
  });

  test('a plan that never closes promises the same hour', () => {
    const always: Calendar = { ...alwaysOpen, businessDayEnds: 'same_hour' };
    expect(formatAt(addBusinessDays(always, at('1405-09-03 12:34'), 1))).toBe('1405-09-04 12:34');
  });
});

describe('a promise in words', () => {
  test.each<[Duration, Calendar['businessDayEnds'], string]>([
    [{ atLeast: 24, atMost: 72, unit: 'working_hours' }, undefined, 'ظرف ۲۴ تا ۷۲ ساعت کاری'],
    [{ atLeast: 2, atMost: 7, unit: 'business_days' }, undefined, 'ظرف ۲ تا ۷ روز کاری'],
    [{ atLeast: 5, atMost: 60, unit: 'minutes' }, 'same_hour', 'ظرف ۵ تا ۶۰ دقیقه'],
    [{ atMost: 4, unit: 'working_hours' }, 'closing_hour', 'ظرف ۴ ساعت کاری'],
    [{ atMost: 1, unit: 'business_days' }, undefined, 'تا پایان روز کاری بعد'],
    [{ atMost: 1, unit: 'business_days' }, 'closing_hour', 'تا پایان روز کاری بعد'],
    [{ atMost: 2, unit: 'business_days' }, 'closing_hour', 'تا پایان دومین روز کاری بعد'],
    [{ atMost: 3, unit: 'business_days' }, 'closing_hour', 'تا پایان سومین روز کاری بعد'],
    [{ atMost: 12, unit: 'business_days' }, 'closing_hour', 'تا پایان ۱۲مین روز کاری بعد'],
    [{ atMost: 1, unit: 'business_days' }, 'same_hour', 'ظرف یک روز کاری'],
    [{ atMost: 2, unit: 'business_days' }, 'same_hour', 'ظرف ۲ روز کاری'],
  ])('%j with %s', (duration, businessDayEnds, said) => {
    expect(formatWithin(duration, { businessDayEnds })).toBe(said);
  });

  test('no range is said with two «تا»', () => {
    const counts = fc.integer({ min: 1, max: 400 });
    const units = fc.constantFrom(
      'minutes',
      'hours',
      'days',
      'working_minutes',
      'working_hours',
      'business_days',
    );
    fc.assert(
      fc.property(
        counts,
        counts,
        units,
        fc.constantFrom('closing_hour', 'same_hour', undefined),
        (least, more, unit, businessDayEnds) => {
          const said = formatWithin(
            { atLeast: least, atMost: least + more, unit },
            { businessDayEnds },
          );
          expect(said).toMatch(/^ظرف [۰-۹]+ تا [۰-۹]+ [^۰-۹]+$/);
        },
      ),
    );
  });
});

describe('promises', () => {
  test.each([
    [{ atMost: 24, unit: 'hours' }, '1405-09-05 12:00', '۲۴ ساعت'],
    [{ atMost: 30, unit: 'days' }, '1405-10-04 12:00', '۳۰ روز'],
    [{ atMost: 90, unit: 'minutes' }, '1405-09-04 13:30', '۹۰ دقیقه'],
    [{ atMost: 90, unit: 'working_minutes' }, '1405-09-04 14:30', '۹۰ دقیقهٔ کاری'],
    [{ atMost: 1, unit: 'business_days' }, '1405-09-07 17:00', 'یک روز کاری'],
  ] as const)('%j from a Wednesday noon', (rule, due, said) => {
    expect(formatAt(dueAt(office, at('1405-09-04 12:00'), rule))).toBe(due);
    expect(formatDuration(rule)).toBe(said);
  });

  test('a promise is soon by the working time left, and late after its instant', () => {
    const startedAt = at('1405-09-03 09:00');
    const due = addWorkingTime(office, startedAt, { hours: 8 });
    const state = (now: string) =>
      promiseState({ startedAt, dueAt: due, now: at(now), calendar: office, soonShare: 0.25 });
    expect(formatJalaliDateTime(due, startedAt)).toBe('چهارشنبه ۴ آذر، ساعت ۱۰');
    expect(state('1405-09-03 14:59')).toBe('fine');
    expect(state('1405-09-03 16:00')).toBe('soon');
    expect(state('1405-09-04 03:00')).toBe('soon');
    expect(state('1405-09-04 10:00')).toBe('soon');
    expect(state('1405-09-04 10:01')).toBe('late');
  });

  test('the share of a promise that has passed counts working time, and is whole after its instant alone', () => {
    const startedAt = at('1405-09-03 09:00');
    const due = addWorkingTime(office, startedAt, { hours: 8 });
    const used = (now: string) =>
      promiseUsed({ startedAt, dueAt: due, now: at(now), calendar: office });
    // A clock that was put back.
    expect(used('1405-09-02 16:00')).toBe(0);
    expect(used('1405-09-03 09:00')).toBe(0);
    expect(used('1405-09-03 11:00')).toBe(25);
    expect(used('1405-09-03 13:30')).toBe(50);
    expect(used('1405-09-04 09:59')).toBe(99);
    expect(used('1405-09-04 10:00')).toBe(99);
    expect(used('1405-09-04 10:01')).toBe(100);
    expect(promiseUsed({ startedAt, dueAt: startedAt, now: startedAt, calendar: office })).toBe(0);
  });

  test('a weekend in between does not put a promise at risk', () => {
    const startedAt = at('1405-09-04 14:00');
    const due = addBusinessDays(office, startedAt, 1);
    const friday = at('1405-09-06 23:00');
    expect(
      promiseState({ startedAt, dueAt: due, now: friday, calendar: office, soonShare: 0.25 }),
    ).toBe('fine');
  });
});

const clocks = fc
  .uniqueArray(fc.nat(48), { minLength: 2, maxLength: 6 })
  .map((halves) => [...halves].sort((one, other) => one - other))
  .map((halves) => halves.slice(0, halves.length - (halves.length % 2)))
  .map((halves) =>
    halves.map((half) => `${String(half >> 1).padStart(2, '0')}:${half % 2 ? '30' : '00'}`),
  )
  .map((all) => all.flatMap((from, index): Span[] => (index % 2 ? [] : [[from, all[index + 1]!]])));

const week = fc.record(
  { sat: clocks, sun: clocks, mon: clocks, tue: clocks, wed: clocks, thu: clocks, fri: clocks },
  { requiredKeys: ['mon'] },
);
const calendars: fc.Arbitrary<Calendar> = fc.record({
  week,
  businessDayEnds: fc.constantFrom('closing_hour', 'same_hour'),
  fixedHolidays: fc.boolean(),
  closures: fc.constantFrom(
    [],
    [{ from: '1403-12-20', to: '1404-01-10', title: 'تعطیلات' }],
    [{ from: '1404-01-05', title: 'عید فطر' }],
  ),
});
// Around Nowruz of 1404, after the leap year 1403.
const instants = fc
  .integer({ min: -40 * 24 * 60, max: 40 * 24 * 60 })
  .map((minutes) => at('1404-01-01') + minutes * 60_000);
const minutes = fc.nat(6000);

describe('properties', () => {
  test('more time or a later start never ends sooner', () => {
    fc.assert(
      fc.property(calendars, instants, instants, minutes, minutes, (calendar, a, b, few, more) => {
        const [early, late] = [Math.min(a, b), Math.max(a, b)];
        const end = addWorkingTime(calendar, early, { minutes: few });
        expect(addWorkingTime(calendar, early, { minutes: few + more })).toBeGreaterThanOrEqual(
          end,
        );
        expect(addWorkingTime(calendar, late, { minutes: few })).toBeGreaterThanOrEqual(end);
        expect(end).toBeGreaterThanOrEqual(early);
      }),
    );
  });

  test('a count never ends in closed time', () => {
    fc.assert(
      fc.property(calendars, instants, minutes, (calendar, start, some) => {
        const end = addWorkingTime(calendar, start, { minutes: some });
        const isClosingHour = isOpen(calendar, end - 1);
        expect(isOpen(calendar, end) || isClosingHour).toBe(true);
      }),
    );
  });

  test('two counts in a row are one count of their sum', () => {
    fc.assert(
      fc.property(calendars, instants, minutes, minutes, (calendar, start, one, other) => {
        const inTwo = addWorkingTime(calendar, addWorkingTime(calendar, start, { minutes: one }), {
          minutes: other,
        });
        expect(inTwo).toBe(addWorkingTime(calendar, start, { minutes: one + other }));
      }),
    );
  });

  test('what was added is what lies between, and no sooner instant would do', () => {
    fc.assert(
      fc.property(calendars, instants, minutes, (calendar, start, some) => {
        const end = addWorkingTime(calendar, start, { minutes: some });
        expect(workingTimeBetween(calendar, start, end)).toBe(some * 60_000);
        if (some > 0) {
          expect(workingTimeBetween(calendar, start, end - 1)).toBe(some * 60_000 - 1);
        }
      }),
    );
  });

  test('what was counted back is what lies between, and no later instant would do', () => {
    fc.assert(
      fc.property(
        calendars,
        instants,
        fc.nat(30_000),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (calendar, start, span, part) => {
          const end = start + span * 60_000;
          const some = Math.floor(workingTimeBetween(calendar, start, end) * part);
          const from = workingTimeBefore(calendar, end, some, start);
          expect(from).toBeGreaterThanOrEqual(start);
          expect(workingTimeBetween(calendar, from, end)).toBe(some);
          if (some > 0) expect(workingTimeBetween(calendar, from + 1, end)).toBe(some - 1);
          expect(workingTimeBefore(calendar, start, 1, start)).toBe(start);
        },
      ),
    );
  });

  test('working time between agrees with counting open minutes one by one', () => {
    fc.assert(
      fc.property(calendars, instants, fc.nat(3000), (calendar, start, span) => {
        let open = 0;
        for (let minute = 0; minute < span; minute += 1) {
          if (isOpen(calendar, start + minute * 60_000)) open += 1;
        }
        expect(workingTimeBetween(calendar, start, start + span * 60_000)).toBe(open * 60_000);
      }),
      { numRuns: 10 },
    );
  });

  test('business days end within or at the closing hour of an open day after the asking', () => {
    fc.assert(
      fc.property(calendars, instants, fc.integer({ min: 1, max: 10 }), (calendar, start, days) => {
        const end = addBusinessDays(calendar, start, days);
        expect(end).toBeGreaterThan(start);
        const atOpening = calendar.businessDayEnds === 'same_hour' && isOpen(calendar, end);
        expect(isOpen(calendar, end - 1) || atOpening).toBe(true);
        expect(addBusinessDays(calendar, start, days + 1)).toBeGreaterThan(end);
        expect(addBusinessDays(calendar, start + 60_000, days)).toBeGreaterThanOrEqual(end);
      }),
    );
  });

  test('a generated calendar is one that settings accept', () => {
    fc.assert(
      fc.property(calendars, (calendar) => {
        expect(calendarSchema.parse(calendar)).toEqual(calendar);
      }),
    );
  });
});

describe('the calendar in settings', () => {
  test('closures and holidays have their defaults', () => {
    expect(calendarSchema.parse({ week: { sat: twoSpans } })).toEqual({
      week: { sat: twoSpans },
      closures: [],
      fixedHolidays: true,
    });
  });

  test.each([
    ['no open day', { week: {} }],
    ['an unknown day', { week: { saturday: twoSpans } }],
    ['an hour that does not exist', { week: { sat: [['09:00', '25:00']] } }],
    ['an hour without its zero', { week: { sat: [['9:00', '17:00']] } }],
    ['a span that ends first', { week: { sat: [['17:00', '09:00']] } }],
    [
      'spans that overlap',
      {
        week: {
          sat: [
            ['09:00', '13:00'],
            ['12:00', '17:00'],
          ],
        },
      },
    ],
    [
      'spans out of order',
      {
        week: {
          sat: [
            ['14:00', '17:00'],
            ['09:00', '13:00'],
          ],
        },
      },
    ],
    [
      'a day that does not exist',
      { week: { sat: twoSpans }, closures: [{ from: '1404-12-30', title: 'x' }] },
    ],
    [
      'a Gregorian closure',
      { week: { sat: twoSpans }, closures: [{ from: '2026-11-24', title: '' }] },
    ],
    [
      'a closure that ends first',
      { week: { sat: twoSpans }, closures: [{ from: '1405-01-02', to: '1405-01-01', title: 'x' }] },
    ],
  ])('refuses %s', (_what, calendar) => {
    expect(calendarSchema.safeParse(calendar).success).toBe(false);
  });
});
