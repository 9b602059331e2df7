import { expect, it } from 'vitest';
import { formatDayRange } from '#shared/persian/day-range.ts';
import { parseJalaliIso } from '#shared/persian/jalali.ts';

it.each([
  ['1405-09-01', '1405-09-10', '۱ تا ۱۰ آذر'],
  ['1405-09-05', '1405-09-05', '۵ آذر'],
  ['1405-08-28', '1405-09-03', '۲۸ آبان تا ۳ آذر'],
  ['1405-12-25', '1406-01-05', '۲۵ اسفند ۱۴۰۵ تا ۵ فروردین ۱۴۰۶'],
  ['1405-09-01', '1406-09-10', '۱ آذر ۱۴۰۵ تا ۱۰ آذر ۱۴۰۶'],
])('the days from %s to %s are «%s»', (first, last, said) => {
  expect(formatDayRange(parseJalaliIso(first)!, parseJalaliIso(last)!)).toBe(said);
});
