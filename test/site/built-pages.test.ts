import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { feedbackArticles } from '#shared/contract/feedback.ts';
import type { SearchManifest } from '#shared/contract/search-files.ts';
import { openIndex } from '#shared/search/index.ts';
import { mostBeside } from '../../src/starlight/sidebar.ts';
import { type BuiltPages, buildPages, textOf } from '../helpers/built-site.ts';
import { article, type ContentFiles, category, settingsWith, writeContent } from './content.ts';

const rich = `وجه ظرف :policy[refund-time] برمی‌گردد. ساعت ۱۰:۳۰ و :smile: همان‌اند که نوشته شده‌اند.

:::caution[پیش از ارسال]
بسته را باز نکنید.
:::

## چه چیزی لازم است

کد \`NRJ-10245\` را بنویسید.

\`\`\`
curl "https://narenj.example"
\`\`\`

## پس از آن

- [مرجوعی](/orders/gifts/)
- [راهنمای اندازه](/assets/size-guide.svg)[^۱]

[^۱]: فقط برای کفش.`;

const files: ContentFiles = {
  'settings.json': settingsWith({
    announcements: [
      { text: 'ارسال‌ها کند است.', href: '/orders/', from: '1405-01-01', to: '1499-12-29' },
      { text: 'گذشته است.', from: '1390-01-01', to: '1390-01-02' },
    ],
  }),
  'assets/size-guide.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
  'README.md': '# Notes for editors',
  'orders/category.json': category('سفارش', { order: 1, requestType: 'cancel' }),
  'orders/cancel.md': article(
    { title: 'چطور سفارشم را لغو کنم؟', related: ['orders/edit'], popular: 5, order: 1 },
    rich,
  ),
  'orders/edit.md': article({ title: 'سفارش ویرایش می‌شود؟', requestType: 'other', order: 2 }),
  'orders/gifts/category.json': category('هدیه'),
  'orders/gifts/wrap.md': article({ title: 'بسته‌بندی هدیه دارید؟', popular: 9 }),
  'site/category.json': category('سایت', { order: 2 }),
  'site/print.md': article({ title: 'صفحه را چطور چاپ کنم؟' }),
};

const many = (count: number): ContentFiles =>
  Object.fromEntries(
    Array.from({ length: count }, (_, index) => [
      `${index % 2 ? 'orders' : 'site'}/more-${index}.md`,
      article({ title: `پرسش دیگر شمارهٔ ${index}`, order: 10 + index }),
    ]),
  );

let pages: BuiltPages;
const home = mkdtempSync(join(tmpdir(), 'pasokh-pages-'));

beforeAll(async () => {
  writeContent(join(home, 'content'), files);
  pages = await buildPages(join(home, 'content'));
}, 120_000);

afterAll(() => rmSync(home, { recursive: true, force: true }));

const links = (html: string) => [...html.matchAll(/<a\b[^>]*href="([^"]+)"/g)].map(([, to]) => to!);
const between = (html: string, open: RegExp, close: string) => {
  const from = html.search(open);
  return from < 0 ? '' : html.slice(from, html.indexOf(close, from) + close.length);
};

