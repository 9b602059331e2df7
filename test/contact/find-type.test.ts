import { describe, expect, it } from 'vitest';
import { buildCatalog } from '../../src/articles/catalog.ts';
import { readLibrary } from '../../src/articles/library.node.ts';
import { findTypes } from '../../src/contact/find-type.ts';
import { groupTypes } from '../../src/contact/type-groups.ts';
import { wordsOfTypes } from '../../src/contact/type-words.ts';
import { splitWords } from '../../src/shared/persian/words.ts';

const catalogOf = (folder: string) => buildCatalog(readLibrary(folder));
const formsOf = (text: string) => splitWords(text).map(({ form }) => form);

const organisations = ['course-shop', 'portal', 'sms-panel', 'store', 'wallet'].map(
  (name) => `test/organisations/${name}/content`,
);

describe('the list of request types', () => {
  it.each(['content', ...organisations])('has each listed type of %s once', (folder) => {
    const catalog = catalogOf(folder);
    const shown = groupTypes(catalog).flatMap(({ types }) => types.map(({ type }) => type.id));
    const listed = catalog.settings.requestTypes.filter((type) => type.listed);
    expect(shown.toSorted()).toEqual(listed.map(({ id }) => id).toSorted());
  });

  const titlesOf = (folder: string) =>
    groupTypes(catalogOf(folder)).map(({ title, types }) => [
      title,
      ...types.map(({ type }) => type.id),
    ]);

  it('is by category where categories gather types', () => {
    expect(titlesOf('test/organisations/portal/content').map(([title]) => title)).toEqual([
      'سفارش و پرداخت',
      'تمدید و تغییر',
      'خود سرویس',
      'موضوع‌های دیگر',
    ]);
  });

  it('is by department where categories part nearly all types, and what fits nowhere is last', () => {
    expect(titlesOf('content')).toEqual([
      ['مالی', 'payment', 'refund', 'invoice'],
      ['محصولات دانلودی و اشتراک', 'download', 'subscription'],
      ['سفارش و ارسال', 'delivery', 'cancel'],
      ['مرجوعی و گارانتی', 'damaged', 'return'],
      ['حساب کاربری و امنیت', 'account', 'security'],
      ['فنی', 'technical'],
      ['موضوع‌های دیگر', 'other'],
    ]);
  });

  it('has last whichever type settings say takes what fits no other', () => {
    const library = readLibrary('content');
    const requestTypes = library.settings.requestTypes.map((type) => ({
      ...type,
      catchAll: type.id === 'refund',
    }));
    const settings = { ...library.settings, requestTypes };
    const groups = groupTypes(buildCatalog({ ...library, settings }));
    expect(groups.at(-1)?.types.map(({ type }) => type.id)).toEqual(['refund']);
    expect(groups.some(({ types }) => types.some(({ type }) => type.id === 'other'))).toBe(true);
  });

  it('has no headings where each would stand over one type', () => {
    expect(titlesOf('test/organisations/wallet/content').map(([title]) => title)).toEqual([null]);
  });

  it('gives a type without an icon that of its category', () => {
    const library = readLibrary('content');
    const requestTypes = library.settings.requestTypes.map((type) => ({ ...type, icon: 'chat' }));
    const settings = { ...library.settings, requestTypes };
    const shown = groupTypes(buildCatalog({ ...library, settings })).flatMap(({ types }) => types);
    expect(shown.find(({ type }) => type.id === 'payment')?.icon).toBe(
      library.categories.find(({ id }) => id === 'payments')!.icon,
    );
  });
});

describe('the box above the list of request types', () => {
  const catalog = catalogOf('content');
  const wordsOf = wordsOfTypes(catalog);
  const types = catalog.settings.requestTypes;
  const words = types.map((type) => ({
    title: formsOf(type.title),
    hint: formsOf(type.hint),
    more: wordsOf(type),
  }));
  const find = (typed: string) => findTypes(words, typed).map((at) => types[at]!.id);

  it.each([
    ['پول کم شد ولی سفارش ثبت نشد', 'payment'],
    ['دو بار پرداخت کردم', 'payment'],
    ['كالا شكسته رسيد', 'damaged'],
    ['لینک دانلود نیامده', 'download'],
    ['می‌خواهم سفارشم را لغو کنم', 'cancel'],
    ['کد تأیید نمی‌رسد', 'account'],
    ['بسته هنوز نرسیده، رهگیری نمی‌شود', 'delivery'],
    ['فاکتور رسمی می‌خواهم', 'invoice'],
    ['تمدید اشتراک', 'subscription'],
    ['سایت جعلی دیدم', 'security'],
  ])('finds for «%s» the type %s', (typed, id) => {
    expect(find(typed)[0]).toBe(id);
  });

  it('offers each of the types that fit', () => {
    expect(find('پولم برنگشته')).toEqual(expect.arrayContaining(['payment', 'refund']));
  });

  it('finds while the word is still being written', () => {
    expect(find('فاکت')[0]).toBe('invoice');
  });

  it('finds nothing for what no type says, and at most three', () => {
    expect(find('')).toEqual([]);
    expect(find('قورباغه')).toEqual([]);
    expect(find(types.map(({ title }) => title).join(' ')).length).toBeLessThanOrEqual(3);
  });

  it('R92 reads no more than a start of a long text', () => {
    const more = findTypes(words, `${'سلام '.repeat(40)} فاکتور`);
    expect(more).toEqual([]);
  });

  it('keeps the words of each type few', () => {
    for (const type of types) expect(wordsOf(type).length).toBeLessThanOrEqual(14);
  });
});
