import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { alive } from '../helpers/alive.ts';
import { catchMessages } from '../helpers/caught-messages.ts';
import {
  closeContexts,
  openChromium,
  openReadingPages,
  type ReadingPages,
  withoutServiceWorker,
} from '../helpers/chromium.ts';
import { openApp } from '../helpers/open-app.ts';
import { findBarriers } from './barriers.ts';

export { alive };
export const phone = { viewport: { width: 390, height: 844 } };
export const desk = { viewport: { width: 1280, height: 900 } };

/**
 * A real help centre and a real browser for the tests of one file. A page that writes an error to
 * its console fails the test it was opened in. Each page has a context of its own, or, where the
 * tests of the file only read, is one of `openReadingPages`.
 */
export function startWalk({ onlyReads = false } = {}) {
  let browser: Browser;
  let reading: ReadingPages;
  let app: Awaited<ReturnType<typeof openApp>>;
  let sent: ReturnType<typeof catchMessages>;
  let faults: string[] = [];
  let nextMobile = 1000;

  beforeAll(async () => {
    app = await openApp();
    sent = catchMessages(app.services);
    // The clock of a real app cannot be turned, and some walks ask twice in a minute.
    app.services.settings.limits.sendsPerMinute = 50;
    // All of a file's people come from one address, and shall work no harder for that.
    app.services.settings.limits.sendsPerAddressPerHour = 10_000;
    app.services.settings.limits.sendsInAllPerHour = 10_000;
    browser = await openChromium();
    reading = openReadingPages(browser);
  }, 180_000);

  afterAll(async () => {
    await reading.end().finally(() => closeContexts(browser));
    await app.close();
  });

  afterEach(async () => {
    if (onlyReads) await reading.giveAllBack();
    else await Promise.all(browser.contexts().map((context) => context.close()));
    const found = faults;
    faults = [];
    expect(found).toEqual([]);
  });

  async function openAlone(options: BrowserContextOptions): Promise<Page> {
    const context = await browser.newContext({ ...withoutServiceWorker, ...options });
    return context.newPage();
  }

  const walk = {
    app: () => app,
    sent: () => sent,

    async open(path: string, options: BrowserContextOptions = phone): Promise<Page> {
      const page = await (onlyReads ? reading.take(options) : openAlone(options));
      page.on('console', (message) => {
        if (message.type() === 'error' && !/Failed to load resource/.test(message.text()))
          faults.push(message.text());
      });
      page.on('pageerror', (fault) => faults.push(fault.message));
      page.on('dialog', (dialog) => faults.push(`dialog: ${dialog.message()}`));
      await page.goto(app.origin + path);
      if (options.javaScriptEnabled !== false && /sign-in|contact\/\w|requests|verify/.test(path))
        await alive(page);
      return page;
    },

    /** A number nobody has used yet, without its zero. */
    freshMobile: () => `912345${nextMobile++}`,

    async signIn(page: Page, mobile: string) {
      await page.getByLabel('شمارهٔ موبایل یا ایمیل').fill(`0${mobile}`);
      await page.getByRole('button', { name: 'دریافت کد' }).click();
      await page.getByLabel('کد شش‌رقمی').fill(await sent.smsCode(`+98${mobile}`));
    },

    /** Files as a guest and proves the phone; ends on the page with the tracking code. */
    async fileByPhone(page: Page, mobile: string) {
      await page.getByLabel('شمارهٔ موبایل شما').fill(`0${mobile}`);
      await send(page).click();
      await page.getByLabel('کد شش‌رقمی').fill(await sent.smsCode(`+98${mobile}`));
      await page.getByRole('heading', { name: 'درخواست شما ثبت شد' }).waitFor();
      return (await page.locator('.filed-code .code').textContent()) ?? '';
    },
  };
  return walk;
}

export const send = (page: Page) => page.getByRole('button', { name: 'ثبت درخواست' });

export async function hasNoBarrier(page: Page) {
  expect(await findBarriers(page)).toEqual([]);
}

export async function describeTrouble(page: Page, title = 'صفحهٔ سبد خرید باز نمی‌شود') {
  await page.getByLabel('عنوان').fill(title);
  await page
    .getByLabel('شرح درخواست')
    .fill('از دیروز با گوشی صفحهٔ سبد خرید را باز می‌کنم و سفید می‌ماند.');
}
