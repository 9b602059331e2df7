import { describe, expect, test } from 'vitest';
import { buildIndex, type Mark, openIndex } from '#shared/search/index.ts';
import { cellEnd } from '#shared/search/sentences.ts';
import { engineOver } from '../../scripts/lib/search-scores.ts';
import { articleOf, shop } from './shop.ts';

const engine = engineOver(shop);
const firstFor = async (text: string) => (await engine.query(text)).sure[0]?.id;
const marked = (text: string, marks: Mark[]) => marks.map(([start, end]) => text.slice(start, end));

describe('what people type', () => {
  test.each([
    ['بازگشت وجه', 'refund-time'],
    ['پولم برنمیگرده', 'refund-time'],
    ['استرداد پول', 'refund-time'],
    ['ریفاند', 'refund-time'],
    ['refund', 'refund-time'],
    ['پولمو کی پس میدین', 'refund-time'],
    ['بازگشتوجه', 'refund-time'],
    ['باز گشت وجه', 'refund-time'],
    ['bazgasht vajh', 'refund-time'],
    ["fhc'aj ,[i", 'refund-time'],
    ['72 ساعت کاری', 'refund-time'],
    ['٧٢ ساعت كاري', 'refund-time'],
    ['کد رهیگری', 'tracking'],
    ['ترکینگ کد', 'tracking'],
    ['rahgiri', 'tracking'],
    ['rahg', 'tracking'],
    ['bazgas', 'refund-time'],
    ['سفارشم کجاست؟', 'tracking'],
    ['رمزم یادم رفته', 'password'],
    ['حشسسصخقی', 'password'],
    ['کیف‌پولم', 'wallet'],
    ['سلام خسته نباشید ببخشید یه سوال داشتم چطور میشه کیف پولمو شارژ کنم ممنون', 'wallet'],
    ['کیف پو', 'wallet'],
  ])('«%s»', async (typed, id) => {
    expect(await firstFor(typed)).toBe(id);
  });

  test.each(['بلیط هواپیما', 'قیمت دلار امروز', 'jdfkgh sdfk', 'طالع بینی'])(
    '«%s» has no sure answer',
    async (typed) => {
      expect((await engine.query(typed)).sure).toEqual([]);
    },
  );

  test('a match by resemblance is near, not sure', async () => {
    const { sure, near } = await engine.query('کد تقلب بازی رایانه‌ای جدید');
    expect(sure).toEqual([]);
    expect(near.map(({ id }) => id)).toContain('tracking');
  });

  test.each(['', '   ', '؟!', '\u200c', '\u202e'])(
    'nothing typed (%j), nothing found',
    async (typed) => {
      const { isEmptyOfContent: _, ...found } = await engine.query(typed);
      expect(found).toEqual({ sure: [], near: [] });
    },
  );
});

describe('a result', () => {
  test('links to the heading under which the answer stands', async () => {
    const [result] = (await engine.query('کارتم عوض شده')).sure;
    expect(result?.url).toBe('/refunds/refund-time/#card-changed');
    expect(result?.category).toEqual(['بازگشت وجه']);
  });

  test('marks matched words, also those reached through a synonym', async () => {
    const [result] = (await engine.query('استرداد پول')).sure;
    expect(marked(result!.title, result!.titleMarks)).toEqual(['بازگشت', 'وجه']);
  });

  test('marks words that a slip of the finger meant', async () => {
    const [result] = (await engine.query('رهیگری')).sure;
    expect(marked(result!.title, result!.titleMarks)).toContain('رهگیری');
  });

  test('shows the text as it was written, with marks inside it', async () => {
    const [result] = (await engine.query('واریز 72 ساعت')).sure;
    expect(shop[0]!.sections[0]!.text).toContain(result!.passage);
    expect(marked(result!.passage, result!.passageMarks)).toEqual(
      expect.arrayContaining(['۷۲', 'ساعت', 'واریز']),
    );
  });

  test('marks at most three words, each spelling once', async () => {
    const words = 'مبلغ واریز شبا ساعت کاری شماره';
    const [result] = (await engine.query(words)).sure;
    const shown = marked(result!.passage, result!.passageMarks);
    expect(shown).toHaveLength(3);
    expect(new Set(shown).size).toBe(3);
  });

  test('shows no row of a table, and still leads to the heading above it', async () => {
    const table = `روش${cellEnd}مهلت\nپیک${cellEnd}۳ ساعت\n`;
    const delivery = {
      ...shop[1]!,
      sections: [
        {
          heading: 'مهلت تحویل',
          slug: 'times',
          text: `هر روش مهلتی دارد.\n${table}روزهای تعطیل جداست.`,
        },
        { heading: 'هزینه', slug: 'costs', text: `شهر${cellEnd}۵۰ هزار تومان` },
      ],
    };
    const other = engineOver([delivery]);
    const first = async (text: string) => (await other.query(text)).sure[0];
    expect(await first('پیک ۳ ساعت')).toMatchObject({
      url: expect.stringContaining('#times'),
      passage: 'هر روش مهلتی دارد.',
    });
    expect(await first('شهر ۵۰ هزار تومان')).toMatchObject({
      url: expect.stringContaining('#costs'),
      passage: 'هر روش مهلتی دارد.',
      passageMarks: [],
    });
    expect((await first('روزهای تعطیل'))?.passage).toBe('روزهای تعطیل جداست.');
  });

  test('no more results than asked for', async () => {
    expect((await engine.query('کد پیامک رمز', { limit: 1 })).sure.length).toBeLessThan(2);
  });
});

