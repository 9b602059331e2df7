import { describe, expect, it } from 'vitest';
import { buildCatalog } from '../../src/articles/catalog.ts';
import {
  categoryPageOf,
  pageIdsOf,
  questionsPerPage,
  sectionsOn,
  shownNumbers,
} from '../../src/articles/category-pages.ts';
import { readLibrary } from '../../src/articles/library.node.ts';
import { article, category, contentFolder } from './content.ts';

const many = (folder: string, count: number) =>
  Object.fromEntries(
    Array.from({ length: count }, (_, at) => [
      `${folder}/q-${String(at).padStart(3, '0')}.md`,
      article({ title: `پرسش ${folder} ${String(at).padStart(3, '0')}` }),
    ]),
  );

const catalogOf = (own: number, below: number) =>
  buildCatalog(
    readLibrary(
      contentFolder({
        'orders/category.json': category('سفارش'),
        'orders/gifts/category.json': category('هدیه'),
        ...many('orders', own),
        ...many('orders/gifts', below),
      }),
    ),
  );

describe('pages of a category', () => {
  it('hold each question once, in order, under the category that it belongs to', () => {
    const catalog = catalogOf(questionsPerPage + 10, questionsPerPage);
    const ids = pageIdsOf(catalog, 'orders');
    expect(ids).toEqual(['orders', 'orders/2', 'orders/3']);
    const pages = ids.map((id) => sectionsOn(catalog, categoryPageOf(catalog, id)!));
    expect(pages.map((page) => page.map((one) => one.category.id))).toEqual([
      ['orders'],
      ['orders', 'orders/gifts'],
      ['orders/gifts'],
    ]);
    const shown = pages.map((page) => page.flatMap(({ articles }) => articles));
    expect(shown.map(({ length }) => length)).toEqual([questionsPerPage, questionsPerPage, 10]);
    expect(shown.flat().map(({ id }) => id)).toEqual([
      ...catalog.articlesIn('orders').map(({ id }) => id),
      ...catalog.articlesIn('orders/gifts').map(({ id }) => id),
    ]);
  });

  it('are one where all questions fit, with sections that have none', () => {
    const catalog = catalogOf(questionsPerPage, 0);
    expect(pageIdsOf(catalog, 'orders')).toEqual(['orders']);
    expect(pageIdsOf(catalog, 'orders/gifts')).toEqual(['orders/gifts']);
    const page = categoryPageOf(catalog, 'orders')!;
    expect(sectionsOn(catalog, page).map((one) => one.category.id)).toEqual([
      'orders',
      'orders/gifts',
    ]);
  });

  it('are known by their own ids alone', () => {
    const catalog = catalogOf(questionsPerPage + 1, 0);
    expect(categoryPageOf(catalog, 'orders/2')).toMatchObject({ number: 2, count: 2 });
    for (const id of [
      'orders/1',
      'orders/02',
      'orders/3',
      'orders/2.0',
      'orders/',
      '2',
      '/2',
      'none/2',
    ])
      expect(categoryPageOf(catalog, id), id).toBeUndefined();
  });

  it('leave their names to nothing else', () => {
    const second = { 'orders/2.md': article() };
    const files = { 'orders/category.json': category('سفارش'), ...second };
    expect(() => readLibrary(contentFolder(files))).not.toThrow();
    const long = { ...files, ...many('orders', questionsPerPage) };
    expect(() => readLibrary(contentFolder(long))).toThrow(
      'orders/2.md: /orders/2/ is page 2 of the category; give it another name.',
    );
  });
});

it.each([
  [1, 2, [1, 2]],
  [1, 17, [1, 2, null, 17]],
  [3, 17, [1, 2, 3, 4, null, 17]],
  [4, 17, [1, 2, 3, 4, 5, null, 17]],
  [9, 17, [1, null, 8, 9, 10, null, 17]],
  [17, 17, [1, null, 16, 17]],
])('of page %i of %i a reader sees the numbers %j', (number, count, shown) => {
  expect(shownNumbers(number, count)).toEqual(shown);
});