describe('every built page', () => {
  it('is Persian, right to left, with one h1, a title and a way to search', () => {
    const all = pages.all();
    expect(all.length).toBeGreaterThanOrEqual(12);
    for (const { path, html } of all) {
      expect(html, path).toMatch(/^<!DOCTYPE html>\s*<html lang="fa" dir="rtl"/);
      if (html.includes('<!--slot:')) continue;
      expect(html.match(/<h1\b/g), path).toHaveLength(1);
      expect(html, path).toMatch(/<title>[^<]*[آ-ی][^<]*<\/title>/);
      // Agents search their own list.
      if (!path.startsWith('/desk/'))
        expect(html, path).toMatch(/<form action="\/search\/" method="get" role="search"/);
      expect(html.match(/<main\b/g), path).toHaveLength(1);
    }
  });

  it('shows no English of the framework', () => {
    for (const { path, html } of pages.all()) {
      const latin = textOf(html).match(/[A-Za-z]{3,}/g) ?? [];
      const spoken = latin.filter(
        (word) => !/^(?:NRJ|RTW|PDF|curl|https|narenj|example|smile)$/.test(word),
      );
      expect(spoken, path).toEqual([]);
      const labels = [...html.matchAll(/(?:aria-label|title|placeholder|alt)="([^"]*)"/g)];
      expect(
        labels
          .map(([, label = '']) => label)
          .filter((label) => /[A-Za-z]{3,}/.test(label) && label !== 'name@example.com'),
        path,
      ).toEqual([]);
    }
  });

  it('R28 loads nothing from a foreign host', () => {
    for (const { path, html } of pages.all()) {
      const loaded = [
        ...html.matchAll(/<(?:script|img|source|iframe|video|audio)\b[^>]*\ssrc="([^"]+)"/g),
        ...html.matchAll(
          /<link\b(?=[^>]*rel="(?:stylesheet|preload|icon|shortcut icon)")[^>]*href="([^"]+)"/g,
        ),
        ...html.matchAll(/<form\b[^>]*action="([^"]+)"/g),
      ].map(([, address]) => address);
      expect(loaded.length, path).toBeGreaterThan(2);
      expect(
        loaded.filter((address) => !/^\/(?!\/)/.test(address!)),
        path,
      ).toEqual([]);
    }
  });

  it('R53 carries our inline script, the same everywhere, and no inline style', () => {
    const inline = new Set<string>();
    for (const { path, html } of pages.all()) {
      for (const [, attributes = '', text = ''] of html.matchAll(
        /<script\b([^>]*)>(.*?)<\/script>/gs,
      )) {
        if (!/\ssrc=|ld\+json/.test(attributes)) inline.add(text);
      }
      expect(html, path).not.toMatch(/<style\b|\son[a-z]+="/);
    }
    expect(inline.size).toBe(1);
  });

  it('is none of the catalogue of components, which is for development', () => {
    expect(pages.has('/design/')).toBe(false);
    expect(pages.all().filter(({ html }) => html.includes('data-design='))).toEqual([]);
  });

  it('loads our style sheets and scripts alone, none of those that Starlight brings', () => {
    for (const { path, html } of pages.all()) {
      const loaded = [...html.matchAll(/"(\/_astro\/[^"]+\.(?:css|js))"/g)].map(
        ([, file]) => file!,
      );
      expect(loaded.length, path).toBeGreaterThan(1);
      for (const file of loaded) expect(pages.html(file), file).not.toMatch(/--sl-|sl-sidebar/);
    }
  });

  it('loads the styles of the large search form where it has that', () => {
    const having = pages.all().filter(({ html }) => html.includes('class="search search-large"'));
    expect(having.length).toBeGreaterThan(3);
    const bare = having.filter(({ html }) => {
      const sheets = [...html.matchAll(/href="(\/_astro\/[^"]+\.css)"/g)].map(([, file]) => file!);
      return !sheets.some((file) => pages.html(file).includes('.search.search-large input'));
    });
    expect(bare.map(({ path }) => path)).toEqual([]);
  });
});

it('lists answers for search engines, not screens', () => {
  const told = [...pages.html('/sitemap-0.xml').matchAll(/<loc>https:\/\/[^/]+([^<]+)<\/loc>/g)];
  expect(new Set(told.map(([, path]) => path))).toEqual(
    new Set([
      '/',
      '/contact/',
      '/orders/',
      '/orders/cancel/',
      '/orders/edit/',
      '/orders/gifts/',
      '/orders/gifts/wrap/',
      '/privacy/',
      '/site/',
      '/site/print/',
    ]),
  );
});

