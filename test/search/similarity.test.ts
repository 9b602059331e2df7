import { describe, expect, test } from 'vitest';
import { conceptsOf } from '#shared/search/concepts.ts';
import { lexiconWith } from '#shared/search/lexicon.ts';
import { similarity as similarityBy } from '#shared/search/similarity.ts';

const concepts = conceptsOf(lexiconWith([]));
const similarity = (one: string, other: string) => similarityBy(one, other, concepts);

describe('two titles ask the same', () => {
  test.each([
    ['پولم برنگشته', 'پول من بازنگشته است'],
    ['کد تأیید نمی‌آید', 'كد تاييد نمياد'],
    ['بازگشت وجه سفارش', 'استرداد پول سفارشم'],
  ])('«%s» and «%s»', (one, other) => {
    expect(similarity(one, other)).toBeGreaterThan(0.45);
    expect(similarity(one, other)).toBeCloseTo(similarity(other, one));
  });

  test.each([
    ['کد تأیید نمی‌آید', 'فاکتور رسمی می‌خواهم'],
    ['بسته نرسیده است', 'رمز عبورم را فراموش کرده‌ام'],
    ['', 'رمز عبور'],
  ])('but not «%s» and «%s»', (one, other) => {
    expect(similarity(one, other)).toBeLessThan(0.4);
  });
});
