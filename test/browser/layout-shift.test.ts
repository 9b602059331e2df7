import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { closeContexts, openChromium, withoutServiceWorker } from '../helpers/chromium.ts';
import { openApp } from '../helpers/open-app.ts';

let browser: Browser;
let app: Awaited<ReturnType<typeof openApp>>;

beforeAll(async () => {
  app = await openApp();
  browser = await openChromium();
}, 180_000);

afterAll(async () => {
  await closeContexts(browser);
  await app.close();
});

const slow = [
  ['**/*.woff2', 900],
  ['**/*.js', 400],
  ['**/*.{webp,svg,png}', 600],
] as const;

/** How far things of a page have moved, as browsers sum it up (CLS), and what moved. */
const watchShifts = () => {
  const seen = { sum: 0, moved: [] as string[] };
  Object.assign(window, { shifts: seen });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      const { value, sources } = entry as unknown as {
        value: number;
        sources: { node: Node | null }[];
      };
      seen.sum += value;
      for (const { node } of sources)
        seen.moved.push(
          `${value.toFixed(4)} ${node?.nodeName} ${(node?.textContent ?? '').trim().slice(0, 30)}`,
        );
    }
  }).observe({ type: 'layout-shift', buffered: true });
};

it.each(
  [
    '/',
    '/payments/',
    '/payments/payment-link/',
    '/account/sign-in/code-not-received/',
    '/contact/',
    '/contact/technical/',
    '/sign-in/',
    '/verify/',
    '/privacy/',
    `/search/?q=${encodeURIComponent('کد نیامد')}`,
  ].flatMap((path) => [390, 1280].map((width) => [path, width] as const)),
)(
  'nothing of %s moves at %i px while fonts, scripts and pictures are slow',
  async (path, width) => {
    const context = await browser.newContext({
      ...withoutServiceWorker,
      viewport: { width, height: 844 },
    });
    const page = await context.newPage();
    await page.addInitScript(watchShifts);
    for (const [files, delayMs] of slow)
      await page.route(files, async (route) => {
        await new Promise((resolve) => setTimeout(resolve, delayMs));
        await route.continue();
      });
    await page.goto(app.origin + path);
    await page.evaluate(() => document.fonts.ready);
    await page.waitForTimeout(300);
    const { sum, moved } = await page.evaluate(
      () => (window as unknown as { shifts: { sum: number; moved: string[] } }).shifts,
    );
    expect(sum, moved.join('\n')).toBe(0);
    await context.close();
  },
);
