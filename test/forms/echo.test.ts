import { describe, expect, it } from 'vitest';
import { echoOf } from '../../src/shared/forms/echo.ts';
import { spellNumber } from '../../src/shared/persian/number-words.ts';
import type { FormField } from '../../src/shared/settings/request-types.ts';

const field = (type: FormField['type'], rules: Partial<FormField> = {}): FormField => ({
  id: 'fact',
  label: 'خانه',
  required: false,
  type,
  ...rules,
});

describe('numbers in words', () => {
  it.each([
    [0, 'صفر'],
    [7, 'هفت'],
    [15, 'پانزده'],
    [21, 'بیست و یک'],
    [110, 'صد و ده'],
    [1000, 'هزار'],
    [1001, 'هزار و یک'],
    [250_000, 'دویست و پنجاه هزار'],
    [1_000_000, 'یک میلیون'],
    [12_345_678, 'دوازده میلیون و سیصد و چهل و پنج هزار و ششصد و هفتاد و هشت'],
    [2_000_000_000, 'دو میلیارد'],
  ])('writes %d as %s', (count, words) => {
    expect(spellNumber(count)).toBe(words);
  });
});

describe('how an input is read back', () => {
  it.each([
    [field('amount', { unit: 'toman' }), '۲۵۰ هزار', '۲۵۰٬۰۰۰ تومان (دویست و پنجاه هزار)'],
    [field('amount'), '۲۵۰٫۰۰۰', '۲۵۰٬۰۰۰ تومان (دویست و پنجاه هزار)'],
    [field('amount'), '2.500.000/-', '۲٬۵۰۰٬۰۰۰ تومان (دو میلیون و پانصد هزار)'],
    [field('amount'), '1,250.000', null],
    [field('amount', { unit: 'rial' }), '5000', '۵٬۰۰۰ ریال (پنج هزار)'],
    [field('amount', { unit: 'toman' }), '۵ ریال', '۵ ریال'],
    [field('amount'), 'زیاد', null],
    [field('date'), '۱۴۰۵/۹/۳', 'سه‌شنبه ۳ آذر ۱۴۰۵'],
    [field('date'), '۱۴۰۵/۱۳/۳', null],
    [field('date'), '26 Nov 2026 10:30', 'پنجشنبه ۵ آذر ۱۴۰۵'],
    [field('time'), '۷ و نیم', '۷:۳۰ صبح'],
    [field('time'), '1405/09/05 17:00:22', '۵ عصر'],
    [field('time'), '۹', null],
    [field('amount'), '۱ میلیون و ۲۰۰', '۱٬۲۰۰٬۰۰۰ تومان (یک میلیون و دویست هزار)'],
    [field('mobile'), '۰۹۱۲۱۲۳۴۵۶۷', '\u2066۰۹۱۲ ۱۲۳ ۴۵۶۷\u2069'],
    [field('national_id'), '112233445566', 'کد فراگیر اتباع خارجی \u2066112233445566\u2069'],
    [field('national_id'), '۰۰۱۲۳۴۵۶۷۹', null],
    [field('national_id'), 'کد ملی ۰۰۱۲۳۴۵۶۷۹', '\u20660012345679\u2069'],
    [
      field('economic_number'),
      '11223344556601',
      'شمارهٔ اقتصادی اتباع خارجی \u206611223344556601\u2069',
    ],
    [field('economic_number'), '10380284790', null],
    [field('card_last_four'), '6037-99**-****-1234', '\u2066•••• 1234\u2069'],
    [field('card_last_four'), '۱۲۳۴', null],
    [field('order_number'), 'سفارش شماره ۱۲۳۴۵', '\u206612345\u2069'],
    [field('order_number'), 'dkc-۱۲۳', null],
    [field('payment_reference'), 'پیگیری: aB3/x+9=', '\u2066aB3/x+9=\u2069'],
    [field('email'), 'Sara <sara@example.com>', '\u2066sara@example.com\u2069'],
    [field('email'), 'Sara@example.com', null],
    [field('text'), 'هرچه', null],
    [field('date'), '', null],
  ])('%j of %j reads %j', (of, typed, echo) => {
    expect(echoOf(of, typed)).toBe(echo);
  });

  it('names the bank of a Sheba', () => {
    expect(echoOf(field('sheba'), 'IR062960000000100324200001')).toContain('IR06 2960');
  });
});
