import { describe, expect, it } from 'vitest';
import { makeTrackingCode, showTrackingCode } from '#shared/fields/tracking-code.ts';
import { createTestApp, type TestAppOptions } from '../helpers/app.ts';

const printed = showTrackingCode(
  makeTrackingCode(new Uint8Array([7, 3, 9, 22, 30, 4, 11, 2, 8, 17, 5])),
);
const pageOf = (query: string) => `/search/?q=${encodeURIComponent(query)}`;

async function search(path: string, options: TestAppOptions = {}) {
  const app = await createTestApp(options);
  const answer = await app.visitor().get(path);
  return { app, answer, html: await answer.text() };
}

describe('the page of results', () => {
  it('shows title, category, marked passage and the way to the heading', async () => {
    const { answer, html } = await search(pageOf('شبای تازه بعد از عوض شدن کارت'));
    expect(answer.status).toBe(200);
    expect(html).toContain('href="/refunds/refund-time/#card-changed"');
    expect(html).toContain('بازگشت وجه</span>');
    expect(html).toContain('<mark>شبای</mark>');
    expect(answer.headers.get('X-Robots-Tag')).toBe('noindex');
  });

  it('says what it took the query for, and how to search the literal text', async () => {
    const { html } = await search(pageOf(';dt '));
    expect(html).toContain('منظورتان «<b><bdi>کیف</bdi></b>» بود؟');
    expect(html).toContain(`href="/search/?q=%3Bdt&amp;literal=1"`);
  });

  it('searches literally where asked', async () => {
    const { html } = await search(`${pageOf(';dt')}&literal=1`);
    expect(html).not.toContain('منظورتان');
    expect(html).toContain('پاسخی برای «<bdi>;dt</bdi>» پیدا نکردیم');
    expect(html).toContain('دقیقاً همین کلمه‌ها در راهنما نیست');
  });

  it('calls results the nearest where it is not sure, and carries the words to the form', async () => {
    const { app, html } = await search(pageOf('قیمت دلار امروز چند است'));
    expect(html).toContain('<h2 id="near">نزدیک‌ترین پاسخ‌ها</h2>');
    expect(html).not.toContain('پیدا نکردیم');
    expect(html).toMatch(/<ol class="found">.*<aside class="found-ask">/s);
    expect(html).toContain(
      `href="/contact/#title=${encodeURIComponent('قیمت دلار امروز چند است')}"`,
    );
    const { rows } = await app.client.execute('SELECT query, count FROM search_misses');
    expect(rows).toMatchObject([{ query: 'قیمت دلار امروز چند است', count: 1 }]);
  });

  it('says that it found nothing over an empty list alone, and shows what is asked most', async () => {
    const { html } = await search(pageOf('کبوتر'));
    expect(html).toContain('پاسخی برای «<bdi>کبوتر</bdi>» پیدا نکردیم');
    expect(html).not.toContain('class="found"');
  });

  it.each(['ک', '؟', '۷'])('waits for a question where all that is asked is «%s»', async (text) => {
    const { app, answer, html } = await search(pageOf(text));
    expect(answer.status).toBe(200);
    expect(html).toContain('سؤالتان را بنویسید');
    expect(html).not.toContain('پیدا نکردیم');
    const { rows } = await app.client.execute('SELECT query FROM search_misses');
    expect(rows).toEqual([]);
  });

  it('does not count words that ask nothing', async () => {
    const { app, html } = await search(pageOf('سلام یه سوال دارم'));
    expect(html).toContain('سؤالتان را بنویسید');
    const { rows } = await app.client.execute('SELECT query FROM search_misses');
    expect(rows).toEqual([]);
  });

  it('offers the request of a tracking code, and counts it as no miss', async () => {
    const { app, html } = await search(pageOf(`پیگیری ${printed}`));
    expect(html).toMatch(new RegExp(`<a href="/requests/${printed}/"><span>پیگیری این درخواست`));
    expect(html).not.toContain('پیدا نکردیم');
    const { rows } = await app.client.execute('SELECT query FROM search_misses');
    expect(rows).toEqual([]);
  });

  it('offers the list of requests for a mobile, and the forms that ask for an order number', async () => {
    const { html } = await search(pageOf('۰۹۱۲۱۲۳۴۵۶۷'));
    expect(html).toContain('<a href="/requests/"><span>درخواست‌های من');
    const order = await search(pageOf('۴۸۲۱۳۰۰۷'));
    expect(order.html).toMatch(/<a href="\/contact\/[a-z-]+\/#facts\.[a-z-]+=48213007">/);
    expect(order.html).toContain('نوع درخواست با این شمارهٔ سفارش');
  });

  it('has links to the results of each category, which work without scripts', async () => {
    const { html } = await search(pageOf('کد پیامک مبلغ'));
    expect(html).toContain('aria-label="دسته‌ها"');
    const [, href = ''] = /<a href="([^"]+&amp;category=account)">حساب<span> ۲/.exec(html) ?? [];
    const { html: ofOne } = await search(href.replaceAll('&amp;', '&'));
    const found = [.../<li><a href="([^"]+)"><span class="found-title"/g[Symbol.matchAll](ofOne)];
    expect(found.map(([, url]) => url)).toHaveLength(2);
    expect(found.every(([, url]) => url?.startsWith('/account/'))).toBe(true);
    expect(ofOne).toMatch(/category=account" aria-current="true">/);
  });

  it('shows all results for a category that has none', async () => {
    const { html } = await search(`${pageOf('کد پیامک مبلغ')}&category=no-such`);
    expect(html.match(/class="found-title"/g)?.length).toBeGreaterThan(3);
  });

  it('does not count a followed link as a search', async () => {
    const app = await createTestApp();
    await app.visitor().get(pageOf('قیمت دلار امروز چند است'), { 'Sec-Fetch-Site': 'cross-site' });
    const { rows } = await app.client.execute('SELECT query FROM search_misses');
    expect(rows).toEqual([]);
  });

  it.each(['/search/', '/search/?q=', '/search/?q=%20%20', '/search/?other=1'])(
    'offers the box for %s',
    async (path) => {
      const { answer, html } = await search(path);
      expect(answer.status).toBe(200);
      expect(html).toMatch(/<input id="search-large" type="search" name="q" value(?:=""| )/);
    },
  );

  it.each(
    [
      '<script>alert(1)</script>',
      '"><img src=x onerror=alert(1)>',
      '\'"&<>`',
      '\u202eevil',
      '--!><!--slot:main-->$&',
      'ا'.repeat(10_000),
      'آ ب '.repeat(3_000),
    ].map((query) => [query.slice(0, 30), query]),
  )('shows %s as text and nothing else', async (_, query = '') => {
    const { answer, html } = await search(pageOf(query));
    expect(answer.status).toBe(200);
    expect(html).not.toMatch(/<script>alert|<img src=x|\u202e/);
    expect(html.length).toBeLessThan(20_000);
  });

  it.each(['/search/?q=%', '/search/?q=%ff%fe', '/search/?q=%ED%A0%80', '/search/?q=a&q=b'])(
    'is served %s',
    async (path) => {
      expect((await search(path)).answer.status).toBe(200);
    },
  );

  it('has one address', async () => {
    const { answer } = await search('/search?q=a%20b');
    expect([answer.status, answer.headers.get('Location')]).toEqual([301, '/search/?q=a%20b']);
  });

  it('says so where the index cannot be had', async () => {
    const { answer, html } = await search(pageOf('کیف'), {
      services: { searchIndex: () => Promise.reject(new Error('broken')) },
    });
    expect(answer.status).toBe(503);
    expect(html).toContain('جست‌وجو در این لحظه کار نمی‌کند');
    expect(html).toContain('name="q" value="کیف"');
  });
});
