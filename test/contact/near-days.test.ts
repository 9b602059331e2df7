import { expect, it } from 'vitest';
import { mayChoose } from '../../src/contact/calendar-steps.ts';
import { nearDays } from '../../src/contact/day-chips.browser.tsx';

it.each([
  [undefined, ['امروز', 'دیروز']],
  ['past', ['امروز', 'دیروز']],
  ['future', ['امروز', 'فردا']],
] as const)('days one tap away are those that a field of the tense %s takes', (when, names) => {
  const days = nearDays('1405-01-01', when);
  expect(days.map(({ name }) => name)).toEqual(names);
  for (const { iso } of days) expect(mayChoose(iso, '1405-01-01', when)).toBe(true);
});

it('the day before the first of a year is the last of the year before', () => {
  expect(nearDays('1405-01-01', 'past')[1]?.iso).toBe('1404-12-29');
});
