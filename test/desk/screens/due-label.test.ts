import { expect, it } from 'vitest';
import { jalaliToInstant } from '#shared/persian/dates.ts';
import { dueLabel } from '../../../src/desk/list/due-label.ts';

/** Tuesday 3 Azar 1405. */
const day = (date: number, hour: number, minute = 0) =>
  jalaliToInstant({ year: 1405, month: 9, day: date }, { hour, minute });
const now = day(3, 12);

it.each([
  ['late', day(3, 11, 59) + 30_000, '۱ دقیقه دیر'],
  ['late', day(3, 11, 20), '۴۰ دقیقه دیر'],
  ['late', day(3, 9, 30), '۲ ساعت دیر'],
  ['late', day(1, 17) - 86_400_000 * 2, '۳ روز دیر'],
  ['fine', day(3, 11), '۱ ساعت دیر'],
  ['soon', day(3, 12, 40), '۴۰ دقیقه'],
  ['soon', day(3, 13, 10), '۱ ساعت'],
  ['fine', day(3, 17), 'امروز ۱۷'],
  ['fine', day(4, 9, 5), 'فردا ۹:۰۵'],
  ['fine', day(7, 10), 'شنبه ۱۰'],
  ['fine', day(14, 10), '۱۴ آذر'],
] as const)('says of an answer that is %s: %s %s', (state, dueAt, label) => {
  expect(dueLabel({ state, dueAt }, now)).toBe(label);
});
