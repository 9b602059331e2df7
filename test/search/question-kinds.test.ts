import { describe, expect, test } from 'vitest';
import { splitWords } from '#shared/persian/words.ts';
import { questionFactor, questionKindsOf } from '#shared/search/question-kinds.ts';

const kindsOf = (text: string) => questionKindsOf(splitWords(text).map(({ form }) => form));

/** Two wordings of each kind. */
const pairs: [string, string][] = [
  ['مهلت مرجوعی', 'تا کی مرجوع کنم'],
  ['زمان تحویل', 'چند روزه می‌رسد'],
  ['هزینهٔ ارسال', 'ارسال چنده'],
  ['وضعیت سفارش', 'سفارشم کجاست'],
  ['مدارک لازم', 'چی لازمه'],
  ['نحوهٔ ثبت', 'چطوری ثبت کنم'],
  ['علت لغو', 'چرا لغو شد'],
  ['لغو شده', 'لغو کردین'],
  ['از کجا بگیرم', 'کجا بروم'],
  ['خطا در ورود', 'وارد نمیشه'],
];

describe('the kind of a question', () => {
  test('is the same in any wording, and no two kinds are one', () => {
    const kinds = pairs.map(([written, spoken]) => [kindsOf(written), kindsOf(spoken)] as const);
    for (const [at, [written, spoken]] of kinds.entries())
      expect([pairs[at], written & spoken]).toEqual([
        pairs[at],
        expect.toSatisfy((bit) => bit > 0),
      ]);
    const common = kinds.map(([written, spoken]) => written & spoken);
    expect(common.reduce((sum, bit) => sum + bit, 0)).toBe(
      common.reduce((all, bit) => all | bit, 0),
    );
  });

  test.each(['کیف پول', '', 'نامه', 'نمونه', 'نمیخوام'])('is none in «%s»', (text) => {
    expect(kindsOf(text)).toBe(0);
  });

  test.each(['نمیاد', 'نشد', 'نیومده', 'برنگشت', 'برنمیگرده', 'نرسید'])(
    'is a fault where a verb is denied: «%s»',
    (verb) => {
      expect(kindsOf(verb)).toBe(kindsOf('خطا'));
    },
  );
});

describe('the factor of an article', () => {
  const [time, cost] = [kindsOf('زمان'), kindsOf('هزینه')];

  test('is above 1 for the same kind, below for another, 1 where either says nothing', () => {
    expect(questionFactor(time, time | cost)).toBeGreaterThan(1);
    expect(questionFactor(time, cost)).toBeLessThan(1);
    expect([questionFactor(0, cost), questionFactor(time, 0)]).toEqual([1, 1]);
  });

  test('is lowest where one is about what was done and the other about how to do it', () => {
    const [way, done] = [kindsOf('چطور لغو کنم'), kindsOf('لغو شد')];
    for (const factor of [questionFactor(way, done), questionFactor(done, way)])
      expect(factor).toBeLessThan(questionFactor(time, cost));
    expect(questionFactor(done, way | done)).toBeGreaterThan(1);
  });
});
