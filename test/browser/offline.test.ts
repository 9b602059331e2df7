import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pages } from '#shared/contract/pages.ts';
import { closeContexts, openChromium } from '../helpers/chromium.ts';
import { openApp } from '../helpers/open-app.ts';

const article = '/account/sign-in/code-not-received/';
const personal = ['/requests/', '/desk/', '/sign-in/', '/verify/'];

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

const pathsHeld = (page: Page) =>
  page.evaluate(async () => {
    const names = await caches.keys();
    const stores = await Promise.all(names.map((name) => caches.open(name)));
    const keys = await Promise.all(stores.map((store) => store.keys()));
    return keys.flat().map(({ url }) => new URL(url).pathname);
  });

/** Opens a page and waits until the device holds it and, if asked, everything else. */
async function visit(context: BrowserContext, path: string, until = article) {
  const page = await context.newPage();
  await page.goto(app.origin + path);
  await expect.poll(() => pathsHeld(page), { timeout: 30_000 }).toContain(until);
  await page.evaluate(async () => void (await navigator.serviceWorker.ready));
  return page;
}

/** Waits until nothing more is fetched beside the page, which would have to share the network with it. */
async function fetchedAll(page: Page) {
  let before = 0;
  const isSame = async () => {
    const { length } = await pathsHeld(page);
    const same = length === before;
    before = length;
    return same;
  };
  await expect.poll(isSame, { timeout: 30_000, interval: 500 }).toBe(true);
}

