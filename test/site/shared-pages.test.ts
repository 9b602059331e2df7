import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { XMLParser } from 'fast-xml-parser';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod/mini';
import { type BuiltPages, buildPages, textOf } from '../helpers/built-site.ts';
import { article, category, settingsWith, writeContent } from './content.ts';

const origin = 'https://help.narenj.example';
const hostile = 'چرا «</script><!--» & "آن" دیده می‌شود؟';

const body = `وجه ظرف :policy[refund-time] برمی‌گردد؛ شمارهٔ ۰۹۱۲ ۴۴۴ ۵۵۶۶.

:::caution[پیش از ارسال]
بسته را باز نکنید.
:::

## چه چیزی لازم است

- کد \`NRJ-10245\`
- [هدیه](/orders/gifts/)[^۱]

| روش | زمان |
| --- | --- |
| پیک | یک روز |

::::tabs{sync=device}
:::tab[اندروید]
در Chrome، **تنظیمات** را باز کنید.
:::
:::tab[آیفون]
در تنظیمات گوشی، **Safari** را باز کنید.
:::
::::

:::figure{device=phone}
![صفحهٔ کد](../pictures/code.png)

کد را در کادر بنویسید.
:::

[^۱]: فقط برای کفش.`;

/** The smallest picture: one pixel. */
const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII=',
  'base64',
);

const home = mkdtempSync(join(tmpdir(), 'pasokh-shared-'));
let pages: BuiltPages;

beforeAll(async () => {
  writeContent(join(home, 'content'), {
    'settings.json': settingsWith({}),
    'orders/category.json': category('سفارش', { order: 1 }),
    'orders/cancel.md': article(
      { title: hostile, checkedOn: '2026-08-03', related: ['orders/gifts/wrap'] },
      body,
    ),
    'orders/gifts/category.json': category('هدیه'),
    'orders/gifts/wrap.md': article({ title: 'بسته‌بندی هدیه دارید؟', checkedOn: '2026-09-01' }),
    ...Object.fromEntries(
      Array.from({ length: 55 }, (_, at) => [
        `orders/more-${at}.md`,
        article({ title: `پرسش ${at}`, checkedOn: '2026-05-01' }),
      ]),
    ),
  });
  mkdirSync(join(home, 'content/pictures'));
  writeFileSync(join(home, 'content/pictures/code.png'), pixel);
  pages = await buildPages(join(home, 'content'));
}, 120_000);

afterAll(() => rmSync(home, { recursive: true, force: true }));

