import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toPersianDigits } from '#shared/persian/digits.ts';
import { formatAmount } from '#shared/persian/money.ts';
import { spellNumber } from '#shared/persian/number-words.ts';
import { readAmount } from '#shared/persian/parse-amount.ts';
import { expectLinear } from '../helpers/cpu.ts';

describe('amounts', () => {
  test.each([
    ['۲۵۰٬۰۰۰', 2_500_000],
    ['250,000', 2_500_000],
    ['۲۵۰،۰۰۰ تومان', 2_500_000],
    ['۲۵۰ هزار تومن', 2_500_000],
    ['1.5 میلیون', 15_000_000],
    ['۱٫۵ میلیون تومان', 15_000_000],
    ['۲ میلیون و ۵۰۰ هزار تومان', 25_000_000],
    ['2,500,000 ریال', 2_500_000],
    ['2500000 IRR', 2_500_000],
    ['۲۵۰۰۰۰/-', 2_500_000],
    ['۲۵۰ ۰۰۰', 2_500_000],
    ['۲۵۰۰۰۰ تومان', 2_500_000],
    ['٢٥٠٠٠٠ تومان', 2_500_000],
    ['2500000 ﷼', 2_500_000],
    ['0', 0],
  ])('%s is read as Rials', (typed, rials) => {
    expect(readAmount(typed).rials).toBe(rials);
  });

  test.each([
    ['تومان ۲۵۰٬۰۰۰', 2_500_000],
    ['تومان: ۲۵۰ هزار', 2_500_000],
    ['ریال 2,500,000', 2_500_000],
    ['﷼2500000', 2_500_000],
    ['IRR 2,500,000', 2_500_000],
    ['irt250,000', 2_500_000],
    ['۲۵۰٬۰۰۰ ت', 2_500_000],
    ['۲۵۰ت', 2500],
    ['۲۵۰\u200cهزار\u200cت', 2_500_000],
    ['۲۵۰٬۰۰۰ تومان،', 2_500_000],
    ['۲۵۰ هزار تومان!', 2_500_000],
    ['۲۵۰٬۰۰۰.', 2_500_000],
    ['250,000/- .', 2_500_000],
    ['۲ میلیون؟!', 20_000_000],
    ['\u202b۲۵۰٬۰۰۰\u202c تومان .\u200f', 2_500_000],
    ['2500,000 ریال', 2_500_000],
    ['۲۵۰۰٬۰۰۰', 25_000_000],
  ])('%s is read whatever stands around its digits', (typed, rials) => {
    expect(readAmount(typed).rials).toBe(rials);
  });

  test.each([
    ['دویست و پنجاه هزار تومان', 2_500_000],
    ['دویست\u200cو\u200cپنجاه\u200cهزار\u200cتومان', 2_500_000],
    ['دو میلیون و پانصد هزار تومان', 25_000_000],
    ['دو میلیون و پانصد تومان', 25_000_000],
    ['۲ میلیون و پانصد هزار', 25_000_000],
    ['دو ميليون وپانصد هزار ریال', 2_500_000],
    ['یکصد و بیست و سه هزار و چهارصد و پنجاه و شش', 1_234_560],
    ['هزار تومان', 10_000],
    ['هزار و پانصد تومان', 15_000],
    ['دوهزار تومن', 20_000],
    ['شصت ت', 600],
    ['بیست', 200],
  ])('%s is read in words', (typed, rials) => {
    expect(readAmount(typed).rials).toBe(rials);
  });

  test.each([
    'پنجاه و دویست',
    'بیست و پانزده هزار',
    'دو و دو',
    'دویست پنجاه',
    'صد و',
    'صدف',
    'دو هزار میلیارد',
    'پنج تومان و دو هزار',
  ])('%s is in words and no amount', (typed) => {
    expect(readAmount(typed).rials).toBeNull();
  });

  test.each([
    ['۲۵۰٫۰۰۰ تومان', 2_500_000],
    ['۲۵۰.۰۰۰', 2_500_000],
    ['250.000', 2_500_000],
    ['1.500', 15_000],
    ['1.250.000', 12_500_000],
    ['۱٫۲۵۰٫۰۰۰ ریال', 1_250_000],
    ['2.500.000/-', 25_000_000],
    ['۲۵۰/۰۰۰', 2_500_000],
    ['۲۵۰ ۰۰۰', 2_500_000],
    ['۲۵۰_۰۰۰', 2_500_000],
    ['1٬250,000', 12_500_000],
    ['۲ میلیون و ۵۰۰٫۰۰۰ تومان', 25_000_000],
  ])('%s is grouped in threes, whatever parts the groups', (typed, rials) => {
    expect(readAmount(typed).rials).toBe(rials);
  });

  test.each([
    ['۲٫۵ میلیون تومان', 25_000_000],
    ['1.25 میلیون', 12_500_000],
    ['1.250 میلیون', 12_500_000],
    ['0.500 میلیون', 5_000_000],
    ['۲٫۵ هزار', 25_000],
    ['1,250.5 میلیون', 12_505_000_000],
    ['۱۵۰۰ هزار تومان', 15_000_000],
    ['۱٬۲۵۰ میلیون و ۵۰۰ هزار', 12_505_000_000],
    ['۲۵۰٫۵', 2505],
    ['250.50', 2505],
    ['0.500', 5],
    ['250,000.00', 2_500_000],
    ['1,250.00', 12_500],
  ])('%s has a fraction, for no group of three could stand so', (typed, rials) => {
    expect(readAmount(typed).rials).toBe(rials);
  });

  test.each([
    ['1.250,000', 'two kinds of sign'],
    ['1,250.000', 'two kinds of sign'],
    ['۱٬۲۵۰٫۰۰۰', 'two kinds of sign'],
    ['1.250,00', 'a comma before a fraction'],
    ['1250.500', 'a group of four'],
    ['1.2500', 'a group of four'],
    ['01.500', 'no group begins with zero'],
    ['0,500', 'no group begins with zero'],
    ['1.250 هزار', '1,250 or 1,250,000'],
    ['250.000 هزار', 'the thousands are said twice'],
    ['۲۵۰٬۰۰۰ هزار تومان', 'the thousands are said twice'],
    ['1.000 میلیون', 'a fraction of nothing'],
    ['1.250.000 میلیون', 'the millions are said twice'],
    ['2,000,000 میلیون', 'the millions are said twice'],
    ['۲۵۰٬۵۰۰ هزار تومان', 'the thousands are said twice'],
    ['12_500 هزار', 'the thousands are said twice'],
    ['250,500.5 هزار', 'the thousands are said twice'],
    ['2,500,500 میلیون', 'the millions are said twice'],
    ['16 هزار و 5,000', '16,005 or 21,000'],
    ['16 هزار و 5.000', '16,005 or 21,000'],
    ['۱ میلیون و ۲٬۵۰۰ هزار', 'more thousands than a million has'],
    ['1/250 میلیون', 'a slash before a scale'],
    ['۲ میلیون و ۵۰ تومان', '2,050,000 as people say it'],
    ['250, 000', 'a list'],
    ['12,500 300,000', 'a list'],
    ['100-200', 'a range'],
  ])('%s can be read in two ways: %s', (typed) => {
    expect(readAmount(typed).rials).toBeNull();
  });

  test.each([
    '',
    'تومان',
    'زیاد',
    '-5',
    '1.2.3',
    '12 34',
    '۱۰ دلار',
    '0.001',
    '9'.repeat(20),
    '۵ هزار و ۲ میلیون',
    'تومان ۲۵۰ ریال',
    'تومان ۲۵۰ تومان',
    'ت ۲۵۰',
    '۲۵۰٬',
    '۲۵۰،',
    '12,',
    '۲۵۰…',
    '250,000,00',
    '2500,00,000',
  ])('%s is no amount', (typed) => {
    expect(readAmount(typed).rials).toBeNull();
  });

  test('a form that counts in Rials reads a bare number so', () => {
    expect(readAmount('250000', 'rial').rials).toBe(250_000);
    expect(readAmount('250000 تومان', 'rial').rials).toBe(2_500_000);
  });

  test.each([
    [125_000, 'toman', '۱۲٬۵۰۰ تومان'],
    [125_005, 'toman', '۱۲۵٬۰۰۵ ریال'],
    [125_000, 'rial', '۱۲۵٬۰۰۰ ریال'],
    [0, 'toman', '۰ تومان'],
  ] as const)('%d in %s always carries its unit', (rials, unit, said) => {
    expect(formatAmount(rials, unit)).toBe(said);
  });

  const thousands = fc.constantFrom(..."٫٬.,،'’ \u2009\u202f/_");
  const whole = fc.oneof(fc.nat(10_000), fc.nat(1e8), fc.nat(1e12));
  const write = fc.constantFrom((text: string) => text, toPersianDigits);
  const grouped = (amount: number, sign: string) =>
    String(amount).replace(/\B(?=(?:\d{3})+$)/g, () => sign);

  test('a whole amount reads as itself, whatever one sign parts its thousands', () => {
    fc.assert(
      fc.property(whole, thousands, write, (amount, sign, inDigits) => {
        const typed = inDigits(grouped(amount, sign));
        expect(readAmount(typed).rials).toBe(amount * 10);
        expect(readAmount(`${typed} ریال`).rials).toBe(amount);
      }),
      { numRuns: 2000 },
    );
  });

  test('no number in groups is read a thousand times wrong, whatever signs part them', () => {
    const signs = fc.array(thousands, { minLength: 5, maxLength: 5 });
    fc.assert(
      fc.property(fc.integer({ min: 1000, max: 1e12 }), signs, (amount, [...mixed]) => {
        const typed = String(amount).replace(/\B(?=(?:\d{3})+$)/g, () => mixed.pop()!);
        expect([null, amount * 10]).toContain(readAmount(typed).rials);
      }),
      { numRuns: 2000 },
    );
  });

  test('what is said in words reads back, unless people say it of another amount', () => {
    fc.assert(
      fc.property(whole, fc.constantFrom(' ', '\u200c'), (toman, space) => {
        const typed = `${spellNumber(toman)} تومان`.replaceAll(' ', space);
        const { rials, others } = readAmount(typed);
        const isDoubtful = toman > 1e6 && toman % 1e6 > 0 && toman % 1e6 < 1000;
        if (isDoubtful && toman < 1e12) expect(others).toContain(toman * 10);
        if (isDoubtful && toman % 1e6 >= 100) return;
        const isRead = toman > 0 && toman < 1e12 && !isDoubtful;
        expect(rials).toBe(isRead ? toman * 10 : null);
      }),
      { numRuns: 2000 },
    );
  });

  test('what is shown reads back as what is stored', () => {
    fc.assert(
      fc.property(fc.nat(1e12), fc.constantFrom('toman', 'rial'), (rials, unit) => {
        expect(readAmount(formatAmount(rials, unit), 'rial').rials).toBe(rials);
      }),
    );
  });
});

describe('R92 an amount is read in time that grows with its length', () => {
  test.each(['1', '1 ', '1,', '1,000', '1 و ', '.', '! ', '/-', 'آ', 'ت ', 'تومان', 'صدو', 'هزار'])(
    '%j over and over',
    (unit) => expectLinear(readAmount, unit),
  );
});