describe('did you mean', () => {
  test('the other keyboard', async () => {
    const { suggestion } = await engine.query("fhc'aj ,[i");
    expect(suggestion).toEqual({ text: 'بازگشت وجه', kind: 'layout' });
  });

  test('a corrected slip, and Persian for Finglish', async () => {
    expect((await engine.query('کد رهیگری')).suggestion).toEqual({
      text: 'کد رهگیری',
      kind: 'typo',
    });
    expect((await engine.query('rahgiri')).suggestion).toEqual({
      text: 'رهگیری',
      kind: 'finglish',
    });
  });

  test('only the word that was wrong changes', async () => {
    expect((await engine.query('«کد رهیگری» کجاست؟')).suggestion?.text).toBe('«کد رهگیری» کجاست؟');
  });

  test('nothing is suggested for what was understood as typed', async () => {
    expect((await engine.query('بازگشت وجه')).suggestion).toBeUndefined();
  });

  test('the literal text can be searched instead', async () => {
    expect((await engine.query("fhc'aj ,[i", { literal: true })).sure).toEqual([]);
    expect((await engine.query('ریفاند', { literal: true })).sure).toEqual([]);
    expect((await engine.query('کد رهگیری', { literal: true })).sure[0]?.id).toBe('tracking');
  });
});

test("an editor's synonyms count like our own", async () => {
  const synonyms = [['کیف پول', 'نارنج‌کش']];
  const own = openIndex(buildIndex(shop, { synonyms }).files[0].bytes);
  expect((await own.query('نارنج‌کشم')).sure[0]?.id).toBe('wallet');
  expect((await engine.query('نارنج‌کشم')).sure).toEqual([]);
});

describe("the organisation's own name", () => {
  const articles = [
    articleOf('cancelled', 'چرا نارنج سفارش مرا لغو کرد؟', 'موجودی انبار تمام شده بود.'),
    articleOf('cancel', 'لغو سفارش با نارنج یا بدون نارنج', 'دکمهٔ لغو را بزنید.'),
  ];
  const engineOf = (brand?: string) =>
    openIndex(buildIndex(articles, brand ? { brand } : {}).files[0].bytes);

  test('weighs nothing in titles and questions', async () => {
    const scoresFor = async (brand: string | undefined, text: string) =>
      (await engineOf(brand).query(text)).sure.map(({ score }) => score);
    expect(await scoresFor('نارنج', 'لغو سفارش نارنج ')).toEqual(
      await scoresFor('نارنج', 'لغو سفارش '),
    );
    expect((await scoresFor('نارنج', 'لغو سفارش '))[0]).toBeGreaterThan(
      (await scoresFor(undefined, 'لغو سفارش '))[0]!,
    );
  });

  test('keeps the weight of words that mean something to everybody', () => {
    const { brandWords } = openIndex(
      buildIndex(articles, { brand: 'فروشگاه نارنج' }).files[0].bytes,
    ).concepts;
    expect([...brandWords]).toEqual(['نارنج']);
  });
});

test('preparing the correction of typing errors ends, and changes no answer', async () => {
  const bytes = buildIndex(shop).files[0].bytes;
  const prepared = openIndex(bytes);
  let slices = 0;
  while (prepared.prepare()) slices++;
  expect(slices).toBe(2);
  for (const text of ['bazgasht vajh', 'کد رهیگری']) {
    expect(await prepared.query(text)).toEqual(await openIndex(bytes).query(text));
  }
});
