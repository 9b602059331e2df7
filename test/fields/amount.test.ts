import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { amount } from '#shared/fields/amount.ts';
import { askOf } from '#shared/forms/ask.ts';
import { toPersianDigits } from '#shared/persian/digits.ts';
import { spellNumber } from '#shared/persian/number-words.ts';

const readingsOf = (typed: string) =>
  askOf({ type: 'amount' }, typed)?.readings.map((reading) => reading.typed) ?? [];

const toArabicDigits = (text: string) =>
  text.replace(/\d/g, (one) => String.fromCharCode(0x0660 + Number(one)));
const scripts = [(text: string) => text, toPersianDigits, toArabicDigits];

describe('an amount', () => {
  test.each([
    ['مبلغ ۲۵۰٬۰۰۰ تومان', 2_500_000],
    ['مبلغ: 12.500 ریال', 12_500],
    ['به مبلغ ۱/۲۰۰/۰۰۰ ریال', 1_200_000],
    ['مبلغ کل: ۲۵۰ هزار تومان', 2_500_000],
    ['ریال مبلغ 1,200,000', 1_200_000],
    ['حدود ۲ میلیون', 20_000_000],
    ['250,000-ریال', 250_000],
    ['مبلغ تراکنش: +1,200,000 ریال', 1_200_000],
    ['مبلغ ۲۵۰ هزار تومان است', 2_500_000],
    ['۲ میلیون ۵۰۰ هزار', 25_000_000],
    ['۲میلیون۵۰۰هزارتومان', 25_000_000],
    ['یک میلیون دویست هزار تومان', 12_000_000],
    ['یک میلیون و دویست هزار تومان', 12_000_000],
    ['پانصد تومان', 5000],
    ['دو و نیم میلیون', 25_000_000],
    ['۲ و نیم میلیون تومان', 25_000_000],
    ['دو میلیون و نیم', 25_000_000],
    ['نیم میلیون تومن', 5_000_000],
    ['یک میلیارد و نیم ریال', 1_500_000_000],
    ['یه میلیون و پونصد هزار تومن', 15_000_000],
    ['۱٫۵ میلیون', 15_000_000],
    ['۱/۵ میلیون', 15_000_000],
    ['۱،۵ میلیون', 15_000_000],
    ['1,200,000.00', 12_000_000],
    ['۱ میلیون و ۲۰۰', 12_000_000],
    ['۱ میلیون ۲۰۰', 12_000_000],
    ['هفت صد هزار تومان', 7_000_000],
    ['هفت‌صد هزار تومان', 7_000_000],
    ['چهار صد تومان', 4000],
    ['سی صد تومان', 3000],
    ['سه صد تومان', 3000],
    ['پنج صد تومان', 5000],
    ['یک صد و بیست هزار تومان', 1_200_000],
    ['یک‌ونیم میلیون', 15_000_000],
    ['دوونیم میلیون تومان', 25_000_000],
    ['حدودا ۲۰۰ هزار تومان', 2_000_000],
    ['حدوداً دویست هزار تومان', 2_000_000],
    ['جمعاً ۲۰۰ هزار تومان', 2_000_000],
    ['مبلغ پرداخت شده ۲۵۰۰۰۰ تومان', 2_500_000],
    ['برداشت: 250,000- ریال', 250_000],
    ['واریز 250,000 ریال', 250_000],
    ['250,000+', 2_500_000],
    ['«۲۵۰٬۰۰۰ تومان»', 2_500_000],
    ['"250,000"', 2_500_000],
    ['(۲۵۰٬۰۰۰ تومان).', 2_500_000],
    ['مبلغ:\n250,000\nریال', 250_000],
    ['۲ میلیون\n۵۰۰ هزار', 25_000_000],
  ])('%j is read', (typed, rials) => {
    expect(amount.parse(typed)).toEqual({ ok: true, value: rials });
  });

  test.each([
    ['۱ میلیون و ۲۰۰', ['۱٬۰۰۰٬۲۰۰ تومان']],
    ['دو میلیون و پانصد ریال', ['۲٬۰۰۰٬۵۰۰ ریال']],
    ['۲ میلیارد و ۵۰۰', ['۲٬۰۰۰٬۰۰۰٬۵۰۰ تومان']],
    ['۲۵۰ هزار', []],
    ['۲ میلیون و ۵۰۰ هزار', []],
  ])('%j is read, and beside it one tap leads to %j', (typed, readings) => {
    expect(amount.parse(typed).ok).toBe(true);
    expect(readingsOf(typed)).toEqual(readings);
  });

  test.each([
    ['1,250.000', ['۱٬۲۵۰ تومان', '۱٬۲۵۰٬۰۰۰ تومان']],
    ['1.250,000', ['۱٬۲۵۰ تومان', '۱٬۲۵۰٬۰۰۰ تومان']],
    ['1.250,00', ['۱٬۲۵۰ تومان', '۱۲۵٬۰۰۰ تومان']],
    ['1250.500', ['۱۲٬۵۰۵ ریال', '۱٬۲۵۰٬۵۰۰ تومان']],
    ['1.250 هزار', ['۱٬۲۵۰ تومان', '۱٬۲۵۰٬۰۰۰ تومان']],
    ['250.000 هزار', ['۲۵۰٬۰۰۰ تومان', '۲۵۰٬۰۰۰٬۰۰۰ تومان']],
    ['۲۵۰٬۰۰۰ هزار تومان', ['۲۵۰٬۰۰۰ تومان', '۲۵۰٬۰۰۰٬۰۰۰ تومان']],
    ['1.000 میلیون', ['۱٬۰۰۰٬۰۰۰ تومان', '۱٬۰۰۰٬۰۰۰٬۰۰۰ تومان']],
    ['1/250 میلیون', ['۱٬۲۵۰٬۰۰۰ تومان', '۱٬۲۵۰٬۰۰۰٬۰۰۰ تومان']],
    ['250, 000', ['۲۵۰٬۰۰۰ تومان']],
    ['۲ میلیون و ۵۰', ['۲٬۰۵۰٬۰۰۰ تومان', '۲٬۰۰۰٬۰۵۰ تومان']],
    ['یک میلیون و پنج', ['۱٬۰۰۵٬۰۰۰ تومان', '۱٬۵۰۰٬۰۰۰ تومان', '۱٬۰۰۰٬۰۰۵ تومان']],
  ])('%j is asked about: %j', (typed, readings) => {
    expect(amount.parse(typed)).toMatchObject({ ok: false });
    expect(readingsOf(typed)).toEqual(readings);
  });

  test.each([
    ...['250000\n300000', '250000\r\n300000', '250\u2028000', '1\n200\n000'],
    ...[
      'پنج دویست',
      'دو پانصد هزار',
      '۷ صد هزار',
      'صد 700',
      'صد بیست سه صد',
      'صد صد',
      'دویست پنجاه هزار',
    ],
    ...['250000 300000', '۲۰۰ و ۳۰۰', '50 - 100', '۲ میلیون تا ۳ میلیون', '100 دلار'],
  ])('%j is no amount, or more than one', (typed) => {
    expect(amount.parse(typed)).toMatchObject({ ok: false });
    expect(readingsOf(typed)).toEqual([]);
  });

  test('what the rules forbid is never offered', () => {
    const rules = { type: 'amount', maxRials: 100_000 } as const;
    expect(askOf(rules, '1,250.000')?.readings).toEqual([
      { typed: '۱٬۲۵۰ تومان', shown: '۱٬۲۵۰ تومان' },
    ]);
  });

  const joints = [...".٫/,٬،'’ \u2009\u00a0"];
  const around = ['%', 'مبلغ %', 'مبلغ: %', '\u202b%\u202c', '\u200e%\u200f', ' % ', '% .'];
  const units = [
    ['% تومان', 10],
    ['% تومن', 10],
    ['%\u200cتومان', 10],
    ['تومان %', 10],
    ['% ت', 10],
    ['% ریال', 1],
    ['% IRR', 1],
    ['ریال: %', 1],
    ['%', 10],
  ] as const;
  const spellings = (whole: number): string[] => [
    ...joints.map((joint) => String(whole).replace(/\B(?=(?:\d{3})+$)/g, () => joint)),
    String(whole),
    spellNumber(whole),
    ...(whole % 1e3 === 0 ? [`${whole / 1e3} هزار`] : []),
    ...(whole % 1e3 === 0 && whole < 1e6 ? [`${spellNumber(whole / 1e3)} هزار`] : []),
    ...(whole % 1e6 === 5e5
      ? [`${(whole - 5e5) / 1e6} میلیون و نیم`, `${whole / 1e6} میلیون`]
      : []),
    ...(whole > 1e6 && whole % 1e6 >= 1e3
      ? [`${Math.floor(whole / 1e6)} میلیون ${spellNumber(whole % 1e6)}`]
      : []),
  ];
  const whole = fc.oneof(
    fc.integer({ min: 1000, max: 99_999 }),
    fc.integer({ min: 1, max: 9_999 }).map((thousands) => thousands * 1000),
    fc.integer({ min: 1, max: 400 }).map((halves) => halves * 500_000),
    fc.integer({ min: 1e6, max: 9e8 }),
  );

  test('in every spelling is the number that was meant, or asked about; never another', () => {
    let read = 0;
    let tried = 0;
    fc.assert(
      fc.property(
        whole,
        fc.constantFrom(...around),
        fc.constantFrom(...units),
        fc.constantFrom(...scripts),
        (meant, frame, [unit, rials], write) => {
          for (const spelling of spellings(meant)) {
            const typed = write(frame.replace('%', () => unit.replace('%', () => spelling)));
            const parsed = amount.parse(typed);
            tried += 1;
            if (parsed.ok) read += 1;
            const other = askOf({ type: 'amount' }, typed)?.readings.map((one) =>
              amount.parse(one.typed),
            );
            if (parsed.ok && parsed.value === meant * rials) continue;
            expect(other ?? [], typed).toContainEqual({ ok: true, value: meant * rials });
          }
        },
      ),
      { numRuns: 400 },
    );
    expect(read / tried).toBeGreaterThan(0.95);
  });

  test('every reading that is offered has one reading', () => {
    const text = fc.array(
      fc.constantFrom('1', '250', '000', '5', '.', ',', '/', ' ', ' هزار', ' میلیون', ' و ', 'نیم'),
      { minLength: 2, maxLength: 8 },
    );
    fc.assert(
      fc.property(text, (parts) => {
        for (const one of readingsOf(parts.join(''))) {
          expect(amount.parse(one).ok).toBe(true);
          expect(readingsOf(one)).toEqual([]);
        }
      }),
      { numRuns: 2000 },
    );
  });
});
