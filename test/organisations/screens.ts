import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import type { Services } from '../../worker/foundation/ports/services.ts';
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
import { hasNoBarriers } from './barriers.ts';

const phone = { viewport: { width: 390, height: 844 }, colorScheme: 'light' } as const;

/**
 * The help centre of one organisation, built from its content folder and served as `npm start`
 * serves it, before the real browser of a phone. A page that reports a fault fails its test. Its main screens are
 * tested for barriers here.
 */
export function screensOf(name: string) {
  let app: Awaited<ReturnType<typeof openApp>>;
  let browser: Browser;
  let reading: ReadingPages;
  let read: Page | undefined;
  let contexts: BrowserContext[] = [];
  let faults: string[] = [];
  const screens = {
    sent: undefined as unknown as ReturnType<typeof catchMessages>,
    services: undefined as unknown as Services,
    /** A page of a context of its own; screens of the browser are alive when it comes back. */
    async open(path: string, options: BrowserContextOptions = {}): Promise<Page> {
      const context = await browser.newContext({ ...withoutServiceWorker, ...phone, ...options });
      contexts.push(context);
      const page = await context.newPage();
      page.on('pageerror', (fault) => faults.push(fault.message));
      await page.goto(app.origin + path);
      if (options.javaScriptEnabled !== false) await screens.alive(page);
      return page;
    },
    /** A page without scripts, in the same tab for all tests of the file: the last one read is gone then. */
    async read(path: string): Promise<Page> {
      read ??= await reading.take({ ...phone, javaScriptEnabled: false });
      await read.goto(app.origin + path);
      return read;
    },
    async go(page: Page, path: string) {
      await page.goto(new URL(path, app.origin).href);
      await screens.alive(page);
    },
    async alive(page: Page) {
      if ((await page.locator('[data-screen]').count()) > 0) await alive(page);
    },
    /** Signs a fresh page in by a code to this mobile (`9123456789`). */
    async signIn(page: Page, mobile: string) {
      await screens.go(page, '/sign-in/');
      await page.getByLabel('شمارهٔ موبایل یا ایمیل').fill(`0${mobile}`);
      await page.getByRole('button', { name: 'دریافت کد' }).click();
      await page.getByLabel('کد شش‌رقمی').fill(await screens.sent.smsCode(`+98${mobile}`));
      await page.waitForURL(/\/requests\/$/);
    },
  };

  beforeAll(async () => {
    app = await openApp(`test/organisations/${name}/content`);
    screens.services = app.services;
    screens.sent = catchMessages(app.services);
    browser = await openChromium();
    reading = openReadingPages(browser);
  }, 300_000);

  afterEach(async () => {
    await Promise.all(contexts.map((context) => context.close()));
    contexts = [];
    const found = faults;
    faults = [];
    expect(found).toEqual([]);
  });

  afterAll(async () => {
    await reading?.end().finally(() => closeContexts(browser));
    await app?.close();
  });
  hasNoBarriers(name, screens);
  return screens;
}

/** The button that sends a request's form. */
export const sendButton = (page: Page) => page.getByRole('button', { name: 'ثبت درخواست' });

/** The tracking code of the request that was just filed. */
export async function filedCode(page: Page) {
  await page.getByRole('heading', { name: 'درخواست شما ثبت شد' }).waitFor();
  return (await page.locator('.filed-code .code').textContent()) ?? '';
}
