import { describe, expect, it } from 'vitest';
import { filedCode, screensOf, sendButton } from '../screens.ts';

const { open, read, alive } = screensOf('course-shop');
const noScript = { javaScriptEnabled: false };

describe('the course shop on a phone', () => {
  it('a guest whom no code reaches files a ticket from the answer, without signing in', async () => {
    const page = await open('/account/code-not-received/');
    await page.getByRole('link', { name: 'برای ما درخواست بنویسید' }).click();
    await page.waitForURL(/\/contact\/sign-in\/$/);
    await alive(page);
    await page.getByLabel('عنوان').fill('کد ورود نمی‌رسد');
    await page.getByLabel('شرح درخواست').fill('سه بار کد خواستم و ده دقیقه صبر کردم؛ نیامد.');
    await page.getByLabel('شمارهٔ موبایل شما').fill('۰۹۱۲ ۳۴۵ ۶۷۸۹');
    await sendButton(page).click();
    expect(await filedCode(page)).toMatch(/^[0-9A-Z-]{14}$/);
    await page.getByText('پشتیبانی دوره‌ها').first().waitFor();
  });

  it('the form of missing links says what no tracking number means, once its box is left empty', async () => {
    const page = await open('/contact/links/');
    const rule = page.locator('[data-broken-rules]');
    expect(await rule.count()).toBe(0);
    const label = page.locator('[data-field="facts.reference"] label').first();
    expect(await label.textContent()).not.toContain('اختیاری');
    await page.getByLabel('شمارهٔ پیگیری پرداخت').focus();
    await page.getByLabel('ایمیلی که هنگام خرید نوشتید').focus();
    await rule.waitFor();
    expect(await rule.textContent()).toMatch(/پولی کم نشده، یا تا ۷۲ ساعت/);
    await page.getByLabel('شمارهٔ پیگیری پرداخت').fill('140508201234');
    await expect.poll(() => rule.count()).toBe(0);
    await page.getByLabel('شمارهٔ پیگیری پرداخت').fill('');
    await rule.getByRole('link', { name: 'رفتن به «پیگیری مالی»' }).click();
    await page.waitForURL(/\/contact\/financial\/$/);
  });

  it('old browsers are warned, never walled off', async () => {
    const modern = await open('/account/code-not-received/');
    expect(await modern.locator('.old-browser').isVisible()).toBe(false);

    const old = await open('/', noScript);
    await old.route('**/*.css', (route) => route.abort());
    for (const path of ['/', '/account/code-not-received/', '/contact/', '/contact/sign-in/']) {
      await old.goto(new URL(path, old.url()).href);
      // What such a browser drops: everything in cascade layers.
      await old.evaluate(() => {
        for (const style of document.querySelectorAll('style')) style.remove();
      });
      expect(await old.locator('.old-browser').isVisible(), path).toBe(true);
      expect(await old.locator('h1').isVisible(), path).toBe(true);
    }
    expect(await sendButton(old).isVisible()).toBe(true);
  });

  it('the form stands after the FAQ, for who did not find an answer', async () => {
    const page = await read('/');
    const places = await page.evaluate(() =>
      ['a[href="/payment/"]', 'a[href="/after-purchase/"]', 'main a.button[href="/contact/"]'].map(
        (selector) => {
          const found = [...document.querySelectorAll(selector)].find((link) =>
            link.closest('main'),
          );
          return found ? found.getBoundingClientRect().top : Number.NaN;
        },
      ),
    );
    expect(places[2]).toBeGreaterThan(Math.max(places[0]!, places[1]!));
    await page.goto(new URL('/payment/cannot-pay/', page.url()).href);
    expect(await page.locator('.next-step .button').getAttribute('href')).toBe('/contact/payment/');
  });

  it('payment trouble is a ladder: other browser, VPN off, wait and pay again, tell support', async () => {
    const page = await read('/payment/cannot-pay/');
    const steps = await page.locator('main .prose > ol > li').allTextContents();
    const ladder = [/مرورگر دیگری/, /فیلترشکن را خاموش/, /چند دقیقه صبر/, /به پشتیبانی بگویید/];
    expect(steps).toHaveLength(ladder.length);
    for (const [i, step] of ladder.entries()) expect(steps[i]).toMatch(step);
  });

  it.each([
    ['/after-purchase/links-by-email/', '/contact/links/', [/یک ساعت/, /هرزنامه/]],
    ['/payment/no-tracking-number/', '/contact/financial/', [/۷۲ ساعت/]],
    ['/after-purchase/activation/', '/contact/financial/', [/همان لحظه/]],
    [
      '/after-purchase/printed-goods/',
      '/contact/printed/',
      [/۲ روز کاری تا یک هفته/, /تعطیلات رسمی/],
    ],
  ])('%s and the form say the same', async (article, form, facts) => {
    for (const path of [article, form]) {
      const text = await (await read(path)).locator('main').textContent();
      for (const fact of facts) expect(text, path).toMatch(fact);
    }
  });

  it.each([
    ['https', /https/],
    ['کیبورد مجازی', /صفحه‌کلید مجازی/],
    ['فیلترشکن رایگان', /فیلترشکن رایگان/],
  ])('safety: %s is found by search and explained', async (words, fact) => {
    const page = await read(`/search/?q=${encodeURIComponent(words)}`);
    await page.locator('main a[href^="/safety/"]').first().click();
    expect(await page.locator('main').textContent()).toMatch(fact);
  });
});
