import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium, withoutServiceWorker } from '../helpers/chromium.ts';
import { openApp } from '../helpers/open-app.ts';

// Readers who need large letters set them in the browser, which no option of a page or context does.
let browser: Browser;
let app: Awaited<ReturnType<typeof openApp>>;

beforeAll(async () => {
  app = await openApp();
  browser = await launchChromium(['--blink-settings=defaultFontSize=32']);
}, 180_000);

afterAll(async () => {
  await browser.close();
  await app.close();
});

async function open(path: string) {
  const viewport = { width: 390, height: 844 };
  const page = await browser.newPage({ ...withoutServiceWorker, viewport });
  await page.goto(app.origin + path);
  await page.evaluate(() => document.fonts.ready);
  return page;
}

describe('letters of twice the size on a phone', () => {
  it.each(['/', '/payments/', '/account/sign-in/code-not-received/', '/contact/', '/privacy/'])(
    'leave %s without sideways scrolling',
    async (path) => {
      const page = await open(path);
      const { size, overflow } = await page.evaluate(() => ({
        size: getComputedStyle(document.documentElement).fontSize,
        overflow: document.documentElement.scrollWidth - document.documentElement.clientWidth,
      }));
      expect(size).toBe('32px');
      expect(overflow).toBe(0);
      await page.close();
    },
  );

  it('leave space for words in the search box, and one card in a row', async () => {
    const page = await open('/');
    const input = await page.locator('.search-large input').boundingBox();
    expect(input!.width).toBeGreaterThan(180);
    const cards = await page
      .locator('.cards-rows .card')
      .evaluateAll((all) => all.map((one) => one.getBoundingClientRect().left));
    expect(cards.length).toBeGreaterThan(3);
    expect(new Set(cards).size).toBe(1);
    await page.close();
  });
});
