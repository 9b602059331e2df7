import { describe, expect, test } from 'vitest';
import { proveCodeInput } from '#shared/contract/sign-in.ts';
import { readOneTimeCode } from '#shared/fields/one-time-code.ts';

const asPersian = (digits: string) =>
  digits.replace(/\d/g, (digit) => '۰۱۲۳۴۵۶۷۸۹'.charAt(Number(digit)));
const asArabic = (digits: string) =>
  digits.replace(/\d/g, (digit) => '٠١٢٣٤٥٦٧٨٩'.charAt(Number(digit)));
const asFullWidth = (digits: string) =>
  digits.replace(/\d/g, (digit) => String.fromCharCode(0xff10 + Number(digit)));

const messages: [string, (code: string) => string][] = [
  ['the code alone', (code) => code],
  ['it with spaces around', (code) => `  ${code}\n`],
  ['an SMS as ours are', (code) => `کد تأیید نارنج: ${code}\n@help.narenj.example #${code}`],
  ['an SMS with more lines', (code) => `نارنج\nکد ورود:\n${code}\nلغو۱۱`],
  ['a mail', (code) => `کد تأیید شما: ${code}\n\nاین کد ۱۰ دقیقه معتبر است. اگر شما آن را…`],
  ['the last line alone', (code) => `@help.narenj.example #${code}`],
  ['it in quotation marks', (code) => `«${code}»`],
  ['it within marks of direction', (code) => `\u200f\u202a${code}\u202c`],
  ['it behind a date and a phone', (code) => `1405/09/05 از 02191001234: ${code}`],
  ['it in two groups', (code) => `${code.slice(0, 3)} ${code.slice(3)}`],
  ['it in three groups', (code) => code.replace(/(..)(?=.)/g, '$1-')],
  ['a label and groups', (code) => `کد: ${code.slice(0, 3)}-${code.slice(3)}`],
];

describe('a code as people give it', () => {
  test.each(messages)('R11 %s', (_, message) => {
    for (const code of ['123456', '000001', '987650'])
      for (const written of [code, asPersian(code), asArabic(code), asFullWidth(code)]) {
        const typed = message(written);
        expect(readOneTimeCode(typed), typed).toBe(code);
        expect(proveCodeInput.parse({ code: typed })).toEqual({ code });
      }
  });

  test('R11 in the digits of every script', () => {
    const zeros: number[] = [];
    for (let at = 1; at < 0x1ffff; at++) {
      const isDigit = (point: number) => /\p{Nd}/u.test(String.fromCodePoint(point));
      if (isDigit(at) && (!isDigit(at - 1) || (at - (zeros.at(-1) ?? at)) % 10 === 0))
        zeros.push(at);
    }
    expect(zeros.length).toBeGreaterThan(60);
    for (const zero of zeros) {
      const code = '907215'.replace(/\d/g, (digit) => String.fromCodePoint(zero + Number(digit)));
      expect(readOneTimeCode(`کد: ${code}`), zero.toString(16)).toBe('907215');
    }
  });

  test.each([
    '',
    'کد',
    '12345',
    '1234567',
    '12345a6',
    '12345 1234567',
    '09121234567',
    'کد ۱۲ و ۱۲۳۴',
    '۱۴۰۵/۰۹/۰۵',
  ])('R11 is not in %j', (typed) => {
    expect(readOneTimeCode(typed)).toBeNull();
    expect(proveCodeInput.safeParse({ code: typed }).success).toBe(false);
  });

  test('R91 more than any message is refused unread', () => {
    expect(proveCodeInput.safeParse({ code: `${' '.repeat(2_000)}123456` }).success).toBe(false);
  });
});
