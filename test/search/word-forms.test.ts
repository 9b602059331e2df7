import { describe, expect, test } from 'vitest';
import type { SearchArticle } from '#shared/search/index.ts';
import { engineOver } from '../../scripts/lib/search-scores.ts';
import { articleOf, shop } from './shop.ts';

const engineOf = (...articles: SearchArticle[]) => engineOver([...shop, ...articles]);

const engine = engineOf(
  articleOf(
    'baggage',
    'وسایل جامانده',
    'مسافران تا یک هفته فرصت دارند که وسیلهٔ جامانده را بگیرند.',
  ),
  articleOf('booklets', 'چاپ جزوه', 'جزوه‌هایتان را گالینگورها و صحافان ما می‌دوزند.'),
  articleOf('insta', 'اتصال گوشی iphone', 'گوشی iphone13 و گوشی‌های 4g پشتیبانی می‌شوند.'),
  articleOf('cash', 'برداشت از کیف', 'موجودی را می‌توانید به حساب بانکی برگردانید یا درآورید.'),
  articleOf('leave', 'جریمهٔ صندلی', 'اگر صندلی را عقب ببرید جریمه می‌شوید.'),
);
const idsFor = async (text: string, from = engine) =>
  (await from.query(text)).sure.map(({ id }) => id);
const first = async (text: string) => (await idsFor(text))[0];

describe('lengthened letters', () => {
  test.each([
    ['پووول', 'پول'],
    ['پوووولم کم شده', 'پولم کم شده'],
    ['کییییف پول', 'کیف پول'],
    ['رهگیرییییی', 'رهگیری'],
    ['رمززز عبوررر', 'رمز عبور'],
    ['نمیاااد کد رهگیری', 'نمیاد کد رهگیری'],
    ['شاااارژ نمیشششششه', 'شارژ نمیشه'],
  ])('«%s» is «%s»', async (typed, written) => {
    const [lengthened, plain] = [await engine.query(typed), await engine.query(written)];
    expect(plain.sure.length + plain.near.length).toBeGreaterThan(0);
    expect(lengthened).toEqual(plain);
  });

  test('a word of two equal letters keeps them', async () => {
    const own = engineOf(articleOf('seed', 'مؤسسهٔ محققان', 'محققان ما تشکر می‌کنند.'));
    expect(await idsFor('محققققان', own)).toContain('seed');
    expect(await idsFor('موسسسه', own)).toContain('seed');
  });

  test('digits are no letters', async () => {
    const own = engineOf(articleOf('price', 'جریمهٔ ۱۰۰۰ تومانی', 'جریمه ۱۰۰۰ تومان است.'));
    expect(await idsFor('جریمه 1000', own)).toEqual(['price']);
  });
});

describe('a word of which the articles have other forms', () => {
  test.each([
    ['مسافر', 'baggage'],
    ['مسافرم وسیله', 'baggage'],
    ['مسافرها', 'baggage'],
    ['گالینگور', 'booklets'],
    ['صحاف', 'booklets'],
    ['صحافی جزوه', 'booklets'],
  ])('«%s» is known', async (typed, id) => {
    const { sure, suggestion } = await engine.query(typed);
    expect(sure[0]?.id).toBe(id);
    expect(suggestion).toBeUndefined();
  });
});

describe('a tail of one letter', () => {
  test.each(['پ', 'س', 'و', 'ک', 'م', 'x'])('«%s» changes no result', async (tail) => {
    for (const question of ['کد رهگیری', 'شارژ کیف پول', 'رمز عبور یادم نیست', 'بازگشت وجه']) {
      const plain = await engine.query(`${question} `);
      expect(plain.sure.length).toBeGreaterThan(0);
      expect(await engine.query(`${question} ${tail}`)).toEqual(plain);
    }
  });
});

describe('words with digits are not corrected', () => {
  test.each(['4g', '5g', 'ps5', 'h264', 'کد 7251', 'iphone31', 'sh1ba', '۴۲۴۲'])(
    '«%s»',
    async (typed) => {
      expect((await engine.query(typed)).suggestion).toBeUndefined();
    },
  );

  test.each([
    ['4g', 'insta'],
    ['iphone13', 'insta'],
    ['iphone 13', 'insta'],
    ['iphone14', 'insta'],
  ])('«%s» finds its article', async (typed, id) => {
    const { sure, near } = await engine.query(typed);
    expect([...sure, ...near][0]?.id).toBe(id);
  });
});

test('«اون نیست که سفارش دادم» asks about a wrong item, not about orders', async () => {
  const own = engineOf(
    articleOf('order', 'سفارش دادن', 'سفارش را در سبد ثبت کنید.'),
    articleOf('wrong', 'کالای اشتباه', 'اگر کالای دیگری فرستاده‌ایم، خبر بدهید.'),
  );
  expect((await idsFor('اون نیست که سفارش دادم', own))[0]).toBe('wrong');
  for (const query of [
    'چیزی که رسید چیزی نیست که سفارش داده بودم',
    'این اونی نیست که خریدم',
    'اونی که سفارش دادم نبود',
    'چیزی که می‌خواستم نیست',
  ])
    expect((await idsFor(query, own))[0], query).toBe('wrong');
  expect((await idsFor('سفارش دادم', own))[0]).toBe('order');
});

