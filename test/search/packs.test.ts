import { expect, test } from 'vitest';
import { buildIndex, openIndex } from '#shared/search/index.ts';
import { lexiconWith } from '#shared/search/lexicon.ts';
import { linesOfPacks } from '#shared/search/packs/index.ts';
import { searchPacks } from '#shared/settings/search-packs.ts';
import { engineOver } from '../../scripts/lib/search-scores.ts';
import { articleOf, shop } from './shop.ts';

const articles = [
  ...shop,
  articleOf('transfer', 'انتقال دامنه', 'برای انتقال، کد را از ثبت‌کنندهٔ پیشین بگیرید.'),
  articleOf('panel', 'ورود به کنترل پنل', 'نشانی آن در نامهٔ خوش‌آمد است.'),
  articleOf('atm', 'خودپرداز پول نداد', 'مبلغ تا سه روز به حساب برمی‌گردد.'),
  articleOf('merchant', 'گرفتن کد پذیرنده', 'کد را در صفحهٔ درگاه می‌بینید.'),
];
const firstOf = async (packs: (typeof searchPacks)[number][], text: string) => {
  const engine = openIndex(buildIndex(articles, { packs }).files[0].bytes);
  const { sure, near } = await engine.query(text);
  return [...sure, ...near][0]?.id;
};

test.each([
  ['hosting', 'epp', 'transfer'],
  ['hosting', 'پلسک', 'panel'],
  ['hosting', 'دایرکت ادمین', 'panel'],
  ['bank-gateway', 'عابربانک', 'atm'],
  ['bank-gateway', 'مرچنت', 'merchant'],
  ['bank-gateway', 'merchant id', 'merchant'],
] as const)('the pack %s knows «%s», which no other index does', async (pack, typed, id) => {
  expect(await firstOf([pack], typed)).toBe(id);
  expect(await firstOf([], typed)).not.toBe(id);
});

test.each(searchPacks)('the pack %s has lines of two phrases or more, each line once', (pack) => {
  const lines = linesOfPacks([pack]);
  expect(lines.length).toBeGreaterThanOrEqual(30);
  expect(lines.length).toBeLessThanOrEqual(50);
  expect(new Set(lines).size).toBe(lines.length);
  for (const line of lines) expect(line).toMatch(/^[^/~]+[/~][^~]*(?:~[^~]+)?$/);
});

test('an index carries no pack that nobody named', () => {
  const named = lexiconWith([], linesOfPacks(['hosting'])).lines;
  expect(named).toHaveLength(lexiconWith([]).lines.length + linesOfPacks(['hosting']).length);
  expect(engineOver(shop).concepts.lines.join()).not.toContain('cpanel');
});

test.each(['دیجی‌کالا', 'اسنپ‌فود', 'علی‌بابا', 'گمرک', 'دادگستری', 'ثبت‌احوال'])(
  'another service is another thing: «کد رهگیری %s»',
  async (other) => {
    const engine = engineOver(shop);
    expect((await engine.query('کد رهگیری ')).sure[0]?.id).toBe('tracking');
    expect((await engine.query(`کد رهگیری ${other} `)).sure).toEqual([]);
    const own = [...shop, articleOf('own', `ارسال با ${other}`, `از ${other} سفارش می‌دهید.`)];
    const theirs = engineOver(own);
    expect((await theirs.query(`ارسال ${other} `)).sure[0]?.id).toBe('own');
  },
);
