import { expect, test } from 'vitest';
import { jalaliIso } from '#shared/persian/jalali.ts';
import { dayAfterKey, mayChoose } from '../../src/contact/calendar-steps.ts';

const at = { year: 1405, month: 9, day: 1 };

test.each([
  ['ArrowRight', false, '1405-08-30'],
  ['ArrowLeft', false, '1405-09-02'],
  ['ArrowUp', false, '1405-08-24'],
  ['ArrowDown', false, '1405-09-08'],
  ['PageUp', false, '1405-08-01'],
  ['PageDown', true, '1406-09-01'],
  ['PageUp', true, '1404-09-01'],
  ['Enter', false, null],
])('%s (shift: %s) leads from 1 Azar to %s', (key, withShift, day) => {
  const next = dayAfterKey(at, key, withShift);
  expect(next && jalaliIso(next)).toBe(day);
});

test('today may be chosen on either side, other days on one', () => {
  const days = ['1405-08-30', '1405-09-01', '1405-09-02'];
  const chosen = (when: 'past' | 'future' | undefined) =>
    days.map((day) => mayChoose(day, '1405-09-01', when));
  expect(chosen('past')).toEqual([true, true, false]);
  expect(chosen('future')).toEqual([false, true, true]);
  expect(chosen(undefined)).toEqual([true, true, true]);
});
