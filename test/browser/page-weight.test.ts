import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bytesOf, watchWeight } from '../../scripts/bench/page-weight.ts';
import { closeContexts, openChromium, withoutServiceWorker } from '../helpers/chromium.ts';
import { type RunningServer, startServer } from '../helpers/running-server.ts';
import { phone } from './walk.ts';

let server: RunningServer;
let browser: Browser;

beforeAll(async () => {
  server = await startServer({ keep: true });
  browser = await openChromium();
}, 180_000);

afterAll(async () => {
  await closeContexts(browser);
  await server.stop();
});

/** A first visit with an empty cache, once nothing more comes by itself. */
async function visit(path: string) {
  const context = await browser.newContext({ ...withoutServiceWorker, ...phone });
  const page = await context.newPage();
  const fetched = await watchWeight(page);
  await page.goto(server.origin + path, { waitUntil: 'networkidle' });
  await untilQuiet(page, fetched);
  return { page, fetched, close: () => context.close() };
}

/** Nothing more has come for a while. */
async function untilQuiet(page: Page, fetched: () => readonly unknown[]) {
  for (let before = -1; before !== fetched().length; ) {
    before = fetched().length;
    await page.waitForTimeout(600);
  }
}

describe('a first visit', () => {
  it.each([
    ['/', 44_500, 8],
    ['/payments/', 51_000, 7],
    ['/payments/payment-link/', 40_500, 5],
    ['/contact/', 46_500, 9],
    ['/contact/technical/', 52_000, 9],
    ['/contact/payment/', 53_000, 9],
    ['/sign-in/', 49_000, 9],
    ['/requests/', 52_500, 10],
    ['/verify/', 47_000, 8],
    [`/search/?q=${encodeURIComponent('کد نیامد')}`, 44_500, 6],
  ])(
    'to %s fetches at most %i bytes, headers included, in %i requests',
    async (path, bytes, requests) => {
      const { fetched, close } = await visit(path);
      const files = fetched();
      const list = files.map((file) => `${file.bytes} ${file.path}`).join('\n');
      expect(bytesOf(files), list).toBeLessThanOrEqual(bytes);
      expect(files.length, list).toBeLessThanOrEqual(requests);
      // Less would be a page without its font.
      expect(bytesOf(files)).toBeGreaterThan(25_000);
      await close();
    },
  );
});

describe('the first touch', () => {
  it.each([
    ['/contact/technical/', 'عنوان', 55_500, 8],
    ['/sign-in/', 'شمارهٔ موبایل یا ایمیل', 31_000, 7],
    ['/requests/', 'کد پیگیری', 39_000, 9],
  ])('of %s fetches the code of its screen', async (path, label, bytes, requests) => {
    const { page, fetched, close } = await visit(path);
    const before = fetched().length;
    await page.getByRole('textbox', { name: label }).focus();
    await page.locator('[data-alive]').waitFor();
    await untilQuiet(page, fetched);
    const files = fetched().slice(before);
    const list = files.map((file) => `${file.bytes} ${file.path}`).join('\n');
    expect(bytesOf(files), list).toBeLessThanOrEqual(bytes);
    expect(files.length, list).toBeLessThanOrEqual(requests);
    await close();
  });
});
