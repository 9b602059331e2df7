import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cardPrefixes } from '#shared/fields/banks.ts';
import { isCardNumber, isKnownCard } from '#shared/fields/card-number.ts';
import { maskCardNumbers } from '#shared/fields/mask-cards.ts';
import { toPersianDigits } from '#shared/persian/digits.ts';

const masked = 'xxxx-xxxx-xxxx-0590';

const digits = (count: number) =>
  fc.array(fc.nat(9), { minLength: count, maxLength: count }).map((all) => all.join(''));

const card = fc.tuple(fc.constantFrom(...cardPrefixes), digits(9)).map(([prefix, rest]) => {
  const start = prefix + rest;
  return start + [...'0123456789'].find((one) => isCardNumber(start + one));
});

const script = fc.constantFrom(
  (text: string) => text,
  toPersianDigits,
  (text: string) => text.replace(/\d/g, (one) => String.fromCharCode(0x660 + Number(one))),
);

describe('card numbers in free text', () => {
  test.each([
    '6037991199500590',
    '6037 9911 9950 0590',
    '6037-9911-9950-0590',
    '6037_9911.9950/0590',
    '۶۰۳۷۹۹۱۱۹۹۵۰۰۵۹۰',
    '٦٠٣٧ ٩٩١١ ٩٩٥٠ ٠٥٩٠',
    '6037\u200f 9911\u00a09950\u200c0590',
    '60379911 99500590',
    '6037 99119950 0590',
    '603799 1199500590',
    '6 0 3 7 9 9 1 1 9 9 5 0 0 5 9 0',
    '6037  -  9911 – 9950 — 0590',
    '6037 9911\n9950 0590',
    '６０３７９９１１９９５００５９０',
  ])('%j is masked wherever it stands', (written) => {
    expect(maskCardNumbers(written)).toBe(masked);
    expect(maskCardNumbers(`کارت ${written} است`)).toBe(`کارت ${masked} است`);
    expect(maskCardNumbers(`کارت:${written}.`)).toBe(`کارت:${masked}.`);
    expect(maskCardNumbers(`${written}\n${written}`)).toBe(`${masked}\n${masked}`);
  });

  test('what stands beside a card does not hide it', () => {
    expect(maskCardNumbers('1234 6037 9911 9950 0590')).toBe(`1234 ${masked}`);
    expect(maskCardNumbers('6037 9911 9950 0590 123 0405')).toBe(`${masked} 123 0405`);
    expect(maskCardNumbers('6037 9911 9950 0590 0405')).toBe(`${masked} 0405`);
    expect(maskCardNumbers('6037 9911 9950 0590 0405 1234')).toBe(`${masked} 0405 1234`);
    expect(maskCardNumbers('1111-4000-0000-0000-0002')).toBe('1111-4000-0000-0000-0002');
    expect(maskCardNumbers('4000-0000-0000-0002 123')).toBe('4000-0000-0000-0002 123');
    expect(maskCardNumbers('6037991199500590 09121234567')).toBe(`${masked} 09121234567`);
    expect(maskCardNumbers('09121234567 6037-9911-9950-0590')).toBe(`09121234567 ${masked}`);
    expect(maskCardNumbers('6037991199500590 6037991199500590')).toBe(`${masked} ${masked}`);
  });

  test('any card, in any script and grouping, loses all but its last four digits', () => {
    const between = fc.constantFrom('', ' ', '-', '\u200f', ' - ', '\u00a0', '–');
    fc.assert(
      fc.property(card, script, between, fc.lorem(), (number, write, joint, around) => {
        const written = write(number.replace(/\d{4}(?=\d)/g, `$&${joint}`));
        const kept = maskCardNumbers(`${around} ${written} ${around}`);
        expect(kept).toBe(`${around} xxxx-xxxx-xxxx-${number.slice(-4)} ${around}`);
      }),
    );
  });

  test('masking twice changes nothing more', () => {
    fc.assert(
      fc.property(fc.string(), card, fc.string(), (before, number, after) => {
        const once = maskCardNumbers(before + number + after);
        expect(maskCardNumbers(once)).toBe(once);
      }),
    );
  });

  test('a Sheba is left alone, written whole or in fours', () => {
    fc.assert(
      fc.property(digits(24), script, fc.boolean(), (number, write, isGrouped) => {
        const whole = `IR${number}`;
        const written = write(isGrouped ? whole.replace(/.{4}(?=.)/g, '$& ') : whole);
        expect(maskCardNumbers(`شبا ${written} است`)).toBe(`شبا ${written} است`);
      }),
    );
  });

  test('postal tracking codes and numbers of other lengths are left alone', () => {
    const length = fc.constantFrom(1, 5, 10, 11, 12, 14, 15, 17, 20, 22, 24);
    fc.assert(
      fc.property(length.chain(digits), script, (number, write) => {
        const text = `شماره ${write(number)} را ببینید`;
        expect(maskCardNumbers(text)).toBe(text);
      }),
    );
    // Four quarters are a card whatever stands beside them, by chance too: 2 or 3 codes in 100,000 (`quartersAt`).
    const holdsCard = (number: string) =>
      [0, 4, 8].some((at) => {
        const quarters = number.slice(at, at + 16).match(/\d{4}/g) ?? [];
        return [quarters, quarters.toReversed()].some((four) => isKnownCard(four.join('')));
      });
    const grouped = fc
      .constantFrom(20, 24)
      .chain(digits)
      .filter((number) => !holdsCard(number));
    fc.assert(
      fc.property(grouped, script, (number, write) => {
        const text = write(number.replace(/\d{4}(?=\d)/g, '$& '));
        expect(maskCardNumbers(text)).toBe(text);
      }),
    );
  });

  test('16 digits that fail the check, and dates and amounts, are left alone', () => {
    for (const text of [
      '6037991199500591',
      'سفارش DKC-12345678',
      '۱۴۰۵/۰۹/۰۳ ساعت ۱۷:۳۰ مبلغ ۲٬۵۰۰٬۰۰۰ ریال',
      '0912 123 4567 - 0021 8877 6655',
      '0000 0000 0000 0000',
      '4000 0000\n0000 0002',
      '4567\n0021\n8877\n6655',
      '123 4567 0021 8877 6655',
      'IR12 0170 6037 9911 9950 0590 12',
    ]) {
      expect(maskCardNumbers(text)).toBe(text);
    }
  });

  test('long runs of digits and dashes are read in one pass', () => {
    const text = '6037-'.repeat(4000) + '1 '.repeat(4000) + '-'.repeat(4000);
    expect(maskCardNumbers(text).length).toBeGreaterThan(0);
  });
});
