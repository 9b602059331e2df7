import { sql } from 'drizzle-orm';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { pictures } from '../../attachments/pictures.ts';
import { until } from '../../helpers/running-server.ts';
import { filedCode, screensOf, sendButton } from '../screens.ts';

const screens = screensOf('store');

describe('the shop on a phone', () => {
  it('goods reported too late: the form leads to a return, whose state can be followed', async () => {
    const page = await screens.open('/returns/damaged/');
    const [limit] = await page.getByText('۲۴ ساعت پس از تحویل').all();
    expect(limit).toBeDefined();
    await page.locator('main a[href="/contact/damaged/"]').first().click();
    await page.waitForURL(/\/contact\/damaged\/$/);
    await screens.alive(page);
    await page.getByLabel('عنوان').fill('ماگ سرامیکی ترک دارد');
    await page.getByLabel('شرح درخواست').fill('از جعبه که درآمد ترکی روی دسته داشت؛ عکس هم دارم.');
    await page.getByLabel('شمارهٔ سفارش').fill('۱۲۳۴۵۶۷');
    await page.getByRole('radio', { name: 'آسیب دیده است' }).check();
    await page.getByLabel('انتخاب فایل').setInputFiles({
      name: 'picture.jpg',
      mimeType: 'image/jpeg',
      buffer: Buffer.from(pictures.jpeg),
    });
    await page.locator('.files .icon-check').waitFor();
    await page.getByLabel('تاریخ تحویل').fill('۱۴۰۵/۰۱/۲۰');
    await page.getByLabel('ساعت تحویل').fill('۱۰:۰۰');
    await page.getByText('بیش از ۲۴ ساعت از تحویل گذشته است').first().waitFor();

    await page.getByRole('link', { name: /رفتن به «مرجوعی»/ }).click();
    await page.waitForURL(/\/contact\/return\/$/);
    await screens.alive(page);
    expect(await page.getByLabel('عنوان').inputValue()).toBe('ماگ سرامیکی ترک دارد');
    expect(await page.getByLabel('شمارهٔ سفارش').inputValue()).toBe('۱۲۳۴۵۶۷');
    expect(await page.locator('.files li').count()).toBe(1);
    await page.getByRole('radio', { name: 'آسیب‌دیده یا اشتباه است' }).check();
    await page.getByLabel('شمارهٔ موبایل شما').fill('09123451001');
    await sendButton(page).click();
    await page.getByLabel('کد شش‌رقمی').fill(await screens.sent.smsCode('+989123451001'));
    const code = await filedCode(page);

    await screens.go(page, `/requests/${code}/`);
    await page.getByText('ثبت شد، در صف بررسی').first().waitFor();
    await page.getByText('بررسی مرجوعی').first().waitFor();
    await page.locator('.message').getByText('picture').first().waitFor();
    await page.getByText('اطلاعات درخواست و شرایط هنگام ثبت').click();
    await page.getByText('برای هماهنگی گرفتن کالا با شما تماس می‌گیرد').first().waitFor();
  });

  it('the Sheba on record is read back with its bank', async () => {
    const page = await screens.open('/contact/refund/');
    await page.getByLabel('شبای ثبت‌شده').fill('IR820540102680020817909002');
    await page.getByText('بانک پارسیان').waitFor();
  });

  it('article, form and form without scripts say the same of refunds', async () => {
    for (const path of ['/money/refund/', '/contact/refund/', '/contact/return/']) {
      const page = await screens.read(path);
      expect(await page.locator('main').textContent(), path).toContain('۲۴ تا ۷۲ ساعت کاری');
    }
  });

  it('terms of credit partners stand side by side', async () => {
    const page = await screens.read('/money/instalments/terms/');
    expect(await page.locator('main table tbody tr').count()).toBe(2);
  });
});

describe('the shop, which counts how searches end', () => {
  const query = 'پول سفارش لغوشده';
  const article = '/money/refund/';

  /** What the page sends of searches. */
  function reportsOf(page: Page): string[] {
    const reports: string[] = [];
    page.on('request', (request) => {
      if (request.url().endsWith('/api/search/outcomes')) reports.push(request.postData() ?? '');
    });
    return reports;
  }

  async function countOf(outcome: string, of: string): Promise<number> {
    const [row] = await screens.services
      .openDb()
      .all<{ count: number }>(
        sql`SELECT count FROM search_outcomes WHERE outcome = ${outcome} AND article = ${of} AND stems = ''`,
      );
    return row?.count ?? 0;
  }

  it('a result that is opened, and the request that follows, count without who sent it', async () => {
    const page = await screens.open('/');
    await screens.signIn(page, '9123451002');
    await screens.go(page, '/');
    const reports = reportsOf(page);
    const box = page.locator('main').getByRole('combobox').or(page.locator('main .search input'));
    await box.first().click();
    await box.first().pressSequentially(query);
    await page.locator(`a.found-option[href^="${article}"]`).first().click();
    await page.waitForURL((url) => url.pathname === article);
    await until(async () => (await countOf('opened', 'money/refund')) === 1);
    expect(reports.map((one) => JSON.parse(one))).toEqual([{ query, opened: article }]);

    await screens.go(page, '/contact/order/');
    await page.getByLabel('عنوان').fill('پول سفارشم برنگشته است');
    await page.getByLabel('شرح درخواست').fill('سفارش را لغو کردم و هنوز پولی برنگشته است.');
    await page.getByLabel('شمارهٔ سفارش').fill('۱۲۳۴۵۶۸');
    await page.getByRole('radio', { name: 'پرسشی دارم' }).check();
    await sendButton(page).click();
    await filedCode(page);
    await until(async () => (await countOf('asked', 'money/refund')) === 1);
    expect(JSON.parse(reports[1] ?? '')).toEqual({ query, opened: article, asked: true });
    expect(await page.evaluate(() => sessionStorage.getItem('pasokh-last-search'))).toBeNull();
  });

  it('a page of results of which none is opened counts once, however it is left', async () => {
    const page = await screens.open(
      `/search/?q=${encodeURIComponent('کی پول سفارش لغوشده برمی‌گردد')}`,
    );
    const reports = reportsOf(page);
    await page.locator('.found a').first().waitFor();
    await page.reload();
    await page.goto('about:blank');
    await until(async () => (await countOf('left', '')) === 1);
    expect(reports.every((one) => !('opened' in JSON.parse(one)))).toBe(true);
  });

  it('says so on its page on privacy', async () => {
    const page = await screens.read('/privacy/');
    const kept = page.locator('.kept > div', { hasText: 'از نتیجه‌های هر جست‌وجو' });
    expect(await kept.count()).toBe(1);
    await page.getByText('ابزار تبلیغ یا آمارگیری شرکت‌های دیگر').waitFor();
  });
});
