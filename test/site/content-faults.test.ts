import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ContentFault, readLibrary } from '../../src/articles/library.node.ts';
import { article, type ContentFiles, category, contentFolder, settingsWith } from './content.ts';

const sound: ContentFiles = {
  'orders/category.json': category('سفارش'),
  'orders/cancel.md': article(),
};

function faultsOf(files: ContentFiles): readonly string[] {
  try {
    readLibrary(contentFolder({ ...sound, ...files }));
    return [];
  } catch (error) {
    if (error instanceof ContentFault) return error.faults;
    throw error;
  }
}

describe('reading a content folder', () => {
  it('takes sound content, fills in defaults and leaves README.md alone', () => {
    const folder = contentFolder({ ...sound, 'README.md': '# For editors' });
    const { articles, categories } = readLibrary(folder);
    expect(categories).toMatchObject([{ id: 'orders', title: 'سفارش', order: 1000 }]);
    expect(articles).toMatchObject([
      { id: 'orders/cancel', category: 'orders', aliases: [], related: [], order: 1000 },
    ]);
    expect(articles[0]?.body.trim()).toBe('پاسخ این پرسش.');
  });

  it.each<[string, ContentFiles, string]>([
    [
      'a field that is missing',
      { 'orders/cancel.md': article({ title: undefined }) },
      'orders/cancel.md: "title" is missing.',
    ],
    [
      'a field that nobody knows',
      { 'orders/cancel.md': article({ titel: 'x' }) },
      'orders/cancel.md: "titel": no such field.',
    ],
    [
      'a field that only some parsers see, after a carriage return alone',
      { 'orders/cancel.md': article().replace('\n---\n\n', ' # x\rhead: []\n---\n\n') },
      'orders/cancel.md: "head": no such field.',
    ],
    [
      'a day that does not exist',
      { 'orders/cancel.md': article({ checkedOn: '2026-02-30' }) },
      'orders/cancel.md: "checkedOn" must be a day that exists, like 2026-08-03.',
    ],
    [
      'a Jalali day',
      { 'orders/cancel.md': article({ checkedOn: 14050512 }) },
      'orders/cancel.md: "checkedOn" must be a day like 2026-08-03.',
    ],
    [
      'aliases that are no list',
      { 'orders/cancel.md': article({ aliases: 'لغو' }) },
      'orders/cancel.md: "aliases" must be a list of texts.',
    ],
    [
      'a pinned query without a word',
      { 'orders/cancel.md': article({ pinned: ['لغو', '؟!'] }) },
      'orders/cancel.md: "pinned" has «؟!», which has no word.',
    ],
    [
      'a query pinned twice',
      { 'orders/cancel.md': article({ pinned: ['لغوِ سفارش', 'لغو سفارش؟'] }) },
      'orders/cancel.md: "pinned" has «لغو سفارش؟» twice.',
    ],
    [
      'a query that two articles pin',
      {
        'orders/cancel.md': article({ pinned: ['کد ۲۴ رقمی'] }),
        'orders/edit.md': article({ pinned: ['كد 24 رقمی'] }),
      },
      'orders/edit.md: "pinned" has «كد 24 رقمی», which orders/cancel.md pins; keep it in one.',
    ],
    [
      'a related article that is not there',
      { 'orders/cancel.md': article({ related: ['orders/edit'] }) },
      'orders/cancel.md: "related" names "orders/edit", which is no article.',
    ],
    [
      'a request type that is not there',
      { 'orders/cancel.md': article({ requestType: 'sales' }) },
      'orders/cancel.md: "requestType" names "sales", which is not in settings.json.',
    ],
    [
      'a policy that is not there',
      { 'orders/cancel.md': article({}, 'تا :policy[no-such] صبر کنید.') },
      'orders/cancel.md:7: :policy[no-such] names a policy that is not in settings.json.',
    ],
    [
      'a policy without a name',
      { 'orders/cancel.md': article({}, 'تا :policy صبر کنید.') },
      'orders/cancel.md:7: :policy[] names a policy that is not in settings.json.',
    ],
    [
      'a policy after what only looks like the end of code',
      { 'orders/cancel.md': article({}, '````\n```\n````\n\nتا :policy[no-such]') },
      'orders/cancel.md:11: :policy[no-such] names a policy that is not in settings.json.',
    ],
    [
      'a range after another «تا»',
      { 'orders/cancel.md': article({}, 'وجه تا :policy[refund-time] برمی‌گردد.') },
      'orders/cancel.md: «تا» stands before a value that has one itself («۲۴ تا ۷۲ ساعت کاری»); write «ظرف» or nothing.',
    ],
    [
      'a promise in a range after another «تا», in bold',
      { 'orders/cancel.md': article({}, 'پاسخ **تا :promise[refund]** می‌رسد.') },
      'orders/cancel.md: «تا» stands before a value that has one itself («۲۴ تا ۷۲ ساعت کاری»); write «ظرف» or nothing.',
    ],
    [
      'a policy on a line of its own',
      { 'orders/cancel.md': article({}, '::policy[refund-time]') },
      'orders/cancel.md:7: a policy is written with one colon, inside of a line.',
    ],
    [
      'a column without a heading',
      { 'orders/cancel.md': article({}, 'متن\n\n| | چند |\n|---|---|\n| کالا | ۱۲ |') },
      'orders/cancel.md:9: each column of a table has a heading, also the first.',
    ],
    [
      'a link that leads nowhere',
      { 'orders/cancel.md': article({}, 'بخوانید: [ویرایش](/orders/edit/)') },
      'orders/cancel.md: the link /orders/edit/ leads nowhere.',
    ],
    [
      'a link without its last slash',
      { 'orders/cancel.md': article({}, '[دسته](/orders)') },
      'orders/cancel.md: the link /orders must end with /.',
    ],
    ...[
      'https://good.ir@evil.ir/',
      'https://user:word@evil.ir/',
      'http://good.ir@evil.ir/',
      'https:///evil.ir/',
      '/\\\\evil.ir/',
    ].map((href): [string, Record<string, string>, string] => [
      `a link that reads as another: ${href}`,
      { 'orders/cancel.md': article({}, `[بزنید](${href})`) },
      `orders/cancel.md: the link ${href.replace('\\\\', '\\')} leads elsewhere than it says: write no user (…@), no \\ and no hidden marks.`,
    ]),
    [
      'an address in the text that reads as another',
      { 'orders/cancel.md': article({}, 'به http://good.ir:80@evil.ir/ بروید.') },
      'orders/cancel.md: the link http://good.ir:80@evil.ir/ leads elsewhere than it says: write no user (…@), no \\ and no hidden marks.',
    ],
    [
      'a link that would run a script',
      { 'orders/cancel.md': article({}, '[بزنید](javascript:history.back)') },
      'orders/cancel.md: the link javascript:history.back is of a kind that pages may not have.',
    ],
    [
      'a link to a request type that is not there',
      { 'orders/cancel.md': article({}, '[بنویسید](/contact/sales/)') },
      'orders/cancel.md: the link /contact/sales/ leads nowhere.',
    ],
    [
      'a link to a file that is not there',
      { 'orders/cancel.md': article({}, '[فرم](/assets/form.pdf)') },
      'orders/cancel.md: the link /assets/form.pdf leads nowhere.',
    ],
    [
      'a picture that is not there',
      { 'orders/cancel.md': article({}, '![کارت](card.png)') },
      'orders/cancel.md: the picture card.png is not there.',
    ],
    [
      'a picture of another folder of the machine',
      { 'orders/cancel.md': article({}, '![کارت](../../secret.png)'), '../secret.png': 'x' },
      'orders/cancel.md: the picture ../../secret.png is not there.',
    ],
    [
      'a file whose name an address cannot hold',
      { 'assets/a#b.pdf': 'x' },
      'assets/a#b.pdf: a name holds no #, ? or %.',
    ],
    [
      'a title with a control character',
      { 'orders/cancel.md': article({ title: 'لغو\u0008' }) },
      'orders/cancel.md: "title" must not hold control characters, halves of letters or marks that turn its order.',
    ],
    [
      'half a letter',
      { 'orders/cancel.md': article({ description: 'لغو \ud83d' }) },
      'orders/cancel.md: "description" must not hold control characters, halves of letters or marks that turn its order.',
    ],
    [
      'a mark that turns the order of all that follows',
      { 'orders/cancel.md': article({ aliases: ['لغو \u202e'] }) },
      'orders/cancel.md: "aliases.0" must not hold control characters, halves of letters or marks that turn its order.',
    ],
    [
      'a link to a file that would be looked for beside the page',
      { 'orders/cancel.md': article({}, '[فرم](form.pdf)'), 'orders/form.pdf': 'x' },
      'orders/cancel.md: the link form.pdf must begin with /.',
    ],
    [
      'a second title in the text',
      { 'orders/cancel.md': article({}, '# لغو') },
      'orders/cancel.md: a heading begins with ## (the title is the only #).',
    ],
    [
      'a second title that is underlined',
      { 'orders/cancel.md': article({}, 'لغو\n===') },
      'orders/cancel.md: a heading begins with ## (the title is the only #).',
    ],
    [
      'no front matter',
      { 'orders/cancel.md': 'پاسخ' },
      'orders/cancel.md: has no front matter; it opens with a line of three hyphens.',
    ],
    [
      'a name that is not Latin',
      { 'orders/لغو.md': article() },
      'orders/لغو.md: folders and files are named with lower-case Latin letters, digits and hyphens.',
    ],
    [
      'a folder that takes a page of the product',
      { 'desk/category.json': category('میز') },
      'desk/category.json: the folder name "desk" is taken by a page of the product.',
    ],
    [
      'a folder without its category.json',
      { 'orders/gifts/wrap.md': article() },
      'orders/gifts/category.json: is missing.',
    ],
    [
      'an article outside of any category',
      { 'welcome.md': article() },
      'welcome.md: is in no category; move it into a folder.',
    ],
    [
      'two things at one address',
      { 'orders/cancel/category.json': category('لغو') },
      'orders/cancel/category.json: orders/cancel.md has the same address as this folder.',
    ],
    [
      'an icon that nobody drew',
      { 'orders/category.json': category('سفارش', { icon: 'rocket' }) },
      'orders/category.json: "icon" must be one of alert, archive, back, badge, bank, bell, book, box,',
    ],
    [
      'a category that is no JSON',
      { 'orders/category.json': '{' },
      'orders/category.json: is not valid JSON',
    ],
  ])('names file and field for %s', (_, files, sentence) => {
    expect(faultsOf(files).join('\n')).toContain(sentence);
  });

  it('lists every fault at once', () => {
    const faults = faultsOf({
      'orders/cancel.md': article({ title: '', related: ['orders/none'] }),
      'orders/edit.md': article({ requestType: 'sales' }),
    });
    expect(faults).toHaveLength(2);
  });

  it('takes files as editors on Windows save them', () => {
    const windows = (text: string) => `\ufeff${text.replaceAll('\n', '\r\n')}`;
    const files = { ...sound, 'settings.json': settingsWith({}), 'synonyms.json': '{"groups":[]}' };
    const saved = Object.entries(files).map(([path, text]) => [path, windows(text)]);
    expect(faultsOf(Object.fromEntries(saved))).toEqual([]);
  });

  it('takes spaces behind the hyphens, and a file that ends with them', () => {
    const spaced = article().replaceAll('---\n', '--- \t\n');
    expect(faultsOf({ 'orders/cancel.md': spaced })).toEqual([]);
    expect(faultsOf({ 'orders/cancel.md': article({}, '').trimEnd() })).toEqual([]);
  });

  it('reports a broken article once, not again by all that name it', () => {
    const faults = faultsOf({
      'orders/cancel.md': article({ related: ['orders/edit'] }, '[ویرایش](/orders/edit/)'),
      'orders/edit.md': article({ title: undefined }),
    });
    expect(faults).toEqual(['orders/edit.md: "title" is missing.']);
  });

  it('shows a terminal no control characters', () => {
    const files = {
      'orders/\u001b[2Jx.md': article(),
      'orders/cancel.md': article({}, '[x](</\u001b]0;x\u0007/>)'),
    };
    const { message } = new ContentFault(faultsOf(files));
    expect(message).toContain('orders/\ufffd[2Jx.md');
    expect(message).not.toMatch(/(?!\n)\p{Cc}/u);
  });

  it('refuses a colour that cannot be read on pages', () => {
    const { brand } = JSON.parse(settingsWith({}));
    const pale = { ...brand, accent: { light: '#ffb27a', dark: '#ffb27a' } };
    expect(faultsOf({ 'settings.json': settingsWith({ brand: pale }) })).toEqual([
      expect.stringMatching(/^settings\.json: "brand\.accent\.light" is too pale: .* 1\.\d/),
    ]);
  });

  describe('R92 the pattern of a field', () => {
    const faultsOfPattern = (pattern: string, rules: object = {}) => {
      const { requestTypes } = JSON.parse(settingsWith({}));
      const [first, ...rest] = requestTypes;
      const field = { id: 'code', label: 'کد', type: 'order_number', pattern, ...rules };
      const changed = [{ ...first, fields: [...(first.fields ?? []), field] }, ...rest];
      return faultsOf({ 'settings.json': settingsWith({ requestTypes: changed }) });
    };
    const never = expect.stringMatching(
      /^settings\.json: "requestTypes\.\S+\.code\.pattern" may never end/,
    );

    it.each(['(\\d+-?)+', '(?:[A-Z]+|\\d+[A-Z]*)*X', '([A-Z\\d]*)*-\\d', '(\\d|\\d\\d)+'])(
      'is refused where it may never end: %s',
      (pattern) => expect(faultsOfPattern(pattern)).toEqual([never]),
    );

    it.each([
      '\\d{6,10}',
      '[A-Z]{2}-\\d+',
      '(?:\\d+-)+\\d+',
      'NR[0-9]*[A-Z]?',
      '[A-Z]*\\d*[A-Z\\d]*',
    ])('is taken where it does: %s', (pattern) => expect(faultsOfPattern(pattern)).toEqual([]));

    it('may take the cube of a few letters, and not of thousands', () => {
      expect(faultsOfPattern('\\d*\\d*\\d*', { maxLength: 40 })).toEqual([]);
      expect(faultsOfPattern('\\d*\\d*\\d*', { maxLength: 4_000 })).toEqual([never]);
    });
  });

  it.each([
    '```\n:policy[x] [y](/nowhere/)\n```\n\nبنویسید `:policy[x]`',
    '````\n```\n:policy[x]\n# x\n```\n````',
    '- گام\n\n      :policy[x]\n\n> ```\n> :policy[x]\n> ```',
    '``:policy[`x`]`` و `:policy\n[x]`',
    'متن\n\n    # x\n    :policy[x]',
  ])('sees no faults in what is only shown as code: %j', (body) => {
    expect(faultsOf({ 'orders/cancel.md': article({}, body) })).toEqual([]);
  });

  it.each([
    '[x](/assets/Form.PDF) ![x](/assets/IMG_1.JPG) ![x](/assets/b.jpeg)',
    '![x](/assets/a%20b.png) ![x](</assets/a b.png>) ![x](/assets/%D9%81.png) ![x](/assets/ف.png)',
    '![x](card.png) ![x](./card.png) ![x](../assets/ف.png) ![x][r]\n\n[r]: card.png',
    '[x](Https://example.com/) [y](MAILTO:a@example.com)',
  ])('finds what %j leads to', (body) => {
    const names = ['Form.PDF', 'IMG_1.JPG', 'b.jpeg', 'a b.png', 'ف.png'];
    const assets = Object.fromEntries(names.map((name) => [`assets/${name}`, 'x']));
    const files = { 'orders/cancel.md': article({}, body), 'orders/card.png': 'x', ...assets };
    expect(faultsOf(files)).toEqual([]);
  });

  it('takes a folder below assets for no file', () => {
    const { assets } = readLibrary(contentFolder({ ...sound, 'assets/logos.png/a.png': 'x' }));
    expect([...assets]).toEqual(['/assets/logos.png/a.png']);
  });

  it('refuses links of the file system that lead outside, and no others', () => {
    const folder = contentFolder({ ...sound, 'assets/a.pdf': 'x', '../secret.txt': 'x' });
    symlinkSync('a.pdf', join(folder, 'assets/b.pdf'));
    symlinkSync('../../secret.txt', join(folder, 'assets/secret.pdf'));
    symlinkSync('../../secret.txt', join(folder, 'orders/secret.png'));
    expect(() => readLibrary(folder)).toThrow(
      expect.objectContaining({
        faults: [
          'assets/secret.pdf: is a link that leads outside.',
          'orders/secret.png: is a link that leads outside.',
        ],
      }),
    );
  });

  it.each([
    'تا :policy[bank-return] برمی‌گردد.',
    'ظرف :policy[refund-time]',
    'فردا تا، :policy[refund-time]',
  ])('takes %j, which has one «تا» at most before a value', (body) =>
    expect(faultsOf({ 'orders/cancel.md': article({}, body) })).toEqual([]),
  );

  it('takes no value with a colon behind it for a link', () => {
    const body = 'مهلت :policy[refund-time]: نه بیشتر.';
    expect(faultsOf({ 'orders/cancel.md': article({}, body) })).toEqual([]);
  });

  it('reads the articles of this repository without a fault', () => {
    expect(readLibrary('content').articles.length).toBeGreaterThanOrEqual(80);
  });
});
