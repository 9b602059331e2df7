import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { skeletonOf, soundsOf, vowelCost } from '#shared/persian/finglish.ts';
import { latinFromPersianKeys, persianFromLatinKeys } from '#shared/persian/keyboard.ts';
import { lemmaOf, verbForms } from '#shared/persian/lemmas.ts';
import { canBeWithin, editDistance, letterBits } from '#shared/persian/spelling.ts';
import { splitWords } from '#shared/persian/words.ts';

describe('words of a text', () => {
  test('a half-space does not end a word, and its pieces are kept', () => {
    expect(splitWords('می‌شود')).toEqual([
      { form: 'میشود', parts: ['می', 'شود'], start: 0, end: 6 },
    ]);
  });

  test('digits beside Persian letters are words of their own', () => {
    expect(splitWords('کد ۲۴رقمی cvv2').map(({ form }) => form)).toEqual([
      'کد',
      '24',
      'رقمی',
      'cvv2',
    ]);
  });

  test('every word can be found in the text as shown', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        let end = 0;
        for (const word of splitWords(text)) {
          expect(word.start).toBeGreaterThanOrEqual(end);
          expect(splitWords(text.slice(word.start, word.end))[0]?.form).toBe(word.form);
          end = word.end;
        }
      }),
    );
  });
});

describe('the form in a dictionary', () => {
  const known = new Set('سفارش قسط مرورگر شماره حساب کارت پست هزینه'.split(' '));
  const kept = new Set(['کارت', 'پست']);
  const lemma = (form: string) =>
    lemmaOf(
      form,
      (word) => known.has(word),
      (word) => kept.has(word),
    );

  test.each([
    ['سفارشمو', 'سفارش'],
    ['سفارشهایتان', 'سفارش'],
    ['قسطامو', 'قسط'],
    ['اقساط', 'قسط'],
    ['شمارمو', 'شماره'],
    ['نمیاد', 'امد'],
    ['نیومده', 'امد'],
    ['برنمیگرده', 'برگشت'],
    ['برنگشته', 'برگشت'],
    ['برگردوندین', 'برگشت'],
    ['بزارم', 'گذاشت'],
    ['نرسوندید', 'رساند'],
    ['شمارتونو', 'شماره'],
    ['بفرستین', 'فرستاد'],
    ['نمیتونم', 'توانست'],
    ['کارت', 'کارت'],
    ['پستی', 'پست'],
    ['باید', 'باید'],
  ])('«%s» is a form of «%s»', (form, expected) => {
    expect(lemma(form)).toBe(expected);
  });
});

describe('the other keyboard', () => {
  test('both Persian layouts', () => {
    expect(persianFromLatinKeys('md,sj')).toBe('پیوست');
    expect(persianFromLatinKeys('\\d,sj')).toBe('پیوست');
    expect(persianFromLatinKeys('Hclhdad')).toBe('آزمایشی');
  });

  test('Latin typed with Persian letters', () => {
    expect(latinFromPersianKeys('حشسسصخقی')).toBe('password');
    expect(latinFromPersianKeys('لخخلمث')).toBe('google');
  });
});

describe('Finglish', () => {
  test.each([
    ['pardakht', 'پرداخت'],
    ['sabtenam', 'ثبتنام'],
    ['taghir', 'تغییر'],
    ['hazine', 'هزینه'],
    ['peygiri', 'پیگیری'],
    ['moshtarian', 'مشتریان'],
    ['vajh', 'وجه'],
  ])('%s sounds like %s', (latin, persian) => {
    const [one, other] = [soundsOf(latin), soundsOf(persian)];
    expect(skeletonOf(one)).toBe(skeletonOf(other));
    expect(vowelCost(one, other)).toBeLessThan(1);
  });
});

describe('slips', () => {
  test.each([
    ['تخقیف', 'تخفیف'],
    ['گاراتنی', 'گارانتی'],
    ['روسستا', 'روستا'],
    ['پیوصت', 'پیوست'],
  ])('«%s» is one edit from «%s»', (typed, word) => {
    expect(editDistance(typed, word, 2)).toBeLessThanOrEqual(1.1);
  });

  test('letters that sound alike are nearer than others', () => {
    expect(editDistance('حویت', 'هویت', 2)).toBeLessThan(editDistance('مویت', 'هویت', 2));
  });

  test('a distance over the limit is infinite', () => {
    expect(editDistance('کتاب', 'درگاه', 1)).toBe(Number.POSITIVE_INFINITY);
  });

  test('no word within a distance is passed over by its letters', () => {
    const words = [...verbForms()].slice(0, 400);
    for (const one of words) {
      for (const other of words) {
        const distance = editDistance(one, other, 2.1);
        if (distance > 2.1) continue;
        const more = Math.abs(one.length - other.length);
        const isKept = canBeWithin(distance, more, letterBits(one), letterBits(other));
        expect([one, other, isKept]).toEqual([one, other, true]);
      }
    }
  });

  test('a letter after the last and one before the first count', () => {
    expect(editDistance('کد', 'کدها', 2)).toBe(2);
    expect(editDistance('سسکد', 'کد', 2)).toBe(2);
    expect(editDistance('', 'کد', 2)).toBe(2);
  });
});