test('of a word with digits, neither part is corrected', async () => {
  const own = engineOf(articleOf('hours', 'ساعت کار واحد فنی', 'از ۱۳ تا ۱۷ باز است؛ ۵ روز.'));
  for (const typed of ['iphone13', 'ps5']) expect(await idsFor(typed, own)).toEqual([]);
  expect(await idsFor('ساعت13', own)).toEqual(['hours']);
});

test('«درباره» is no form of «درآوردن»', async () => {
  const own = engineOf(articleOf('about', 'دربارهٔ ما', 'دربارهٔ این شرکت بخوانید.'));
  expect(await idsFor('درش بیارم', own)).not.toContain('about');
});

test('keys of another layout count only where they make words', async () => {
  const own = engineOf(
    articleOf('serial', 'شمارهٔ سریال', 'با S/N یا L یا K یا O نشان داده می‌شود.'),
  );
  for (const typed of ['کمکککک', 'خواهشا ', 'س', 'میشه کمکم کنید']) {
    const { sure, suggestion } = await own.query(typed);
    expect([sure, suggestion]).toEqual([[], undefined]);
  }
  expect((await own.query(';dt \\,g')).suggestion?.text).toBe('کیف پول');
});

describe('particles that a verb leaves behind', () => {
  test.each([
    ['پولو درش بیارم', 'پولو دربیارم'],
    ['موجودی رو درشون بیارم', 'موجودی رو دربیارم'],
    ['موجودی رو برش دارم', 'موجودی رو بردارم'],
    ['موجودی رو برش گردونم', 'موجودی رو برگردونم'],
    ['پولمو پسش بدین', 'پولمو پس بدین'],
    ['کد رهگیری ولش کردم', 'کد رهگیری ول کردم'],
    ['کد رهگیری ازش', 'کد رهگیری از'],
  ])('«%s» is «%s»', async (parted, joined) => {
    const ids = await idsFor(joined);
    expect(ids.length).toBeGreaterThan(0);
    expect(await idsFor(parted)).toEqual(ids);
  });

  test.each(['دربیارم', 'درش بیارم', 'درمیارید', 'برمیدارم', 'برش میدارم'])(
    '«موجودی %s» finds what «برداشت» and «درآوردن» mean',
    async (verb) => {
      expect(await first(`موجودی ${verb}`)).toBe('cash');
    },
  );
});

test('a verb that is spelled right is not taken for another', async () => {
  for (const typed of ['میترسم رمز عبور لو بره', 'کیف پول نچسبید', 'بلرزونم']) {
    const { suggestion } = await engine.query(typed);
    expect(suggestion?.text ?? typed).toContain(typed.split(' ')[0]);
  }
});

test('a word that becomes one without content is not shown as corrected', async () => {
  const { suggestion } = await engine.query('کد رهگیری واقعی است');
  expect(suggestion).toBeUndefined();
});

describe('a short slip is corrected where its neighbour agrees', () => {
  const own = engineOf(
    articleOf('branch', 'حذف حساب', 'حساب شما پاک می‌شود.'),
    articleOf('loan', 'وام بدون ضامن', 'وام می‌دهیم و پل می‌سازیم.'),
    articleOf('trip', 'لغو سفر', 'سفر را لغو کنید.'),
  );

  test.each([
    ['کیف بول ', 'wallet', 'کیف پول'],
    ['کیغ پول', 'wallet', 'کیف پول'],
    ['حدف حساب', 'branch', 'حذف حساب'],
    ['حذف حسلب ', 'branch', 'حذف حساب'],
    ['رمس عبور', 'password', 'رمز عبور'],
    ['لغئ سفر', 'trip', 'لغو سفر'],
    ['وتم بدون ضامن', 'loan', 'وام بدون ضامن'],
    ['کذ رهگیری', 'tracking', 'کد رهگیری'],
  ])('«%s»', async (typed, id, meant) => {
    const { sure, suggestion } = await own.query(typed);
    expect(sure[0]?.id).toBe(id);
    expect(suggestion?.text).toBe(meant);
  });

  test('and is left alone where none does', async () => {
    for (const typed of ['موز ', 'خرید پشل ', 'غول پول']) {
      expect((await own.query(typed)).suggestion).toBeUndefined();
    }
  });

  test('half a word is no slip', async () => {
    expect((await own.query('کیف پو')).suggestion).toBeUndefined();
    expect((await own.query('کد رهگ')).suggestion).toBeUndefined();
  });
});
