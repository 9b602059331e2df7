import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toPersianDigits } from '#shared/persian/digits.ts';
import { splitNumbers } from '#shared/persian/split-numbers.ts';

const numbers = [
  '0912 123 4567',
  '0912-123-4567',
  '0912\u00a0123\u00a04567',
  '091 2123 4567',
  '021 8877 6655',
  '021-88776655',
  '+98 912 123 4567',
  '+989121234567',
  '0098 912 123 4567',
  '0912 - 123 - 4567',
  '(021) 8877 6655',
  '(021)88776655',
  '+98 (21) 8877 6655',
  '98 912 123 4567',
  '0912 ••• 4567',
  'IR06 2960 0000 0010 0324 2000 01',
  'IR 06 2960 0000 0010 0324 2000 01',
  'IR-06-2960-0000-0010-0324-2000-01',
  'ir06 2960 0000 0010 0324 2000 01',
  '6037 9911 9950 0590',
  '6037-9911-9950-0590',
  'xxxx-xxxx-xxxx-0590',
  '6037-99**-****-0590',
  '603799******0590',
  '•••• 0590',
  'IR06 **** 0001',
  '912 123 4567',
  '250 000',
  '1 200 000',
  '1234 5678 9012 3456 7890',
  '1234 5678 9012 3456 7890 1234',
  '19395-47145',
  '001-234567-9',
  '7K3M-X9QP-2RTW',
  '1405-09-03',
];

const inNumbers = (text: string) =>
  splitNumbers(text).flatMap(({ text: piece, isNumber }) => (isNumber ? [piece] : []));

describe('numbers that a line from right to left would turn round', () => {
  test.each(numbers)('%j is one piece wherever it stands', (number) => {
    for (const written of [number, toPersianDigits(number)]) {
      expect(inNumbers(written)).toEqual([written]);
      expect(inNumbers(`با ${written} تماس گرفتم.`)).toEqual([written]);
      expect(inNumbers(`شماره:${written}،`)).toEqual([written]);
      expect(inNumbers(`(${written})`)).toEqual([written]);
      expect(inNumbers(`در ۲ روز، ${written} و ${written}`)).toEqual([written, written]);
    }
  });

  test('one after another stay apart', () => {
    expect(inNumbers('0912 123 4567 0935 123 4567')).toEqual(['0912 123 4567', '0935 123 4567']);
    expect(inNumbers('سال 1405 0912 123 4567')).toEqual(['0912 123 4567']);
    expect(inNumbers('0912 123 4567 12')).toEqual(['0912 123 4567']);
  });

  test.each([
    'از ۲۰ تا ۳۰ روز',
    'ساعت 9-17',
    'از 1000 - 2000 تومان',
    '(۱۴۰۵) ۱۲۳۴ ۵۶۷۸',
    '۲۵۰۰ ۳۲۰۰ ۱۸۰۰',
    '۱٬۲۵۰٬۰۰۰ تومان',
    '۱۴۰۵/۰۹/۰۳ ساعت ۱۷:۳۰',
    '09121234567',
    '6037991199500590',
    'در سال ۱۴۰۵ ۳۰ نفر',
    'نسخهٔ iOS 17 روی iPhone 12',
    'DKC-123456',
    'https://help.example.ir/a-1',
    'xx',
    '',
  ])('%j has none', (text) => {
    expect(splitNumbers(text)).toEqual(text === '' ? [] : [{ text, isNumber: false }]);
  });

  test('the pieces together are the text, without marks of isolation', () => {
    const piece = fc.constantFrom(
      ...numbers,
      ' ',
      'و',
      '\u2066',
      '\u2069',
      '-',
      '+',
      '0',
      'x',
      '*',
      '•',
      '\n',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string())), (parts) => {
        const text = parts.join('');
        const joined = splitNumbers(text)
          .map((one) => one.text)
          .join('');
        const plain = (one: string) => one.replace(/[\u2066\u2069]/g, '');
        expect(plain(joined)).toBe(plain(text));
        expect(splitNumbers(text).every((one) => one.text !== '')).toBe(true);
      }),
    );
    expect(splitNumbers('بانک، \u2066IR06…0001\u2069')).toEqual([
      { text: 'بانک، ', isNumber: false },
      { text: 'IR06…0001', isNumber: true },
    ]);
  });
});
