import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { desk, hasNoBarrier, phone, startWalk } from './walk.ts';

const { open } = startWalk();

const article = '/support/attachments/';
const tab = (page: Page, name: string) => page.getByRole('tab', { name });
const openPanels = (page: Page) => page.locator('[role="tabpanel"]:visible').count();

const isFocused = (page: Page, name: string) =>
  tab(page, name).evaluate((element) => element === document.activeElement);

describe('tabs of an article', () => {
  it('are moved through by arrow keys in the direction of the text', async () => {
    const page = await open(article, desk);
    await tab(page, 'اندروید').focus();
    await page.keyboard.press('ArrowLeft');
    expect(await isFocused(page, 'آیفون')).toBe(true);
    expect(await tab(page, 'آیفون').getAttribute('aria-selected')).toBe('true');
    expect(await openPanels(page)).toBe(1);
    await page.keyboard.press('ArrowRight');
    expect(await isFocused(page, 'اندروید')).toBe(true);
    await page.keyboard.press('ArrowRight');
    expect(await isFocused(page, 'وب')).toBe(true);
    await page.keyboard.press('Home');
    expect(await isFocused(page, 'اندروید')).toBe(true);
    await page.keyboard.press('End');
    expect(await isFocused(page, 'وب')).toBe(true);
    await hasNoBarrier(page);
  });

  it('open on the next page what was chosen last', async () => {
    const page = await open(article);
    await tab(page, 'آیفون').click();
    await page.reload();
    expect(await tab(page, 'آیفون').getAttribute('aria-selected')).toBe('true');
    expect(await page.locator('[role="tabpanel"]:visible').textContent()).toContain('Photos');
  });

  it('show every panel below its label without scripts, and on paper', async () => {
    const plain = await open(article, { ...phone, javaScriptEnabled: false });
    expect(await plain.locator('[role="tablist"]:visible').count()).toBe(0);
    expect(await openPanels(plain)).toBe(3);
    expect(await plain.locator('.tab-label:visible').allTextContents()).toEqual([
      'اندروید',
      'آیفون',
      'وب',
    ]);
    const page = await open(article);
    await page.emulateMedia({ media: 'print' });
    expect(await openPanels(page)).toBe(3);
  });
});

describe('a picture of an article', () => {
  const link = (page: Page) => page.locator('.figure a.zoom:visible').first();
  const zoomed = (page: Page) => page.locator('dialog.zoomed');

  it('opens large by the keyboard, closes by Esc and gives the focus back', async () => {
    const page = await open(article);
    await link(page).focus();
    await page.keyboard.press('Enter');
    await zoomed(page).waitFor();
    expect(await zoomed(page).getAttribute('aria-label')).not.toBe('');
    expect(
      await page.evaluate(() => document.querySelector('dialog')?.contains(document.activeElement)),
    ).toBe(true);
    await hasNoBarrier(page);
    await page.keyboard.press('Escape');
    await zoomed(page).waitFor({ state: 'detached' });
    expect(await link(page).evaluate((element) => element === document.activeElement)).toBe(true);
  });

  it.each(['light', 'dark'] as const)(
    'is that of the %s scheme, with its size written',
    async (colorScheme) => {
      const page = await open(article, { ...phone, colorScheme });
      const picture = link(page).locator('img');
      await picture.scrollIntoViewIfNeeded();
      await expect
        .poll(() => picture.evaluate((img: HTMLImageElement) => img.naturalWidth))
        .toBeGreaterThan(0);
      const facts = await picture.evaluate((img: HTMLImageElement) => [
        img.loading,
        img.width > 0,
        img.getAttribute('width') === String(img.naturalWidth),
      ]);
      expect(facts).toEqual(['lazy', true, true]);
      expect(await page.locator('.figure a.zoom:visible').count()).toBe(1);
      await hasNoBarrier(page);
    },
  );

  it('is a link to itself without scripts', async () => {
    const page = await open(article, { ...phone, javaScriptEnabled: false });
    const address = await link(page).getAttribute('href');
    expect(address).toMatch(/^\/_astro\/request-files\.[^/]+\.webp$/);
    expect((await page.request.get(new URL(address!, page.url()).href)).status()).toBe(200);
  });

  it('opens in the list of a category too', async () => {
    const page = await open('/support/');
    await page.locator('details.question:has(.figure)').first().locator('summary').click();
    await link(page).click();
    await zoomed(page).waitFor();
  });
});

it('a page without components loads nothing for them', async () => {
  const page = await open('/refunds/how-long/');
  expect(await page.locator('link[href*="components"]').count()).toBe(0);
  const scripts = await page
    .locator('script[src]')
    .evaluateAll((all) => all.map((one) => one.getAttribute('src')));
  expect(scripts.join()).not.toContain('ComponentScripts');
});
