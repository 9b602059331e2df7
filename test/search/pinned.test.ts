import { describe, expect, test } from 'vitest';
import { buildIndex } from '#shared/search/build.ts';
import { IndexFault, openIndex, type SearchArticle } from '#shared/search/index.ts';
import { shop } from './shop.ts';

const withPins = (pins: Record<string, string[]>): SearchArticle[] =>
  shop.map((article) => ({ ...article, ...(pins[article.id] && { pinned: pins[article.id] }) }));

function engineOf(articles: SearchArticle[], shardAbove?: number) {
  const { files } = buildIndex(articles, shardAbove === undefined ? {} : { shardAbove });
  const bytes = new Map(files.map((file) => [file.name, file.bytes]));
  return openIndex(files[0].bytes, (name) => Promise.resolve(bytes.get(name)!));
}

const idsOf = (results: { id: string }[]) => results.map(({ id }) => id);

describe.each([
  ['in one file', undefined],
  ['in shards', 1],
])('a pinned answer, %s', (_, shardAbove) => {
  const pinned = withPins({
    wallet: ['پول من کی برمی‌گردد؟', 'zxcv', 'شماره ۲۴ رقمی'],
    password: ['گربه'],
  });
  const engine = engineOf(pinned, shardAbove);
  const plain = engineOf(shop, shardAbove);

  test('stands before the articles that the engine would list, each once', async () => {
    const before = idsOf((await plain.query('پول من کی برمی‌گردد؟')).sure);
    expect(before[0]).toBe('refund-time');
    const after = await engine.query('پول من کی برمی‌گردد؟');
    expect(idsOf(after.sure)).toEqual(['wallet', ...before.filter((id) => id !== 'wallet')]);
    expect(after.sure[0]!.score).toBeGreaterThanOrEqual(after.sure[1]!.score);
  });

  test.each(['پول من کي برميگردد', 'پول من کی برمی گردد', '  پول من، کی برمی‌گردد!! '])(
    'is found however it is spelled: «%s»',
    async (typed) => {
      expect(idsOf((await engine.query(typed)).sure)[0]).toBe('wallet');
    },
  );

  test('takes digits of any script', async () => {
    for (const typed of ['شماره ۲۴ رقمی', 'شماره 24 رقمی', 'شماره ٢٤ رقمی'])
      expect(idsOf((await engine.query(typed)).sure)[0]).toBe('wallet');
  });

  test('is sure where nothing else is an answer, and then alone, without a suggestion', async () => {
    for (const [typed, id] of [
      ['zxcv', 'wallet'],
      ['گربه', 'password'],
    ] as const) {
      expect((await plain.query(typed)).sure).toEqual([]);
      const { sure, near, suggestion } = await engine.query(typed);
      expect([idsOf(sure), near, suggestion]).toEqual([[id], [], undefined]);
      expect(sure[0]).toMatchObject({
        title: expect.any(String),
        passage: expect.stringMatching(/./),
      });
    }
  });

  test('holds for the whole query alone', async () => {
    for (const typed of ['گربه سفید', 'گرب', 'پول من'])
      expect(await engine.query(typed)).toEqual(await plain.query(typed));
  });

  test('keeps to the asked number of results', async () => {
    expect(idsOf((await engine.query('پول من کی برمی‌گردد؟', { limit: 1 })).sure)).toEqual([
      'wallet',
    ]);
  });

  test('holds for a literal search as well', async () => {
    expect(idsOf((await engine.query('گربه', { literal: true })).sure)).toEqual(['password']);
  });
});

describe('the bytes of pins', () => {
  test('are none without pins, and at most eight for each', () => {
    for (const options of [{}, { shardAbove: 1 }]) {
      const size = (articles: SearchArticle[]) =>
        buildIndex(articles, options).files[0].bytes.length;
      expect(size(withPins({ wallet: [] }))).toBe(size(shop));
      const two = withPins({ wallet: ['یک پرسش بلند که ویراستار نوشته است'], password: ['گربه'] });
      expect(size(two) - size(shop)).toBeLessThanOrEqual(16);
    }
  });

  test('cut short, they are refused with the whole file', () => {
    const { bytes } = buildIndex(withPins({ wallet: ['گربه'] })).files[0];
    expect(() => openIndex(bytes.slice(0, -1))).toThrow(IndexFault);
  });
});