describe('an article', () => {
  it('keeps what Starlight makes of Markdown: asides, heading links, code left to right', () => {
    const html = pages.html('/orders/cancel/');
    expect(html).toMatch(
      /<aside aria-label="پیش از ارسال" class="starlight-aside starlight-aside--caution"/,
    );
    expect(html).toContain('href="#چه-چیزی-لازم-است"');
    expect(html).toContain('لینک بخش «چه چیزی لازم است»');
    expect(html).toContain('<code dir="auto">NRJ-10245</code>');
    expect(html).toMatch(/<pre dir="ltr"><code/);
  });

  it('prints a policy from the settings and leaves other colons as they were written', () => {
    const text = textOf(pages.html('/orders/cancel/'));
    expect(text).toContain('وجه ظرف ۲۴ تا ۷۲ ساعت کاری برمی‌گردد');
    expect(text).toContain('ساعت ۱۰:۳۰ و :smile: همان‌اند');
  });

  it('says in Jalali when it was checked', () => {
    expect(pages.html('/orders/cancel/')).toContain(
      '<time datetime="2026-08-03">۱۲ مرداد ۱۴۰۵</time>',
    );
  });

  it('leads to related questions and to the request type that fits', () => {
    const following = (path: string) =>
      between(pages.html(path), /<footer class="after-answer"/, '</footer>');
    expect(links(following('/orders/cancel/'))).toEqual(['/contact/cancel/', '/orders/edit/']);
    expect(links(following('/orders/edit/'))).toEqual(['/contact/other/']);
    expect(links(following('/orders/gifts/wrap/'))).toEqual(['/contact/cancel/']);
    expect(links(following('/site/print/'))).toEqual(['/contact/']);
  });

  it('asks whether it helped by a form that needs no script, and is known to the API', () => {
    const asking = between(pages.html('/orders/cancel/'), /<pasokh-helpful/, '</form>');
    expect(asking).toContain('<form action="/feedback/" method="post"');
    expect(asking).toContain('name="article" value="orders/cancel"');
    expect(asking.match(/<button[^>]*name="helpful" value="(?:yes|no)"/g)).toHaveLength(2);
    expect(pages.html('/site/')).not.toContain('pasokh-helpful');
    const checkedOn = '2026-08-03';
    expect(JSON.parse(pages.html(feedbackArticles))).toEqual({
      'orders/cancel': { title: 'چطور سفارشم را لغو کنم؟', requestType: 'cancel', checkedOn },
      'orders/edit': { title: 'سفارش ویرایش می‌شود؟', requestType: 'other', checkedOn },
      'orders/gifts/wrap': { title: 'بسته‌بندی هدیه دارید؟', requestType: 'cancel', checkedOn },
      'site/print': { title: 'صفحه را چطور چاپ کنم؟', checkedOn },
    });
  });

  it('shows beside it the questions and subcategories of its own category only', () => {
    const beside = between(pages.html('/orders/cancel/'), /<nav class="beside"/, '</nav>');
    expect(links(beside)).toEqual(['/orders/cancel/', '/orders/edit/', '/orders/gifts/']);
    expect(beside).toMatch(/href="\/orders\/cancel\/" aria-current="page"/);
  });
});

describe('the search index', () => {
  const manifest = () => JSON.parse(pages.html('/search-index/current.json')) as SearchManifest;
  const open = () => openIndex(new Uint8Array(readFileSync(join(pages.folder, manifest().index))));

  it('is named by every page that has a box, as by the list of what is current', () => {
    for (const { path, html } of pages.all()) {
      if (path.startsWith('/desk/')) continue;
      const named = [...html.matchAll(/data-index="([^"]+)"/g)].map(([, address]) => address);
      expect(new Set(named), path).toEqual(new Set([manifest().index]));
    }
  });

  it('knows the articles as they are read: policies filled in, by headings whose anchors exist', async () => {
    const engine = open();
    expect(engine.size).toBe(4);
    const { sure } = await engine.query('NRJ-10245');
    const [path = '', anchor = ''] = (sure[0]?.url ?? '').split('#');
    expect(path).toBe('/orders/cancel/');
    expect(pages.html(path)).toContain(`id="${anchor}"`);
    const [refund] = (await engine.query('وجه لغو سفارش برمی‌گردد')).sure;
    expect(refund?.passage).not.toContain(':policy');
    expect(refund?.category).toEqual(['سفارش']);
  });

  it('names what is asked most, for those who have not typed yet', () => {
    expect(manifest().popular.map(({ url }) => url)).toEqual([
      '/orders/gifts/wrap/',
      '/orders/cancel/',
    ]);
  });
});

