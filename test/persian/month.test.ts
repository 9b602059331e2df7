import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isJalaliDay, jalaliIso } from '#shared/persian/jalali.ts';
import { monthPage, stepDays, stepMonths } from '#shared/persian/month.ts';

describe('the page of a month', () => {
  test('Azar 1405 begins on a Sunday', () => {
    const { title, weeks } = monthPage(1405, 9);
    expect(title).toBe('آذر ۱۴۰۵');
    expect(weeks.map((week) => week.map((day) => day?.day ?? 0))).toEqual([
      [0, 1, 2, 3, 4, 5, 6],
      [7, 8, 9, 10, 11, 12, 13],
      [14, 15, 16, 17, 18, 19, 20],
      [21, 22, 23, 24, 25, 26, 27],
      [28, 29, 30, 0, 0, 0, 0],
    ]);
  });

  test('every page holds each day of its month once and no other', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1300, max: 1500 }),
        fc.integer({ min: 1, max: 12 }),
        (year, month) => {
          const days = monthPage(year, month)
            .weeks.flat()
            .filter((day) => day !== null);
          expect(days.map(({ day }) => day)).toEqual(days.map((_, index) => index + 1));
          expect(days.every(isJalaliDay)).toBe(true);
          expect(isJalaliDay({ year, month, day: days.length + 1 })).toBe(false);
        },
      ),
    );
  });

  test('stepping keeps to days that exist', () => {
    expect(monthPage(1403, 12).weeks.flat().filter(Boolean)).toHaveLength(30);
    expect(jalaliIso(stepMonths({ year: 1405, month: 6, day: 31 }, 1))).toBe('1405-07-30');
    expect(jalaliIso(stepMonths({ year: 1405, month: 1, day: 31 }, -1))).toBe('1404-12-29');
    expect(jalaliIso(stepMonths({ year: 1403, month: 12, day: 30 }, 12))).toBe('1404-12-29');
    expect(jalaliIso(stepDays({ year: 1403, month: 12, day: 30 }, 1))).toBe('1404-01-01');
    expect(jalaliIso(stepDays({ year: 1405, month: 1, day: 1 }, -1))).toBe('1404-12-29');
  });
});
