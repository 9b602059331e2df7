import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { buildCatalog, type Catalog } from '../../src/articles/catalog.ts';
import { noteReads } from '../../src/articles/catalog-reads.node.ts';
import { readLibrary } from '../../src/articles/library.node.ts';
import { openKeptPages } from '../../src/starlight/kept-pages.node.ts';
import { besideArticle } from '../../src/starlight/sidebar.ts';
import { article, type ContentFiles, category, contentFolder } from './content.ts';

const files: ContentFiles = {
  'orders/category.json': category('سفارش'),
  'orders/cancel.md': article({ popular: 9 }, 'متن نخست'),
  'orders/place.md': article({ related: ['orders/cancel'] }),
  'payments/category.json': category('پرداخت'),
  'payments/failed.md': article(),
};

const catalogOf = (changed: ContentFiles = {}) =>
  noteReads(buildCatalog(readLibrary(contentFolder({ ...files, ...changed }))));

/** What is noted while this is read from the sample. */
function readsOf(read: (catalog: Catalog) => unknown) {
  const { catalog, takeReads } = catalogOf();
  read(catalog);
  return takeReads();
}

describe('what a page reads from the catalog', () => {
  const changedText = { 'orders/cancel.md': article({ popular: 9 }, 'متن دیگر') };
  const changedTitle = { 'orders/cancel.md': article({ popular: 9, title: 'نامی دیگر' }) };
  const changedCategory = { 'orders/category.json': category('خرید') };

  it.each<[string, (catalog: Catalog) => unknown, ContentFiles[], ContentFiles[]]>([
    [
      'an article',
      (c) => c.articleOf('orders/cancel'),
      [changedText, changedTitle],
      [changedCategory],
    ],
    ['another article', (c) => c.articleOf('payments/failed'), [], [changedText, changedCategory]],
    ['a category', (c) => c.articlesIn('orders'), [changedText, changedTitle], [changedCategory]],
    ['another category', (c) => c.articlesIn('payments'), [], [changedText, changedTitle]],
    ['a trail', (c) => c.trailOf('orders/cancel'), [changedCategory], [changedText, changedTitle]],
    ['popular titles', (c) => c.mostAsked(5), [changedTitle], [changedText, changedCategory]],
    ['all facts', (c) => c.facts, [changedTitle], [changedText]],
    ['all articles', (c) => c.articles, [changedText, changedTitle], [changedCategory]],
    ['all files', (c) => c.assets, [{ 'assets/new.pdf': 'x' }], [changedText]],
    [
      'what is not there',
      (c) => c.articleOf('orders/new'),
      [{ 'orders/new.md': article() }],
      [changedText],
    ],
    ['settings', (c) => c.settings, [], [changedText]],
    [
      'links beside another article',
      (c) => besideArticle(c, 'orders/place'),
      [changedTitle, { 'orders/new.md': article() }],
      [changedText],
    ],
  ])('%s: is another where that changed, and only there', (_, read, others, same) => {
    const reads = readsOf(read);
    expect(catalogOf().answersSame(reads)).toBe(true);
    for (const changed of others) expect(catalogOf(changed).answersSame(reads)).toBe(false);
    for (const changed of same) expect(catalogOf(changed).answersSame(reads)).toBe(true);
  });

  it('is noted since it was asked for last', () => {
    const { catalog, takeReads } = catalogOf();
    catalog.articleOf('orders/cancel');
    expect(takeReads()).toHaveLength(1);
    expect(takeReads()).toEqual([]);
  });
});

describe('kept pages', () => {
  function keptFolder() {
    const folder = mkdtempSync(join(tmpdir(), 'pasokh-kept-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    return folder;
  }
  const page = (text: string) => ({ reads: [], type: 'text/html', text });

  it('are those of the last build that finished', () => {
    const folder = keptFolder();
    const first = openKeptPages(folder, 'plan');
    for (const address of ['/a/', '/b/']) first.keep(address, page(address));
    expect(first.finish()).toEqual({ kept: 2, taken: 0 });
    openKeptPages(folder, 'plan').keep('/a/', page('killed'));
    const second = openKeptPages(folder, 'plan');
    expect(second.take('/a/')).toMatchObject(page('/a/'));
    second.keepTaken('/a/');
    expect(second.finish()).toEqual({ kept: 1, taken: 1 });
    expect(openKeptPages(folder, 'plan').take('/b/')).toBeUndefined();
    expect(readdirSync(join(folder, 'pages'))).toHaveLength(1);
  });

  it('are not taken where something else is on each page', () => {
    const folder = keptFolder();
    const first = openKeptPages(folder, 'plan');
    first.keep('/a/', page('names a picture'));
    first.finish();
    expect(openKeptPages(folder, 'plan').take('/a/')).toBeDefined();
    expect(openKeptPages(folder, 'no pictures').take('/a/')).toBeUndefined();
  });

  it('are not taken where a text or the list was damaged', () => {
    const folder = keptFolder();
    const first = openKeptPages(folder, 'plan');
    first.keep('/a/', page('whole'));
    first.finish();
    const [name = ''] = readdirSync(join(folder, 'pages'));
    writeFileSync(join(folder, 'pages', name), 'damaged');
    expect(openKeptPages(folder, 'plan').take('/a/')).toBeUndefined();
    writeFileSync(join(folder, 'pages.json'), '{"onEachPage":"plan","pages"');
    expect(openKeptPages(folder, 'plan').take('/a/')).toBeUndefined();
  });
});
