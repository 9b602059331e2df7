import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { holdRequests } from './hold-requests.ts';
import { alive, describeTrouble, hasNoBarrier, send, startWalk } from './walk.ts';

const { app, sent, open, freshMobile, signIn } = startWalk();
const code = /\/_astro\/(?!PageFrame|StartScreens)[^/]*\.js$/;

/** The built form, whose code is on its way for as long as `release` is not called. */
async function openSleeping(path: string) {
  const page = await open('/');
  const held = await holdRequests(page, code, { method: 'GET' });
  await page.goto(app().origin + path);
  return { page, ...held };
}

/** What moved, as the browser reports it. A face that comes late moves words in their line alone. */
type Shift = {
  sources: { node?: Node; previousRect: DOMRectReadOnly; currentRect: DOMRectReadOnly }[];
};

const isAlive = (page: Page) => page.locator('[data-alive]').count();

describe('before the code of its screen is there, the form', () => {
  it('stands as it will stand, and fetches nothing until it is touched', async () => {
    const { page } = await openSleeping('/contact/payment/');
    await page.getByLabel('شمارهٔ موبایل شما').waitFor();
    await page.getByRole('button', { name: 'باز کردن تقویم' }).waitFor();
    await page.locator('.promise-line b').waitFor();
    expect(await isAlive(page)).toBe(0);
    expect(await page.locator('link[rel="modulepreload"]').count()).toBe(0);
  });

  it('keeps what is typed and chosen, and sends it once the code is there', async () => {
    const { page, arrived, release } = await openSleeping('/contact/technical/');
    await describeTrouble(page, 'صفحهٔ پرداخت باز نمی‌شود');
    await arrived;
    await page.getByText('فوریت:').click();
    await page.getByRole('radio', { name: /^ایمیل/ }).check();
    await send(page).click();
    expect(await isAlive(page)).toBe(0);
    release();
    // Of an address that was never asked for in the built form, the fault says so.
    await page.getByLabel('ایمیل شما').waitFor();
    await page.locator('#field-email-fault').waitFor();
    expect(await page.getByLabel('عنوان').inputValue()).toBe('صفحهٔ پرداخت باز نمی‌شود');
    expect(await page.getByRole('radio', { name: /^ایمیل/ }).isChecked()).toBe(true);
    expect(await page.locator('details.urgency').getAttribute('open')).not.toBeNull();
    await page.getByRole('radio', { name: /^پیامک/ }).check();
    const mobile = freshMobile();
    await page.getByLabel('شمارهٔ موبایل شما').fill(`0${mobile}`);
    await send(page).click();
    await page.getByLabel('کد شش‌رقمی').fill(await sent().smsCode(`+98${mobile}`));
    await page.getByRole('heading', { name: 'درخواست شما ثبت شد' }).waitFor();
  });

  it('takes files, days and the calendar', async () => {
    const { page, arrived, release } = await openSleeping('/contact/payment/');
    await page.getByRole('button', { name: 'دیروز' }).click();
    await page.getByRole('button', { name: 'باز کردن تقویم' }).click();
    const file = join(tmpdir(), `pasokh-before-script-${process.pid}.txt`);
    writeFileSync(file, 'رسید');
    await page.locator('input[type="file"][multiple]').setInputFiles(file);
    await arrived;
    release();
    await page.locator('.calendar').waitFor();
    await page.locator('.files li', { hasText: 'pasokh-before-script' }).waitFor();
    expect(await page.getByLabel('تاریخ پرداخت').inputValue()).toMatch(/^۱۴/);
  });

  it('goes the way without scripts where the code does not come', async () => {
    const page = await open('/');
    await page.route(code, (route) => route.abort());
    await page.goto(`${app().origin}/contact/technical/`);
    await describeTrouble(page, 'صفحهٔ سبد خرید سفید است');
    await send(page).click();
    await page.getByLabel('ایمیل شما').waitFor();
    expect(await page.getByLabel('عنوان').inputValue()).toBe('صفحهٔ سبد خرید سفید است');
    expect(await page.locator('[data-screen]').count()).toBe(0);
  });

  it('takes a screenshot that is pasted', async () => {
    const { page, arrived, release } = await openSleeping('/contact/technical/');
    await page.getByLabel('شرح درخواست').evaluate((box) => {
      const clipboardData = new DataTransfer();
      clipboardData.items.add(new File(['رسید'], 'pasted.txt', { type: 'text/plain' }));
      box.dispatchEvent(new ClipboardEvent('paste', { bubbles: true, clipboardData }));
    });
    await arrived;
    release();
    await page.locator('.files li', { hasText: 'pasted' }).waitFor();
  });

  it('keeps what is typed while another tab has the draft that it would show', async () => {
    const path = '/contact/technical/';
    const first = await open(path);
    const second = await first.context().newPage();
    // The browser answers late which of the two tabs has it.
    await second.addInitScript(() => {
      const request = navigator.locks.request.bind(navigator.locks) as (
        ...given: unknown[]
      ) => Promise<unknown>;
      Object.assign(navigator.locks, {
        request: async (...given: unknown[]) => {
          await new Promise((resolve) => setTimeout(resolve, 700));
          return request(...given);
        },
      });
    });
    await second.goto(app().origin + path);
    await second.getByLabel('عنوان').focus();
    await second.locator('[data-alive]').waitFor();
    await second.keyboard.type('صفحه سفید است');
    await expect
      .poll(() => second.evaluate(() => Object.keys(localStorage).join()), { timeout: 10_000 })
      .toContain('pasokh-draft-technical~');
    expect(await second.getByLabel('عنوان').inputValue()).toBe('صفحه سفید است');
  });

  it('is opened anew where a browser brings the page back as it was, untouched', async () => {
    const { page } = await openSleeping('/contact/technical/');
    const comeBack = () =>
      page.evaluate(() => {
        Object.assign(window, { isSame: true });
        dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
      });
    const isSame = () => page.evaluate(() => 'isSame' in window).catch(() => true);
    await comeBack();
    await expect.poll(isSame).toBe(false);
    await describeTrouble(page);
    await comeBack();
    await page.waitForTimeout(300);
    expect(await isSame()).toBe(true);
  });

  it('moves nothing as its code, its promise and its parts come', async () => {
    const { page, arrived, release } = await openSleeping('/contact/payment/');
    await page.evaluate(() => {
      const moved: string[] = [];
      Object.assign(window, { moved });
      new PerformanceObserver((list) => {
        for (const { sources } of list.getEntries() as unknown as Shift[])
          for (const { node, previousRect: from, currentRect: to } of sources)
            if (from.y !== to.y || from.height !== to.height) moved.push(node?.textContent ?? '');
      }).observe({ type: 'layout-shift', buffered: true });
    });
    await page.locator('.promise-line b').waitFor();
    await page.getByLabel('شرح درخواست').focus();
    await arrived;
    await page.waitForTimeout(700);
    release();
    await page.locator('[data-alive]').waitFor();
    await page.waitForLoadState('networkidle');
    expect(await page.evaluate(() => (window as unknown as { moved: string[] }).moved)).toEqual([]);
  });
});