describe('a category', () => {
  it('opens each question in place without a script, under an address of its own', () => {
    const html = pages.html('/orders/');
    expect(html.match(/<details class="question">/g)).toHaveLength(3);
    expect(html).toContain('<div class="answer" id="cancel">');
    expect(textOf(html)).toContain('بسته را باز نکنید.');
    expect(links(html)).toContain('/orders/gifts/wrap/');
  });

  it('puts headings of answers below their question, without anchors that would stand twice', () => {
    const html = between(pages.html('/orders/'), /<main/, '</main>');
    expect(html).toContain('<h3>چه چیزی لازم است</h3>');
    expect(html).not.toContain('sl-anchor-link');
  });

  it('has subcategories at nested addresses', () => {
    const html = pages.html('/orders/gifts/');
    expect(links(between(html, /<nav class="trail"/, '</nav>'))).toEqual(['/', '/orders/']);
  });
});

describe('the home page', () => {
  it('shows categories with their counts, most asked first, and a way to a person', () => {
    const html = pages.html('/');
    expect(textOf(between(html, /<ul class="cards cards-rows"/, '</ul>'))).toBe(
      'سفارش ۳ پرسش سایت ۱ پرسش',
    );
    expect(links(between(html, /<ul class="questions"/, '</ul>'))).toEqual([
      '/orders/gifts/wrap/',
      '/orders/cancel/',
    ]);
    expect(links(between(html, /<section class="ask"/, '</section>'))).toEqual(['/contact/']);
    expect(textOf(html)).toContain(
      'بیشتر درخواست‌ها تا پایان روز کاری بعد پاسخ می‌گیرند. اگر همین حالا بنویسید: پاسخ تا پایان روز کاری بعد',
    );
  });
});

describe('what the organisation brings along', () => {
  it.each(['/', '/orders/cancel/', '/contact/'])(
    'is announced above %s with its days, until they are past',
    (path) => {
      const news = between(pages.html(path), /<section class="announcements"/, '</section>');
      expect(textOf(news)).toBe('۱ فروردین ۱۴۰۵ تا ۲۹ اسفند ۱۴۹۹ ارسال‌ها کند است.');
      expect(links(news)).toEqual(['/orders/']);
    },
  );

  it('publishes files of assets/', () => {
    expect(pages.html('/assets/size-guide.svg')).toContain('<svg');
  });

  it('carries its colour and the first letter of its name', () => {
    expect(pages.html('/favicon.svg')).toContain('fill="#b4470f"');
    expect(pages.html('/favicon.svg')).toContain('>ن</text>');
  });
});

describe('the privacy page', () => {
  it('says from the settings how long each thing is kept', () => {
    const text = textOf(pages.html('/privacy/'));
    expect(text).toContain('۲ سال پس از بسته شدن درخواست');
    expect(text).toContain('۳۰ روز پس از بسته شدن درخواست');
    expect(text).toMatch(/نظری که دربارهٔ.*? مدت نگهداری: ۱ سال\./);
  });
});

