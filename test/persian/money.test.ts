import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatAmount, parseAmount } from '#shared/persian/money.ts';

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
    expect(parseAmount(typed)).toBe(rials);
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
  ])('%s is no amount', (typed) => {
    expect(parseAmount(typed)).toBeNull();
  });

  test('a form that counts in Rials reads a bare number so', () => {
    expect(parseAmount('250000', 'rial')).toBe(250_000);
    expect(parseAmount('250000 تومان', 'rial')).toBe(2_500_000);
  });

  test.each([
    [125_000, 'toman', '۱۲٬۵۰۰ تومان'],
    [125_005, 'toman', '۱۲۵٬۰۰۵ ریال'],
    [125_000, 'rial', '۱۲۵٬۰۰۰ ریال'],
    [0, 'toman', '۰ تومان'],
  ] as const)('%d in %s always carries its unit', (rials, unit, said) => {
    expect(formatAmount(rials, unit)).toBe(said);
  });

  test('what is shown reads back as what is stored', () => {
    fc.assert(
      fc.property(fc.nat(1e12), fc.constantFrom('toman', 'rial'), (rials, unit) => {
        expect(parseAmount(formatAmount(rials, unit), 'rial')).toBe(rials);
      }),
    );
  });
});