const unescaped = (text: string) =>
  text
    .replace(/&(?:#34|quot);/g, '"')
    .replace(/&(?:#39|apos);/g, "'")
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&(?:#38|amp);/g, '&');

const meta = (path: string) =>
  Object.fromEntries(
    [
      ...pages.html(path).matchAll(/<meta (?:property|name)="([^"]+)" content="([^"]*)"\s*\/?>/g),
    ].map(([, name = '', content = '']) => [name, unescaped(content)]),
  );

const linksOf = (path: string, rel: string) =>
  [...pages.html(path).matchAll(new RegExp(`<link rel="${rel}"([^>]*)>`, 'g'))].map(
    ([, rest = '']) =>
      Object.fromEntries(
        [...rest.matchAll(/([a-z]+)="([^"]*)"/g)].map(([, name, value]) => [name, value]),
      ),
  );

const shared = ['/', '/orders/', '/orders/gifts/', '/orders/cancel/', '/orders/gifts/wrap/'];

describe('the picture of a page', () => {
  it('is named with its size and words by the home page, categories and articles', () => {
    for (const path of shared) {
      const tags = meta(path);
      const file = tags['og:image']!.slice(origin.length);
      expect(tags['og:image'], path).toBe(origin + file);
      expect(tags['twitter:card'], path).toBe('summary_large_image');
      const png = readFileSync(join(pages.folder, file));
      expect(String(png.readUInt32BE(16)), path).toBe(tags['og:image:width']);
      expect(String(png.readUInt32BE(20)), path).toBe(tags['og:image:height']);
      expect(png.length, path).toBeLessThan(40_000);
    }
    expect(meta('/orders/cancel/')['og:image:alt']).toBe(`${hostile} · راهنمای نارنج`);
    expect(meta('/')['og:type']).toBe('website');
    expect(meta('/orders/cancel/')['og:type']).toBe('article');
  });

  it('is named by no screen', () => {
    for (const path of ['/contact/', '/requests/', '/404.html', '/offline/'])
      expect(pages.html(path), path).not.toMatch(/og:image|ld\+json|rel="alternate"/);
  });
});

const address = z.string().check(z.startsWith(`${origin}/`));
const text = z.string().check(z.minLength(1));
const listOf = (property: 'item' | 'url') =>
  z.array(
    z.strictObject({
      '@type': z.literal('ListItem'),
      position: z.number(),
      name: text,
      [property]: address,
    }),
  );
const reference = z.strictObject({ '@id': address });
const kinds = z.discriminatedUnion('@type', [
  z.strictObject({
    '@type': z.literal('Article'),
    headline: text,
    description: text,
    inLanguage: z.literal('fa'),
    url: address,
    dateModified: z.string().check(z.regex(/^\d{4}-\d\d-\d\d$/)),
    articleSection: text,
    image: address,
    author: z.strictObject({
      '@type': z.literal('Organization'),
      '@id': address,
      name: text,
      url: z.url(),
    }),
    publisher: reference,
  }),
  z.strictObject({
    '@type': z.literal('CollectionPage'),
    name: text,
    description: text,
    inLanguage: z.literal('fa'),
    url: address,
    mainEntity: z.strictObject({
      '@type': z.literal('ItemList'),
      itemListElement: listOf('url'),
    }),
  }),
  z.strictObject({ '@type': z.literal('BreadcrumbList'), itemListElement: listOf('item') }),
  z.strictObject({
    '@type': z.literal('Organization'),
    '@id': address,
    name: text,
    url: z.url(),
    logo: z.optional(address),
  }),
  z.strictObject({
    '@type': z.literal('WebSite'),
    name: text,
    description: text,
    url: address,
    inLanguage: z.literal('fa'),
    publisher: reference,
    potentialAction: z.strictObject({
      '@type': z.literal('SearchAction'),
      target: z.strictObject({
        '@type': z.literal('EntryPoint'),
        urlTemplate: z.literal(`${origin}/search/?q={search_term_string}`),
      }),
      'query-input': z.literal('required name=search_term_string'),
    }),
  }),
]);
const document = z.strictObject({
  '@context': z.literal('https://schema.org'),
  '@graph': z.array(kinds),
});

/** The one block of a page, as a browser finds its end. */
function graphOf(path: string) {
  const blocks = [
    ...pages.html(path).matchAll(/<script type="application\/ld\+json">(.*?)<\/script/gis),
  ];
  expect(blocks, path).toHaveLength(1);
  return document.parse(JSON.parse(blocks[0]![1]!))['@graph'];
}

describe('facts for search engines', () => {
  it.each(shared)('of %s have all that their kind requires', (path) => {
    expect(graphOf(path)).toHaveLength(2);
  });

  it('say what the page of an article says', () => {
    const [facts, trail] = graphOf('/orders/cancel/');
    const seen = unescaped(textOf(pages.html('/orders/cancel/')));
    expect(facts).toMatchObject({
      '@type': 'Article',
      headline: hostile,
      dateModified: '2026-08-03',
    });
    expect(seen).toContain(hostile);
    expect(pages.html('/orders/cancel/')).toContain('datetime="2026-08-03"');
    if (trail?.['@type'] !== 'BreadcrumbList') throw new Error('There is no trail.');
    expect(trail.itemListElement.map(({ name }) => name)).toEqual(['راهنما', 'سفارش', hostile]);
    expect(trail.itemListElement.map(({ position }) => position)).toEqual([1, 2, 3]);
  });

  it('list up to fifty questions of a category', () => {
    const [facts] = graphOf('/orders/');
    if (facts?.['@type'] !== 'CollectionPage') throw new Error('There is no list.');
    const { itemListElement } = facts.mainEntity;
    expect(itemListElement).toHaveLength(50);
    const seen = unescaped(textOf(pages.html('/orders/')));
    for (const { name } of itemListElement) expect(seen).toContain(name);
  });

  it('end no block of the page, whatever a title holds', () => {
    expect(pages.html('/orders/cancel/')).not.toMatch(/ld\+json">[^<]*<(?!\/script>)/);
  });
});

const parser = new XMLParser({ ignoreAttributes: false, isArray: (name) => name === 'item' });
/** Throws where the file is not well-formed. */
const xml = (path: string) => parser.parse(pages.html(path), true);

describe('the feed', () => {
  it('is RSS in Persian with the fifty newest answers, the same ids each time', () => {
    const { channel } = xml('/feed.xml').rss;
    expect(channel.language).toBe('fa');
    expect(channel['atom:link']['@_href']).toBe(`${origin}/feed.xml`);
    expect(channel.item).toHaveLength(50);
    const [first, second] = channel.item;
    expect(first).toMatchObject({
      title: 'بسته‌بندی هدیه دارید؟',
      link: `${origin}/orders/gifts/wrap/`,
      guid: { '#text': `${origin}/orders/gifts/wrap/`, '@_isPermaLink': 'true' },
      pubDate: 'Tue, 01 Sep 2026 08:30:00 GMT',
      category: ['سفارش', 'هدیه'],
    });
    expect(unescaped(second.title)).toBe(hostile);
    expect(new Date(second.pubDate).toISOString()).toBe('2026-08-03T08:30:00.000Z');
    for (const { link } of channel.item)
      expect(pages.has(String(link).slice(origin.length))).toBe(true);
  });

  it('is named by the pages that it is about', () => {
    for (const path of shared)
      expect(linksOf(path, 'alternate'), path).toContainEqual({
        type: 'application/rss+xml',
        href: '/feed.xml',
        title: 'پاسخ‌های جدید نارنج',
      });
  });
});

describe('the Markdown twin', () => {
  it('of an article says what its readers see', () => {
    const twin = pages.html('/orders/cancel/index.html.md');
    const [title, , answer] = twin.split('\n');
    expect(title).toBe('# چرا «\\</script>\\<!--» & "آن" دیده می‌شود؟');
    expect(answer).toBe('> پاسخ کوتاه آن.');
    expect(twin).toContain('- دسته: سفارش\n');
    expect(twin).toContain('- آخرین بررسی: ۱۲ مرداد ۱۴۰۵ (2026-08-03)\n');
    expect(twin).toContain(`- نشانی: <${origin}/orders/cancel/>\n`);
    const { policies } = JSON.parse(settingsWith({}));
    expect(twin).toContain(
      `وجه ظرف ${policies['refund-time'].value} برمی‌گردد؛ شمارهٔ ۰۹۱۲ ۴۴۴ ۵۵۶۶.`,
    );
    expect(twin).toContain('> **پیش از ارسال**\n>\n> بسته را باز نکنید.\n');
    expect(twin).toContain('\n## چه چیزی لازم است\n');
    expect(twin).toContain('- کد `NRJ-10245`\n');
    expect(twin).toContain(`- [هدیه](${origin}/orders/gifts/)`);
    expect(twin).toContain(
      '\n**اندروید**\n\nدر Chrome، **تنظیمات** را باز کنید.\n\n**آیفون**\n\nدر تنظیمات گوشی، **Safari** را',
    );
    expect(twin).toContain('\n_تصویر: صفحهٔ کد_\n\nکد را در کادر بنویسید.\n');
    expect(twin).toMatch(/\| پیک +\| یک روز +\|/);
    expect(twin).toContain(`](${origin}/orders/gifts/wrap/index.html.md)`);
    expect(twin).not.toMatch(/:policy|:::|<svg|<span|<bdi|undefined|#panel|\(\)/);
  });

  it('of a category lists its questions and subcategories', () => {
    const twin = pages.html('/orders/index.html.md');
    expect(twin).toContain(`- [هدیه](${origin}/orders/gifts/index.html.md): ۱ پرسش`);
    expect(twin).toContain(`- [پرسش 7](${origin}/orders/more-7/index.html.md): پاسخ کوتاه آن.`);
  });

  it('is named by its page, and there is none of screens', () => {
    for (const path of shared.filter((one) => one !== '/'))
      expect(linksOf(path, 'alternate'), path).toContainEqual({
        type: 'text/markdown',
        href: `${path}index.html.md`,
      });
    for (const path of ['/contact/', '/privacy/', '/requests/', '/desk/', '/'])
      expect(pages.has(`${path}index.html.md`), path).toBe(false);
  });

  it('is found from llms.txt, which lists each question once', () => {
    const list = pages.html('/llms.txt');
    expect(list).toMatch(/^# راهنمای نارنج\n\n> /);
    expect(list).toContain('\n## سفارش › هدیه\n');
    const links = [...list.matchAll(/\]\(([^)]+)\)/g)].map(([, to]) => to!.slice(origin.length));
    expect(new Set(links).size).toBe(57);
    expect(links).toHaveLength(57);
    expect(links.filter((path) => !pages.has(path))).toEqual([]);
  });
});

describe('addresses for search engines', () => {
  it('give every page that may be found its own canonical one, and no other page any', () => {
    for (const { path, html } of pages.all()) {
      const own = path.replace(/index\.html$/, '');
      const isHidden = html.includes('<meta name="robots" content="noindex"');
      const canonical = linksOf(path, 'canonical').map(({ href }) => href);
      expect(canonical, path).toEqual(isHidden ? [] : [origin + own]);
    }
    for (const path of ['/search', '/requests', '/sign-in', '/desk', '/shell', '/404.html'])
      expect(
        pages.all().filter((page) => page.path.startsWith(path) && !page.html.includes('noindex')),
        path,
      ).toEqual([]);
  });

  it('have the day of the last check in the sitemap, which robots.txt names', () => {
    expect(pages.html('/robots.txt')).toContain(`\nSitemap: ${origin}/sitemap-index.xml\n`);
    const days = new Map<string, string | undefined>(
      xml('/sitemap-0.xml').urlset.url.map(
        ({ loc, lastmod }: { loc: string; lastmod?: string }) => [
          loc.slice(origin.length),
          lastmod?.slice(0, 10),
        ],
      ),
    );
    expect(days.get('/orders/cancel/')).toBe('2026-08-03');
    expect(days.get('/orders/more-1/')).toBe('2026-05-01');
    expect(days.get('/orders/')).toBe('2026-09-01');
    expect(days.get('/')).toBe('2026-09-01');
    expect(days.get('/privacy/')).toBeUndefined();
    expect(pages.html('/sitemap-index.xml')).toContain(`<loc>${origin}/sitemap-0.xml</loc>`);
  });
});