describe('reading without a network', () => {
  it('opens an answer that was never opened, after one visit to the first page', async () => {
    const context = await browser.newContext();
    const page = await visit(context, '/');
    await context.setOffline(true);
    await page.goto(app.origin + article);
    expect(await page.locator('h1').textContent()).toContain('کد');
    expect(await page.evaluate(() => document.fonts.check('16px Vazirmatn', 'پاسخ'))).toBe(true);
    await page.locator('.stored-copy').waitFor();
    await context.setOffline(false);
    await page.locator('.stored-copy').waitFor({ state: 'detached', timeout: 1_000 });
    await context.close();
  });

  it('no longer says that a copy is shown once the network is back, however late the worker says so', async () => {
    const context = await browser.newContext();
    const page = await visit(context, article);
    const said = () =>
      page.evaluate(() => {
        navigator.serviceWorker.dispatchEvent(new MessageEvent('message', { data: 'stored-copy' }));
        return document.querySelectorAll('.stored-copy').length;
      });
    expect(await said()).toBe(1);
    expect(await said()).toBe(1);
    await page.evaluate(() => dispatchEvent(new Event('online')));
    expect(await page.locator('.stored-copy').count()).toBe(0);
    expect(await said()).toBe(0);
    await context.close();
  });

  it('says so on a page that nobody could store, and carries the search over', async () => {
    const context = await browser.newContext();
    const page = await visit(context, '/');
    await context.setOffline(true);
    await page.goto(`${app.origin}/no/such/page/`);
    expect(await page.locator('h1').textContent()).toBe('به اینترنت وصل نیستید');
    await page.goto(`${app.origin}/search/?q=${encodeURIComponent('کد تأیید')}`);
    expect(await page.locator('main input[name="q"]').inputValue()).toBe('کد تأیید');
    await context.close();
  });

  it('says so at every address of a page that is stored nowhere, and opens it once the network is back', async () => {
    const context = await browser.newContext();
    const page = await visit(context, '/');
    // In the hand of the worker from now on.
    await page.reload();
    await fetchedAll(page);
    const code = '7K3M-X9QP-2RTW';
    const addresses = Object.values(pages)
      .map(({ path }) => path.replace(':code', code).replace(':type', 'technical'))
      .flatMap((path) => [path, `${path}?q=1&next=/requests/`]);
    const stored = new Set(await pathsHeld(page));
    await context.setOffline(true);
    const shown: Record<string, string | null> = {};
    for (const address of addresses) {
      await page.goto(app.origin + address);
      shown[address] = await page.locator('h1').first().textContent();
    }
    const unstored = addresses.filter((address) => !stored.has(address.split('?')[0] ?? ''));
    expect(unstored.length).toBeGreaterThan(12);
    for (const address of unstored) expect(shown[address], address).toBe('به اینترنت وصل نیستید');
    expect(
      (await pathsHeld(page)).filter((path) => /^\/(?:desk|requests|sign-in|verify)\b/.test(path)),
    ).toEqual([]);

    await page.goto(`${app.origin}/requests/`);
    await context.setOffline(false);
    await page.getByRole('heading', { name: 'درخواست‌های من' }).waitFor({ timeout: 10_000 });
    await context.close();
  });

  it('loads nothing anew under a search that is being typed', async () => {
    const context = await browser.newContext();
    const page = await visit(context, '/');
    await page.reload();
    await fetchedAll(page);
    await context.setOffline(true);
    await page.goto(`${app.origin}/requests/`);
    await page.locator('main input[name="q"]').fill('کد نمیاد');
    await context.setOffline(false);
    await page.getByRole('heading', { name: 'اینترنت وصل شد' }).waitFor({ timeout: 1_000 });
    expect(await page.locator('main input[name="q"]').inputValue()).toBe('کد نمیاد');
    await context.close();
  });

  it('searches, on any page and on the one that takes the place of the results', async () => {
    const context = await browser.newContext();
    const page = await visit(context, '/');
    await expect.poll(() => pathsHeld(page), { timeout: 30_000 }).toContain('/warranty/');
    await context.setOffline(true);
    await page.reload();
    await page.keyboard.press('/');
    await page.getByRole('combobox').pressSequentially('کد نمیاد');
    await page.getByRole('option', { name: /کد تأیید به دستم نمی‌رسد/ }).waitFor();
    await page.goto(`${app.origin}/search/?q=${encodeURIComponent('کد نمیاد')}`);
    await page
      .locator('.found')
      .getByRole('link', { name: /کد تأیید به دستم نمی‌رسد/ })
      .waitFor();
    expect(await page.locator('h1').textContent()).toBe('نتیجهٔ جست‌وجو');
    const shown = () =>
      page.locator('.found a').evaluateAll((all) => all.map((one) => one.textContent));
    const offline = await shown();
    await context.setOffline(false);
    // The page opens again by itself, from the server that is reachable now.
    await page.locator('main:not(:has(.lead)) .found-count').waitFor();
    expect(await shown()).toEqual(offline);
    await context.close();
  });

  it('holds the whole of the public site and nothing personal', async () => {
    const context = await browser.newContext();
    const page = await visit(context, '/');
    for (const path of personal) await page.goto(app.origin + path);
    await page.goto(`${app.origin}/`);
    const sitemap = await (await fetch(`${app.origin}/search-index/current.json`)).json();
    await expect.poll(() => pathsHeld(page), { timeout: 30_000 }).toContain('/privacy/');
    const held = await pathsHeld(page);
    expect(held).toContain((sitemap as { index: string }).index);
    expect(held.filter((path) => /^\/(?:api|desk|requests|sign-in|verify)\b/.test(path))).toEqual(
      [],
    );
    await context.close();
  });

  it('fetches only what was opened where data is to be saved', async () => {
    const context = await browser.newContext();
    await context.addInitScript(() =>
      Object.defineProperty(navigator, 'connection', { value: { saveData: true } }),
    );
    const page = await visit(context, article);
    await page.goto(`${app.origin}/payments/`);
    await expect.poll(() => pathsHeld(page), { timeout: 30_000 }).toContain('/payments/');
    const held = (await pathsHeld(page)).filter((path) => path.endsWith('/'));
    expect(held.sort()).toEqual(['/account/sign-in/code-not-received/', '/offline/', '/payments/']);
    await context.close();
  });

  it('stores what was opened where the page is never idle', async () => {
    const context = await browser.newContext();
    await context.addInitScript(() => {
      Object.defineProperty(navigator, 'connection', { value: { saveData: true } });
      // As in a busy page: what has no deadline is never called.
      window.requestIdleCallback = (work, options) => {
        const deadline = { didTimeout: true, timeRemaining: () => 0 };
        return options?.timeout ? window.setTimeout(work, options.timeout, deadline) : 0;
      };
    });
    await visit(context, article);
    await context.close();
  });

  it('gives the network first, and what it says now', async () => {
    const context = await browser.newContext();
    const page = await visit(context, '/');
    // The worker gives the network three seconds.
    await fetchedAll(page);
    await page.goto(app.origin + article);
    expect(await page.locator('.stored-copy').count()).toBe(0);
    const answer = await page.reload();
    expect(answer?.status()).toBe(200);
    await context.close();
  });

  it('serves the worker anew each time, under the policy of every page', async () => {
    const answer = await fetch(`${app.origin}/service-worker.js`);
    expect(answer.headers.get('cache-control')).toBe('public, max-age=0, must-revalidate');
    expect(answer.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    expect(answer.headers.get('content-security-policy')).toContain("worker-src 'self'");
  });
});
