import { describe, expect, test } from 'vitest';
import { engineOver } from '../../scripts/lib/search-scores.ts';
import { articleOf, shop } from './shop.ts';

// Its texts hold every word that asks nothing, so that one of these would be found if it counted.
const articles = [
  ...shop,
  articleOf('best', 'بهترین روش', 'بهتر است بهار بیایید.'),
  articleOf('how', 'چطور کار می‌کند؟', 'همهٔ کارها خودکار است و شما کاری نمی‌کنید.'),
  articleOf(
    'filled',
    'اعتراض به صورت‌حساب',
    'سلام. اگر سؤالی دارید، مشکلی داشتید یا فکر می‌کنید کمک لازم است، به خاطر داشته باشید که بپرسید.',
  ),
];
const engine = engineOver(articles);

describe('a question without content has nothing to find', () => {
  test.each([
    'یه سوال دارم',
    'سلام خسته نباشید یه سؤال داشتم',
    'یه مشکلی داشتم',
    'مشکلاتی دارم',
    'میشه کمکم کنید',
    'لطفا راهنماییم کنید',
    'فکر کنم',
    'بخاطر چی',
    'به خاطر این',
    'دارن؟',
    'داره',
    'باشه',
    'چیکار باید بکنم',
    'یه چیزی میخواستم بپرسم',
    'سلام و وقت بخیر',
    'صبحتون بخیر',
    'شب بخیر دوستان',
    'سلاممم',
    'ممنووون',
    'لازمه؟',
    'سوالم اینه',
    'خواهشمندم',
    'به مشکل خوردم',
    'یه مشکل پیش اومده',
    'hello',
  ])('«%s»', async (typed) => {
    expect(await engine.query(typed)).toEqual({ sure: [], near: [], isEmptyOfContent: true });
  });

  test.each(['سلام یه سوال دارم کیف پول', 'کار نمیکنه کیف پول', 'رمزم یادم نیست دارم'])(
    'but «%s» has content',
    async (typed) => {
      const { sure, isEmptyOfContent } = await engine.query(typed);
      expect(sure.length).toBeGreaterThan(0);
      expect(isEmptyOfContent).toBeUndefined();
    },
  );

  test('such a title is found by its own words alone', async () => {
    expect((await engine.query('چطور کار میکنه؟')).sure.map(({ id }) => id)).toEqual(['how']);
    expect((await engine.query('چطور باید ')).isEmptyOfContent).toBe(true);
  });

  test('half a word may still become one of content', async () => {
    const { sure, near } = await engine.query('پس');
    expect([...sure, ...near].map(({ id }) => id)).toContain('tracking');
    expect((await engine.query('پس ')).isEmptyOfContent).toBe(true);
  });

  test('nothing typed is no question', async () => {
    expect((await engine.query('  ')).isEmptyOfContent).toBeUndefined();
  });
});
