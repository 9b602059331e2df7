import { describe, expect, it } from 'vitest';
import { fitting } from '../../../src/desk/palette/match.ts';

const titles = [
  'ارجاع به واحد دیگر',
  'بستن درخواست',
  'یادداشت داخلی',
  'کلیدهای میان‌بر',
  'نیازمند پاسخ',
  'SLA',
];
const found = (typed: string) => fitting(titles, typed, (title) => title);

describe('titles that fit what is typed', () => {
  it.each([
    ['بستن', ['بستن درخواست']],
    ['درخ بس', ['بستن درخواست']],
    ['میان بر', ['کلیدهای میان‌بر']],
    ['ميانبر', ['کلیدهای میان‌بر']],
    ['كليد', ['کلیدهای میان‌بر']],
    // Typed on a keyboard that was left in the other layout.
    ['fsjk', ['بستن درخواست']],
    ['سمش', ['SLA']],
    ['چیزی نیست', []],
    ['', titles],
    [' … ', []],
  ])('«%s» finds %j', (typed, expected) => {
    expect(found(typed)).toEqual(expected);
  });

  it('are in order: what begins so before what has it within', () => {
    expect(found('پاسخ')).toEqual(['نیازمند پاسخ']);
    expect(fitting(['نمای واحد', 'واحد مالی', 'واحدهای من'], 'واحد', (one) => one)).toEqual([
      'واحد مالی',
      'واحدهای من',
      'نمای واحد',
    ]);
  });
});
