import { describe, expect, test } from 'vitest';
import { canonicalMobile, isLandline, mobile } from '#shared/fields/mobile.ts';

describe('one spelling of a mobile number', () => {
  test.each([
    '09121234567',
    '9121234567',
    '989121234567',
    '+989121234567',
    '00989121234567',
    '0912 123 4567',
    '0912-123-4567',
    '\u200e+98 (912) 123 4567\u200f',
    '۰۹۱۲۱۲۳۴۵۶۷',
    '٠٩١٢١٢٣٤٥٦٧',
    '+98 0912 123 4567',
    '۰۹۱۲–۱۲۳–۴۵۶۷',
    '\u202a+98\u202c912\u00a01234567 ',
  ])('R1 %j is +989121234567', (typed) => {
    expect(canonicalMobile(typed)).toBe('+989121234567');
  });

  test.each([
    ['two numbers', '09121234567 09121234568'],
    ['two numbers with a comma', '09121234567,09121234568'],
    ['two lines', '09121234567\n09121234568'],
    ['a line break at the end', '09121234567\n'],
    ['a carriage return', '0912123\r4567'],
    ['a line separator', '0912123\u20284567'],
    ['a landline', '02188776655'],
    ['another country', '+19123456789'],
    ['another country by 00', '0019123456789'],
    ['a plus where none belongs', '+09121234567'],
    ['too few digits', '0912123456'],
    ['too many digits', '091212345678'],
    ['letters', '0912123456a'],
    ['a NUL', '0912\u00001234567'],
    ['nothing', ''],
  ])('R1 %s is no mobile number', (_what, typed) => {
    expect(canonicalMobile(typed)).toBeNull();
    expect(mobile.parse(typed).ok).toBe(false);
  });
});

describe('a landline', () => {
  test.each(['02188776655', '۰۲۱ ۸۸۷۷-۶۶۵۵', '+98 21 8877 6655', '00982188776655', '982188776655'])(
    'is known in «%s»',
    (typed) => {
      expect(isLandline(typed)).toBe(true);
      expect(mobile.parse(typed)).toEqual(mobile.parse('02188776655'));
    },
  );

  test.each(['09121234567', '+989121234567', '88776655', '0218877665', '02188776655\n1', ''])(
    'is not known in «%s»',
    (typed) => {
      expect(isLandline(typed)).toBe(false);
    },
  );
});
