import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeContexts, openChromium, withoutServiceWorker } from '../helpers/chromium.ts';
import { openApp } from '../helpers/open-app.ts';

let browser: Browser;
let app: Awaited<ReturnType<typeof openApp>>;
let page: Page;

beforeAll(async () => {
  app = await openApp();
  browser = await openChromium();
  const context = await browser.newContext({
    ...withoutServiceWorker,
    viewport: { width: 390, height: 844 },
  });
  page = await context.newPage();
}, 180_000);

afterAll(async () => {
  await closeContexts(browser);
  await app.close();
});

const box = () => page.locator('pasokh-type-finder input');
const found = () => page.locator('.types-found .type-title');
const status = () => page.locator('pasokh-type-finder [role="status"]');

/** Opens the list and waits until its box finds. */
async function openList() {
  await page.goto(`${app.origin}/contact/`);
  await box().fill('پرداخت');
  await found().first().waitFor();
  await box().fill('');
}

describe('the box above the list of request types', () => {
  it('has its finder fetched once somebody goes to it', async () => {
    const fetched: string[] = [];
    const note = (request: { url(): string }) => fetched.push(request.url());
    page.on('request', note);
    await page.goto(`${app.origin}/contact/`, { waitUntil: 'networkidle' });
    page.off('request', note);
    expect(
      fetched.filter((url) => /find-while-typing|persian-spelling|search\./.test(url)),
    ).toEqual([]);
  });

  it('reads Finglish, whose words come with the first Latin one', async () => {
    await openList();
    await box().fill('پول');
    const persian = await found().allTextContents();
    expect(persian).not.toEqual([]);
    const words = page.waitForResponse(/persian-spelling/);
    await box().fill('pool');
    await words;
    await expect.poll(() => found().allTextContents()).toEqual(persian);
    expect(await page.locator('.types-found a').first().getAttribute('href')).not.toContain('#');
  });

  it('says what to do where Enter has nothing to open', async () => {
    await openList();
    await box().press('Enter');
    expect(await status().textContent()).toBe(
      'در چند کلمه بنویسید چه شده است، یا از فهرست زیر انتخاب کنید.',
    );
    await box().fill('ژژژژ');
    const before = await status().textContent();
    await box().press('Enter');
    expect(await status().textContent()).toContain('با کلمه‌های دیگری بنویسید');
    expect(await status().textContent()).not.toBe(before);
    expect(await status().isVisible()).toBe(true);
    expect(new URL(page.url()).pathname).toBe('/contact/');
    expect(await box().evaluate((one) => one === document.activeElement)).toBe(true);
  });

  it('opens the nearest type by Enter', async () => {
    await openList();
    await box().fill('sefaresh nareside');
    await found().first().waitFor();
    await box().press('Enter');
    await page.waitForURL(/contact\/[a-z]+\//);
  });
});