describe('a help centre that grows', () => {
  it('does not make its article pages longer', async () => {
    const before = pages.html('/orders/cancel/').length;
    writeContent(join(home, 'grown/content'), { ...files, ...many(400) });
    const grown = await buildPages(join(home, 'grown/content'));
    const html = grown.html('/orders/cancel/');
    const beside = links(between(html, /<nav class="beside"/, '</nav>'));
    expect(beside).toHaveLength(mostBeside + 2);
    expect(beside.slice(-2)).toEqual(['/orders/', '/orders/gifts/']);
    expect(html.length - before).toBeLessThan(mostBeside * 150);
    const late = grown.html('/orders/more-399/');
    expect(late).toMatch(/href="\/orders\/more-399\/" aria-current="page"/);
    expect(late.length).toBeLessThan(html.length);

    const [first, second, last] = ['/orders/', '/orders/2/', '/orders/4/'].map(grown.html);
    for (const page of [first!, second!, last!]) expect(page.length).toBeLessThan(70_000);
    expect(between(first!, /<head>/, '</head>')).not.toContain('rel="prev"');
    expect(second).toContain('<link rel="prev" href="/orders/"');
    expect(second).toContain('<link rel="next" href="/orders/3/"');
    expect(second).toMatch(/<link rel="canonical" href="[^"]+\/orders\/2\/"/);
    expect(second).toMatch(/<title>سفارش، صفحهٔ ۲ · /);
    expect(second).not.toContain('application/ld+json');
    expect(last).not.toContain('rel="next"');
    const numbers = links(between(second!, /<nav class="category-pages"/, '</nav>'));
    expect(numbers).toEqual([
      '/orders/',
      '/orders/',
      '/orders/2/',
      '/orders/3/',
      '/orders/4/',
      '/orders/3/',
    ]);
    expect(second).toMatch(/href="\/orders\/2\/"[^>]*aria-current="page"/);
    const sitemap = readFileSync(join(grown.folder, 'sitemap-0.xml'), 'utf8');
    expect(sitemap).toContain('/orders/4/</loc>');
    expect(sitemap).not.toContain('/orders/5/</loc>');
  }, 120_000);

  it('keeps an article under 12 KB beside its font', () => {
    const html = pages.html('/orders/cancel/');
    const loaded = [
      ...html.matchAll(/<link rel="stylesheet" href="([^"]+)"/g),
      ...html.matchAll(/<script[^>]*\ssrc="([^"]+)"/g),
    ].map(([, address]) => address!);
    const bytes = ['/orders/cancel/', ...loaded].map((address) => pages.brotliSize(address));
    expect(bytes.reduce((sum, size) => sum + size, 0)).toBeLessThan(12_000);
    const fonts = /href="([^"]+\.woff2)"/.exec(html)![1]!;
    expect(pages.brotliSize(fonts)).toBeLessThan(24_000);
  });
});

describe('a help centre without articles', () => {
  it('has no heading without its list, and no link to what is not there', async () => {
    const content = join(home, 'bare/content');
    writeContent(content, { 'settings.json': settingsWith({ announcements: [] }) });
    const bare = await buildPages(content);
    expect(textOf(between(bare.html('/'), /<main/, '</main>'))).toMatch(/جست‌وجو.*ثبت درخواست$/);
    expect(bare.html('/')).not.toMatch(/<(?:ul|ol)[^>]*>\s*<\/(?:ul|ol)>/);
    const leadNowhere = bare.all().flatMap(({ path, html }) =>
      links(html)
        .filter((to) => to.startsWith('/') && !to.startsWith('//'))
        .map((to) => to.split('#'))
        .filter(([file, id]) => !isThere(bare, file!, id))
        .map(([file, id = '']) => `${path}: ${file}#${id}`),
    );
    expect(leadNowhere).toEqual([]);
  }, 120_000);
});

/** Whether a built page exists, with the element that an address names in it; the API makes results of the search. */
const isThere = (built: BuiltPages, file: string, id?: string) =>
  file.startsWith('/search/') ||
  (built.has(file) && (!id || built.html(file).includes(`id="${id}"`)));
