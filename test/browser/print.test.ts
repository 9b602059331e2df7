import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readCopy } from '#shared/transcripts/copy.ts';
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

const open = async (path: string) => {
  const page = await (await browser.newContext(withoutServiceWorker)).newPage();
  await page.goto(app.origin + path);
  return page;
};

/** What the style sheet puts below the page. */
const addressBelow = (page: Page) =>
  page.evaluate(() => {
    const footer = document.querySelector('.site-footer');
    return footer && getComputedStyle(footer, '::after').content;
  });

describe('a printed page', () => {
  it('has the answers of questions that are closed on the screen, also without a script', async () => {
    const page = await open('/payments/');
    const visibleAnswers = () =>
      page.evaluate(() =>
        Array.from(document.querySelectorAll('.question:not([open]) .answer'), (answer) =>
          answer.checkVisibility(),
        ),
      );
    const onScreen = await visibleAnswers();
    expect(onScreen.length).toBeGreaterThan(3);
    expect(onScreen).not.toContain(true);
    await page.emulateMedia({ media: 'print' });
    expect(await visibleAnswers()).not.toContain(false);
  }, 60_000);

  it('opens questions for browsers that need it, closes them again, and the address stays', async () => {
    const page = await open('/payments/');
    const openCount = () => page.locator('.question[open]').count();
    await page.locator('.question summary').first().click();
    await page.waitForFunction(() => location.hash !== '');
    const address = page.url();
    // Browsers report what opened in a later task.
    await page.evaluate(() => {
      const { promise, resolve } = Promise.withResolvers<void>();
      const unreported = new Set<unknown>(document.querySelectorAll('.question:not([open])'));
      document.addEventListener(
        'toggle',
        ({ target }) => unreported.delete(target) && unreported.size === 0 && resolve(),
        true,
      );
      dispatchEvent(new Event('beforeprint'));
      return promise;
    });
    expect(await openCount()).toBe(await page.locator('.question').count());
    expect(page.url()).toBe(address);
    await page.evaluate(() => dispatchEvent(new Event('afterprint')));
    expect(await openCount()).toBe(1);
  }, 60_000);

  it('is dark on light for readers of the dark scheme too', async () => {
    const page = await open('/account/sign-in/code-not-received/');
    const colours = () =>
      page.evaluate(() => {
        const { color, colorScheme } = getComputedStyle(document.documentElement);
        return { color, colorScheme, ground: getComputedStyle(document.body).backgroundColor };
      });
    await page.emulateMedia({ media: 'print', colorScheme: 'light' });
    const light = await colours();
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    expect(await colours()).toEqual(light);
    await page.evaluate(() => document.documentElement.setAttribute('data-scheme', 'dark'));
    expect(await colours()).toEqual(light);
    await page.emulateMedia({ media: 'screen' });
    expect(await colours()).not.toEqual(light);
  }, 60_000);

  it('has nothing to press, and no news of the day', async () => {
    for (const path of ['/payments/', '/account/sign-in/code-not-received/', '/no/such/page/']) {
      const page = await open(path);
      await page.emulateMedia({ media: 'print' });
      const left = await page.evaluate(() =>
        Array.from(
          document.querySelectorAll('.button, button, input, .announcements'),
          (element) => (element.checkVisibility() ? element.outerHTML : ''),
        ).filter(Boolean),
      );
      expect(left, path).toEqual([]);
    }
  }, 60_000);

  it('says its address where it is an answer or a category', async () => {
    for (const path of ['/payments/', '/account/sign-in/code-not-received/']) {
      const page = await open(path);
      expect(await addressBelow(page)).toBe('none');
      await page.emulateMedia({ media: 'print' });
      expect(await addressBelow(page)).toMatch(new RegExp(`^"https?://[^/"]+${path}"$`));
    }
    const form = await open('/contact/');
    await form.emulateMedia({ media: 'print' });
    expect(await addressBelow(form)).toBe('none');
  }, 60_000);

  it('R94 is genuine as a letter that a browser has read and saved', async () => {
    const letter = await readFile('test/transcripts/fixtures/transcript-3.html', 'utf8');
    const page = await (await browser.newContext(withoutServiceWorker)).newPage();
    await page.setContent(letter);
    const saved = await page.evaluate(() => `<!DOCTYPE html>${document.documentElement.outerHTML}`);
    expect(await readCopy(saved)).toMatchObject({ altered: [], brandName: null });
  }, 60_000);
});