it('what a guest types into either form of the list of requests outlives the coming of its code', async () => {
  const { page, arrived, release } = await openSleeping('/requests/');
  await page.getByLabel('شمارهٔ موبایل یا ایمیل').fill('0912345');
  await page.getByRole('textbox', { name: 'کد پیگیری' }).fill('7K3M');
  await arrived;
  release();
  await page.locator('[data-alive]').waitFor();
  expect(await page.getByLabel('شمارهٔ موبایل یا ایمیل').inputValue()).toBe('0912345');
  expect(await page.getByRole('textbox', { name: 'کد پیگیری' }).inputValue()).toBe('7K3M');
  await page.getByRole('button', { name: 'جست‌وجوی درخواست' }).click();
  await page.locator('#field-lookup-fault').waitFor();
});

it('of two buttons that a guest presses before the code is there, neither stays busy', async () => {
  const { page, arrived, release } = await openSleeping('/requests/');
  const first = page.getByRole('button', { name: 'دریافت کد' });
  await first.click();
  await page.getByRole('button', { name: 'جست‌وجوی درخواست' }).click();
  await arrived;
  release();
  await page.locator('#field-lookup-fault').waitFor();
  expect(await first.getAttribute('aria-disabled')).not.toBe('true');
});

describe('where its code does not come', () => {
  /** A page whose screen stays as it is built. */
  async function withoutCode(path: string, page?: Page) {
    const opened = page ?? (await open('/'));
    await opened.route(code, (route) => route.abort());
    await opened.goto(app().origin + path);
    return opened;
  }

  const says = (page: Page, words: string) =>
    page.getByRole('alert').filter({ hasText: words }).waitFor();

  it.each([
    ['/sign-in/', 'دریافت کد'],
    ['/requests/', 'جست‌وجوی درخواست'],
    ['/verify/', 'بررسی'],
  ])('%s says so beside the button that needs it', async (path, name) => {
    const page = await withoutCode(path);
    await page.getByRole('button', { name, exact: true }).click();
    await says(page, 'صفحه را دوباره باز کنید');
    await hasNoBarrier(page);
  });

  it('the list of requests says so in place of being loaded for good', async () => {
    const page = await open('/sign-in/');
    await signIn(page, freshMobile());
    await page.waitForURL('**/requests/');
    await alive(page);
    await withoutCode('/requests/', page);
    await says(page, 'صفحه را دوباره باز کنید');
    expect(await page.getByText('در حال').count()).toBe(0);
  });

  it('the list of requests says so where a network answered with its own page, and is read when asked again', async () => {
    const page = await open('/');
    await page.route('**/api/session', (route) =>
      route.fulfill({ contentType: 'text/html', body: '<p>Sign in to this network.</p>' }),
    );
    await page.goto(`${app().origin}/requests/`);
    await says(page, 'پاسخ سرور درست دریافت نشد');
    await page.unroute('**/api/session');
    await page.getByRole('button', { name: 'تلاش دوباره' }).click();
    await page.getByRole('textbox', { name: 'کد پیگیری' }).waitFor();
  });

  it('the contact form unfolds, and says that it can be sent', async () => {
    const page = await withoutCode('/contact/technical/');
    await page.getByText('فوریت:').click();
    await page.getByRole('radio', { name: /^زیاد/ }).check();
    await page.goto(`${app().origin}/contact/payment/`);
    await page.getByRole('button', { name: 'باز کردن تقویم' }).click();
    await says(page, 'بدون آن هم');
  });
});
