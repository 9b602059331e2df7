import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { readFeedback } from '../../worker/feedback/rules.ts';
import { desk, hasNoBarrier, phone, startWalk } from './walk.ts';

const walk = startWalk();
const missing = 'مهلت لغو را نگفته است.';

const verdict = (page: Page, name: 'بله' | 'خیر') =>
  page.getByRole('button', { name, exact: true });
const said = (page: Page) => page.locator('.helpful [role="status"]');
const box = (page: Page) => page.getByLabel('چه چیزی جا افتاده بود؟');
const sendComment = (page: Page) => page.getByRole('button', { name: 'ارسال نظر' });
const isPressed = (page: Page, name: 'بله' | 'خیر') =>
  verdict(page, name).getAttribute('aria-pressed');

async function keptOf(article: string) {
  const { services } = walk.app();
  const { articles } = await readFeedback({ db: services.openDb() });
  return articles.find((one) => one.article === article);
}

/** What is too small for a finger, or wider than the page. */
const misfits = (page: Page) =>
  page.evaluate(() => [
    ...[
      ...document.querySelectorAll(
        '.helpful :is(button, a), [action="/feedback/"] button, main .answer-link a',
      ),
    ]
      .filter((one) => one.getBoundingClientRect().height < 44)
      .map((one) => one.textContent),
    ...(document.documentElement.scrollWidth > document.documentElement.clientWidth
      ? ['page']
      : []),
  ]);

describe('whether an answer helped', () => {
  it.each([
    ['orders/cancel', phone, 'light'],
    ['orders/edit', desk, 'dark'],
  ] as const)(
    '%s: a no, what was missing, thanks; remembered on the device',
    async (article, size, colorScheme) => {
      const page = await walk.open(`/${article}/`, { ...size, colorScheme });
      await hasNoBarrier(page);
      await verdict(page, 'خیر').click();
      await said(page).getByText('ممنون از نظرتان').waitFor();
      expect(await isPressed(page, 'خیر')).toBe('true');
      const way = page.locator('.helpful').getByRole('link', { name: 'از کارشناس بپرسید' });
      expect(await way.getAttribute('href')).toMatch(/\/contact\/[a-z-]+\/$/);
      await hasNoBarrier(page);
      expect(await misfits(page)).toEqual([]);

      await box(page).fill(missing);
      await sendComment(page).click();
      await said(page).getByText('نظرتان ثبت شد').waitFor();
      expect(await box(page).count()).toBe(0);
      expect(await said(page).evaluate((one) => one === document.activeElement)).toBe(true);
      expect(await keptOf(article)).toMatchObject({ yes: 0, no: 1, comments: [{ text: missing }] });

      await page.reload();
      await said(page).getByText('قبلاً «خیر» را انتخاب کرده‌اید').waitFor();
      expect([await isPressed(page, 'بله'), await isPressed(page, 'خیر')]).toEqual([
        'false',
        'true',
      ]);
      await verdict(page, 'بله').click();
      await said(page).getByText('ممنون از نظرتان').waitFor();
      expect(await keptOf(article)).toMatchObject({ yes: 1, no: 0, comments: [] });
    },
  );

  it('keeps what was typed where it does not arrive, and over a reload', async () => {
    const page = await walk.open('/payments/methods/');
    await verdict(page, 'خیر').click();
    await box(page).fill(missing);
    await page.context().route('**/api/feedback', (route) => route.abort());
    await sendComment(page).click();
    await page.getByRole('alert').getByText('پاسخی از سرور نرسید').waitFor();
    expect(await box(page).inputValue()).toBe(missing);
    await hasNoBarrier(page);
    await page.reload();
    expect(await box(page).inputValue()).toBe(missing);
    await page.context().unroute('**/api/feedback');
    await sendComment(page).click();
    await said(page).getByText('نظرتان ثبت شد').waitFor();
    await page.reload();
    await said(page).getByText('قبلاً «خیر» را انتخاب کرده‌اید').waitFor();
    expect(await box(page).count()).toBe(0);
  });

  it('says so where a verdict does not arrive, and does not pretend', async () => {
    const page = await walk.open('/orders/cancel/');
    await page.context().route('**/api/feedback', (route) => route.abort());
    await verdict(page, 'بله').click();
    await said(page).getByText('پاسخی از سرور نرسید').waitFor();
    expect(await isPressed(page, 'بله')).toBe('false');
  });

  it('can be said without scripts', async () => {
    const page = await walk.open('/orders/states/', { ...phone, javaScriptEnabled: false });
    await verdict(page, 'خیر').click();
    await page.getByRole('heading', { name: 'ممنون از نظرتان' }).waitFor();
    await box(page).fill(missing);
    await sendComment(page).click();
    await page.getByText('نویسندگان راهنما آن را می‌خوانند').waitFor();
    expect(await keptOf('orders/states')).toMatchObject({ no: 1, comments: [{ text: missing }] });
    await page.getByRole('link', { name: /^بازگشت به/ }).click();
    await page.waitForURL(/\/orders\/states\/$/);
  });

  it('has no barrier on the page that answers the plain form', async () => {
    const page = await walk.open('/orders/mixed-order/');
    await page.locator('.helpful form').evaluate((form: HTMLFormElement) => {
      form.insertAdjacentHTML('beforeend', '<input type="hidden" name="helpful" value="no">');
      form.submit();
    });
    await box(page).waitFor();
    await hasNoBarrier(page);
    expect(await misfits(page)).toEqual([]);
  });
});
