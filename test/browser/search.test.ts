import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeTrackingCode, showTrackingCode } from '#shared/fields/tracking-code.ts';
import { alive } from '../helpers/alive.ts';
import { closeContexts, openChromium, withoutServiceWorker } from '../helpers/chromium.ts';
import { type RunningServer, startServer } from '../helpers/running-server.ts';
import { findBarriers } from './barriers.ts';
import { holdRequests } from './hold-requests.ts';

const phone = { viewport: { width: 390, height: 844 } };
const desk = { viewport: { width: 1280, height: 900 } };
const unanswerable = 'قیمت دلار امروز';
const unknown = 'کبوتر قاصد';
const code = makeTrackingCode(new Uint8Array([7, 3, 9, 22, 30, 4, 11, 2, 8, 17, 5]));

let browser: Browser;
let app: RunningServer;

beforeAll(async () => {
  app = await startServer({ keep: true });
  browser = await openChromium();
}, 180_000);

afterAll(async () => {
  await closeContexts(browser);
  await app.stop();
});

async function visit(path: string, options: BrowserContextOptions = desk) {
  const context = await browser.newContext({ ...withoutServiceWorker, ...options });
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
  page.on('pageerror', (error) => faults.push(error.message));
  await page.goto(app.origin + path);
  return { page, faults, close: () => context.close() };
}

const box = (page: Page) => page.getByRole('combobox');
const options = (page: Page) => page.getByRole('option');
const panel = (page: Page) => page.locator('.search-panel');

/** Goes to the box by its key and types as a person does. */
async function type(page: Page, text: string) {
  await page.keyboard.press('/');
  await box(page).pressSequentially(text);
  await page.locator('.found-option, .found-none').first().waitFor();
}

describe('the search box', () => {
  it.each(['/', '/payments/', '/account/sign-in/code-not-received/', '/no/such/page/', '/search/'])(
    'takes the focus by / on %s',
    async (path) => {
      const { page, close } = await visit(path);
      await page.keyboard.press('/');
      await box(page).waitFor();
      expect(await box(page).evaluate((one) => one === document.activeElement)).toBe(true);
      expect(await box(page).inputValue()).toBe('');
      await page.keyboard.press('/');
      expect(await box(page).inputValue()).toBe('/');
      await close();
    },
  );

  it('shows results while typing, with marked words, category and passage', async () => {
    const { page, faults, close } = await visit('/');
    await type(page, 'کد نمیاد');
    const first = options(page).first();
    await first.getByText('چرا کد تأیید به دستم نمی‌رسد؟').waitFor();
    expect(await first.locator('mark').allTextContents()).toContain('کد');
    expect(await first.locator('.found-path').textContent()).toContain('حساب کاربری');
    expect(await first.locator('.found-passage').textContent()).not.toBe('');
    expect(faults).toEqual([]);
    await close();
  });

  it('is walked by arrows, Home and End, and opened by Enter', async () => {
    const { page, close } = await visit('/');
    await type(page, 'سفارشمو کنسل کنم');
    const count = await options(page).count();
    expect(count).toBeGreaterThan(2);
    const chosen = () =>
      options(page).evaluateAll((all) =>
        all.findIndex((one) => one.getAttribute('aria-selected') === 'true'),
      );
    const active = () => box(page).getAttribute('aria-activedescendant');
    const walk: [key: string, at: number][] = [
      ['ArrowDown', 0],
      ['ArrowDown', 1],
      ['End', count - 1],
      ['ArrowDown', -1],
      ['ArrowUp', count - 1],
      ['Home', 0],
      ['ArrowUp', -1],
      ['ArrowDown', 0],
    ];
    for (const [key, at] of walk) {
      await page.keyboard.press(key);
      expect([key, await chosen()]).toEqual([key, at]);
      expect(await active()).toBe(at < 0 ? null : await options(page).nth(at).getAttribute('id'));
    }
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/orders\/cancel\//);
    await close();
  });

  it('closes by Escape, then clears; Enter without a choice leads to the page of results', async () => {
    const { page, close } = await visit('/payments/');
    await type(page, 'مرجوعی');
    expect(await box(page).getAttribute('aria-expanded')).toBe('true');
    await page.keyboard.press('Escape');
    expect(await panel(page).isVisible()).toBe(false);
    expect(await box(page).getAttribute('aria-expanded')).toBe('false');
    expect(await box(page).inputValue()).toBe('مرجوعی');
    await page.keyboard.press('Escape');
    expect(await box(page).inputValue()).toBe('');
    await type(page, 'مرجوعی');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/search\/\?q=/);
    expect(await page.locator('.found li').count()).toBeGreaterThan(0);
    await close();
  });

  it('shows its list by Enter where nothing of the text may be in an address', async () => {
    const { page, close } = await visit('/');
    await type(page, 'ali@example.com');
    await page.keyboard.press('Escape');
    expect(await panel(page).isVisible()).toBe(false);
    await page.keyboard.press('Enter');
    await panel(page).waitFor({ timeout: 5_000 });
    expect(new URL(page.url()).pathname).toBe('/');
    await box(page).fill('۶۰۳۷ ۹۹۱۱ ۲۳۴۵ ۶۷۸۹');
    await panel(page).getByText('پرسش خود را با چند کلمه بنویسید').waitFor({ timeout: 5_000 });
    await close();
  });

  it('announces to screen readers how many answers there are', async () => {
    const { page, close } = await visit('/');
    await type(page, 'مرجوعی');
    await page
      .locator('.search [role="status"]')
      .filter({ hasText: /[۰-۹]+ پاسخ/ })
      .waitFor({ state: 'attached' });
    await close();
  });

  it('leads to the heading under which the answer stands', async () => {
    const { page, close } = await visit('/');
    await type(page, 'هنوز کد رهگیری نگرفته‌ام');
    const deep = page.locator('.found-option[href*="#"]').first();
    const href = (await deep.getAttribute('href')) ?? '';
    await deep.click();
    await page.waitForURL((url) => url.hash !== '');
    const anchor = decodeURIComponent(href.split('#')[1] ?? '');
    expect(await page.locator(`[id="${anchor}"]`).count()).toBe(1);
    await close();
  });

  it('asks whether the other keyboard was meant, and searches the literal text on demand', async () => {
    const { page, close } = await visit('/');
    await type(page, ';n jhddn');
    const meant = page.locator('.found-meant');
    await meant.getByText('کد تایید').waitFor();
    await meant.getByRole('link').click();
    await meant.waitFor({ state: 'detached' });
    expect(await box(page).inputValue()).toBe(';n jhddn');
    await close();
  });

  it('calls results the nearest where it is not sure, and hands the words over to the form', async () => {
    const { page, close } = await visit('/');
    await type(page, unanswerable);
    const nearest = page.getByRole('group', { name: 'نزدیک‌ترین پاسخ‌ها' });
    await nearest.waitFor();
    expect(await nearest.getByRole('option').count()).toBeLessThanOrEqual(3);
    expect(await page.locator('.found-none').count()).toBe(0);
    await panel(page).getByRole('link', { name: 'از کارشناس بپرسید' }).click();
    await page.waitForURL(/\/contact\//);
    await page.locator('main .types a').first().click();
    await page.waitForURL(/\/contact\/[a-z-]+\//);
    const title = page.getByLabel('عنوان');
    await page.locator('[data-screen="contact"][data-alive]').waitFor();
    await expect.poll(() => title.inputValue()).toBe(unanswerable);
    await close();
  });

  it('says that it found nothing over an empty list alone, with what is asked most below', async () => {
    const { page, close } = await visit('/');
    await type(page, unknown);
    await page.getByText('پاسخی برای این پرسش پیدا نکردیم.').waitFor();
    expect(await page.locator('.found-option').count()).toBe(0);
    await page.getByRole('group', { name: 'پرسش‌های پرتکرار' }).waitFor();
    await close();
  });

  it('never takes back a heading while a question is typed', async () => {
    const { page, close } = await visit('/');
    await page.keyboard.press('/');
    await page.getByRole('group', { name: 'پرسش‌های پرتکرار' }).waitFor();
    const headings = await page.evaluateHandle(() => {
      const seen: string[] = [];
      new MutationObserver(() => {
        const groups = [...document.querySelectorAll('.search-panel [role="group"]')];
        const heading = groups.at(-1)?.getAttribute('aria-label') ?? '';
        if (heading !== seen.at(-1)) seen.push(heading);
      }).observe(document.querySelector('.search-panel')!, { childList: true, subtree: true });
      return seen;
    });
    // Nothing of it settles: each letter comes before the pause that would be one.
    await box(page).pressSequentially('چطور سفارشمو کنسل کنم', { delay: 30 });
    await page.getByRole('option', { name: /لغو/ }).first().waitFor();
    const seen = await headings.jsonValue();
    expect(new Set(seen).size, seen.join(', ')).toBe(seen.length);
    await close();
  });

  it('shows what is asked most until two letters are there', async () => {
    const { page, close } = await visit('/');
    await page.keyboard.press('/');
    const popular = page.getByRole('group', { name: 'پرسش‌های پرتکرار' });
    await popular.waitFor();
    await box(page).pressSequentially('ک');
    expect(await popular.isVisible()).toBe(true);
    await box(page).pressSequentially('د');
    await page.locator('.found-option').first().waitFor();
    expect(await popular.count()).toBe(0);
    await close();
  });

  it('offers whole questions for a beginning, and puts the chosen one into the box', async () => {
    const { page, close } = await visit('/');
    await type(page, 'پولم');
    const offered = page.getByRole('group', { name: 'پیشنهادها' }).getByRole('option');
    await offered.first().waitFor();
    const text = (await offered.first().textContent()) ?? '';
    await page.keyboard.press('ArrowDown');
    expect(await box(page).getAttribute('aria-activedescendant')).toBe(
      await offered.first().getAttribute('id'),
    );
    await page.keyboard.press('Enter');
    expect(await box(page).inputValue()).toBe(text);
    await page.locator('.found-option').first().waitFor();
    expect(new URL(page.url()).pathname).toBe('/');
    await close();
  });

  it('begins with what is asked most, keeps searches on the device, and forgets them', async () => {
    const { page, close } = await visit('/');
    await page.locator('#search-large').click();
    await page.getByRole('group', { name: 'پرسش‌های پرتکرار' }).waitFor();
    await box(page).pressSequentially('مرجوعی');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/search\//);
    await page.goto(`${app.origin}/`);
    await page.keyboard.press('/');
    const recent = page.getByRole('group', { name: 'جست‌وجوهای اخیر شما' });
    await recent.getByRole('option', { name: 'مرجوعی' }).click();
    expect(await box(page).inputValue()).toBe('مرجوعی');
    await page.locator('.found-option').first().waitFor();
    await box(page).fill('');
    await page.getByRole('button', { name: 'حذف جست‌وجوهای اخیر' }).click();
    expect(await recent.count()).toBe(0);
    expect(await page.evaluate(() => localStorage.length)).toBe(0);
    await close();
  });

  it('fetches nothing for a mouse that rests beside it or a finger that scrolls there', async () => {
    const { page, close } = await visit('/payments/');
    const { x, y, width, height } = (await page.locator('.search-small').boundingBox())!;
    const [clientX, clientY] = [x + width / 2, y + height + 20];
    const boxes: string[] = [];
    page.on('request', (request) => request.url().includes('/box.browser') && boxes.push('box'));
    // The first is what Chromium sends where a page appears under a mouse that nobody moves.
    await page.evaluate(
      (at) => {
        for (const how of [{ pointerType: 'mouse' }, { pointerType: 'touch', movementY: 9 }])
          document.dispatchEvent(new PointerEvent('pointermove', { ...at, ...how, bubbles: true }));
      },
      { clientX, clientY },
    );
    await page.waitForLoadState('networkidle');
    expect(boxes).toEqual([]);

    const box = page.waitForRequest(/box\.browser/);
    await page.mouse.move(clientX, clientY);
    await page.mouse.move(clientX + 3, clientY);
    await box;
    await close();
  });

  it('asks for all that it needs at once, before any of it is there', async () => {
    const { page, close } = await visit('/');
    const asked: string[] = [];
    const { promise: released, resolve: release } = Promise.withResolvers<void>();
    await page.context().route(/_astro|search-index/, async (route) => {
      asked.push(new URL(route.request().url()).pathname);
      await released;
      await route.continue();
    });
    await page.keyboard.press('/');
    const first = [
      /box\.browser/,
      /panel\..*\.css$/,
      /worker/,
      /search-index\/search-.*\.bin$/,
      /current\.json$/,
    ];
    for (const file of first)
      await expect
        .poll(() => asked.some((path) => file.test(path)), { message: `${file}` })
        .toBe(true);
    const before = asked.length;
    release();
    await box(page).pressSequentially('مرجوعی');
    await options(page).first().waitFor();
    expect(asked.slice(before)).toEqual([]);
    await page.context().unroute(/_astro|search-index/);
    await close();
  });

  it('fetches nothing until somebody is about to search', async () => {
    const { page, close } = await visit('/');
    const fetched: string[] = [];
    page.on('request', (request) => fetched.push(new URL(request.url()).pathname));
    await page.mouse.move(640, 860);
    expect(fetched.filter((path) => /search-index|worker/.test(path))).toEqual([]);
    const index = page.waitForRequest(/search-index\/.*\.bin$/);
    await page.mouse.move(640, 330);
    await index;
    await close();
  });

  it.each([
    ['light', phone],
    ['dark', desk],
  ] as const)('has no barrier that axe finds, %s at %o', async (colorScheme, size) => {
    const { page, close } = await visit('/', { ...size, colorScheme });
    await page.keyboard.press('/');
    await page.getByRole('group', { name: 'پرسش‌های پرتکرار' }).waitFor();
    expect(await findBarriers(page)).toEqual([]);
    await type(page, 'کد نمیاد');
    await page.keyboard.press('ArrowDown');
    expect(await findBarriers(page)).toEqual([]);
    await box(page).fill(unknown);
    await page.locator('.found-none').waitFor();
    expect(await findBarriers(page)).toEqual([]);
    await box(page).fill(showTrackingCode(code));
    await page.getByRole('option', { name: 'پیگیری این درخواست' }).waitFor();
    expect(await findBarriers(page)).toEqual([]);
    await close();
  });

  it.each(['/', '/payments/'])('fits a phone with its keyboard open on %s', async (path) => {
    const { page, close } = await visit(path, phone);
    await page.setViewportSize({ width: 390, height: 420 });
    await type(page, 'مرجوعی');
    const { panelBottom, boxTop, height, overflow } = await page.evaluate(() => {
      const rect = (place: string) => document.querySelector(place)!.getBoundingClientRect();
      return {
        panelBottom: rect('.search-panel:not([hidden])').bottom,
        boxTop: rect('.search:has(.search-panel:not([hidden])) form').top,
        height: window.visualViewport!.height,
        overflow: document.documentElement.scrollWidth - document.documentElement.clientWidth,
      };
    });
    expect(boxTop).toBeGreaterThanOrEqual(0);
    expect(panelBottom).toBeLessThanOrEqual(height);
    expect(overflow).toBe(0);
    const low = await options(page).evaluateAll((all) =>
      all.filter((one) => one.getBoundingClientRect().height < 44).map((one) => one.textContent),
    );
    expect(low).toEqual([]);
    await close();
  });
});

describe('a number in the place of a question', () => {
  /** Types, presses Enter, and answers with every address that a server was asked for from then on. */
  async function sent(text: string, to: RegExp) {
    const { page, close } = await visit('/');
    await page.keyboard.press('/');
    const asked: string[] = [];
    page.on('request', (request) => asked.push(decodeURIComponent(request.url())));
    await box(page).pressSequentially(text);
    await page.keyboard.press('Enter');
    await page.waitForURL(to);
    const stored = await page.evaluate(() => JSON.stringify({ ...localStorage }));
    return { page, asked: asked.join(' '), stored, close };
  }

  it('opens the request of a tracking code', async () => {
    const { asked, stored, close } = await sent(
      showTrackingCode(code).toLowerCase(),
      new RegExp(`/requests/${showTrackingCode(code)}/`),
    );
    expect(asked).not.toContain('/search/');
    expect(stored).not.toContain(showTrackingCode(code).toLowerCase());
    await close();
  });

  it('opens the list of requests for a mobile, which no address holds', async () => {
    const { asked, stored, close } = await sent('۰۹۱۲ ۱۲۳ ۴۵۶۷', /\/requests\/|\/sign-in\//);
    expect(asked + stored).not.toMatch(/۴۵۶۷|4567/);
    await close();
  });

  it('is left out of the address of a longer text', async () => {
    const { asked, page, close } = await sent('کد به 09121234567 نمیاد', /\/search\//);
    expect(asked).not.toContain('1234567');
    expect(new URL(page.url()).searchParams.get('q')).toBe('کد به نمیاد');
    await close();
  });

  it('of an order marks the first of several forms, and opens it behind the # of its address by a second Enter', async () => {
    const { page, close } = await visit('/');
    await page.keyboard.press('/');
    const asked: string[] = [];
    page.on('request', (request) => asked.push(decodeURIComponent(request.url())));
    await box(page).pressSequentially('۴۸۲۱۳۰۰۷');
    await page.keyboard.press('Enter');
    const marked = page.getByRole('option', { selected: true });
    await marked.waitFor();
    expect(await box(page).getAttribute('aria-activedescendant')).toBe(
      await marked.getAttribute('id'),
    );
    expect(await box(page).evaluate((one) => one === document.activeElement)).toBe(true);
    await page.locator('.search [role="status"]').filter({ hasText: '۳ مورد' }).waitFor({
      state: 'attached',
    });
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/contact\/[a-z-]+\//);
    await page.locator('[data-screen="contact"][data-alive]').waitFor();
    await expect.poll(() => page.getByLabel('شمارهٔ سفارش').inputValue()).toBe('48213007');
    expect(asked.join(' ')).not.toMatch(/48213007|۴۸۲۱۳۰۰۷/);
    await close();
  });

  it('of an order stays marked when the answer to a second question for it arrives', async () => {
    const context = await browser.newContext({ ...withoutServiceWorker, ...desk });
    await context.addInitScript(() => {
      const counted = window as unknown as { answers: number };
      counted.answers = 0;
      const Own = window.Worker;
      window.Worker = class extends Own {
        constructor(...made: ConstructorParameters<typeof Own>) {
          super(...made);
          this.addEventListener('message', ({ data }) => {
            if (data.kind === 'answer') counted.answers += 1;
          });
        }
      };
    });
    const page = await context.newPage();
    const { arrived, release } = await holdRequests(page, '**/search-index/current.json', {
      method: 'GET',
    });
    await page.goto(app.origin);
    await page.keyboard.press('/');
    await arrived;
    await box(page).fill('۴۸۲۱۳۰۰۷');
    await page.keyboard.press('Enter');
    release();
    await page.waitForFunction(() => (window as unknown as { answers: number }).answers === 2);
    expect(await page.getByRole('option', { selected: true }).count()).toBe(1);
    await context.close();
  });

  it('of an order is not sent twice by a key that is held down', async () => {
    const { page, close } = await visit('/');
    await page.keyboard.press('/');
    await box(page).pressSequentially('۴۸۲۱۳۰۰۷');
    await options(page).first().waitFor();
    await page.keyboard.down('Enter');
    const marked = page.getByRole('option', { selected: true });
    await marked.waitFor();
    await page.keyboard.down('Enter');
    await page.keyboard.up('Enter');
    expect(await marked.count()).toBe(1);
    await page.keyboard.press('ArrowDown');
    expect(await marked.getAttribute('id')).toBe(await options(page).nth(1).getAttribute('id'));
    await close();
  });

  it('of an order marks the first form by the button as well, and opens it by a second press', async () => {
    const { page, close } = await visit('/');
    await page.keyboard.press('/');
    await box(page).pressSequentially('۴۸۲۱۳۰۰۷');
    const send = page.locator('.search-large button[type="submit"]');
    await send.click();
    await page.getByRole('option', { selected: true }).waitFor();
    await send.click();
    await page.waitForURL(/\/contact\/[a-z-]+\//);
    await close();
  });
});

describe('an index that cannot be used', () => {
  const indexFile = /search-index\/.*\.bin$/;

  it.each([
    ['cut short', (body: Buffer) => body.subarray(0, body.length / 2), 'کامل دریافت نشد'],
    ['altered', (body: Buffer) => Buffer.from(body.map((byte) => byte ^ 1)), 'درست دریافت نشد'],
    [
      'of another version',
      (body: Buffer) => Buffer.concat([body.subarray(0, 3), Buffer.from([99]), body.subarray(4)]),
      'نسخهٔ قبلی',
    ],
  ])('%s: says so, and the form still searches', async (_, spoil, sentence) => {
    const { page, close } = await visit('/');
    await page.context().route(indexFile, async (route) => {
      const answer = await route.fetch();
      await route.fulfill({
        body: spoil(await answer.body()),
        contentType: 'application/octet-stream',
      });
    });
    await type(page, 'مرجوعی');
    await panel(page).getByText(sentence).waitFor();
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/search\/\?q=/);
    expect(await page.locator('.found li').count()).toBeGreaterThan(0);
    await close();
  });

  it.each([
    ['is gone since the page was made', null],
    ['an earlier release built', 'test/search/search-v1.bin'],
  ])('that %s: takes the current one', async (_, file) => {
    const { page, close } = await visit('/');
    const address = '/search-index/search-v1-of-yesterday.bin';
    if (file) await page.context().route(`**${address}`, (route) => route.fulfill({ path: file }));
    await page.locator('pasokh-search').evaluate((one, address) => {
      one.dataset.index = address;
    }, address);
    await type(page, 'مرجوعی');
    expect(await options(page).count()).toBeGreaterThan(0);
    await close();
  });

  it('that is out of reach leads from a number all the same', async () => {
    const { page, close } = await visit('/');
    await page.context().route(/search-index\/.*\.bin$/, (route) => route.abort());
    await page.keyboard.press('/');
    await box(page).pressSequentially(showTrackingCode(code));
    await page.getByRole('option', { name: 'پیگیری این درخواست' }).waitFor();
    await close();
  });

  it('as its worker is gone: says so, leads to the page of results, and tries again', async () => {
    const { page, close } = await visit('/');
    const worker = /worker\.browser/;
    await page.context().route(worker, (route) => route.abort());
    await page.keyboard.press('/');
    await box(page).pressSequentially('مرجوع');
    const sentence = panel(page).getByText('فهرست پاسخ‌ها دریافت نشد');
    await sentence.waitFor();
    expect(await sentence.getByRole('link').getAttribute('href')).toContain('/search/?q=');
    await page.context().unroute(worker);
    await box(page).pressSequentially('ی');
    await page.locator('.found-option').first().waitFor();
    await close();
  });

  it('that is out of reach: says so, and comes as soon as it can', async () => {
    const { page, close } = await visit('/');
    await page.context().route(/search-index/, (route) => route.abort());
    await type(page, 'مرجوع');
    await panel(page).getByText('فهرست پاسخ‌ها دریافت نشد').waitFor();
    await page.context().unroute(/search-index/);
    await box(page).pressSequentially('ی');
    await page.locator('.found-option').first().waitFor();
    await close();
  });
});

describe('without JavaScript', () => {
  it('the form leads to a page of the same answers, which can be shared', async () => {
    const { page, close } = await visit('/', { ...phone, javaScriptEnabled: false });
    await page.locator('#search-large').fill('کد نمیاد');
    await page.getByRole('button', { name: 'جست‌وجو' }).click();
    await page.waitForURL(/\/search\/\?q=/);
    const first = page.locator('.found a').first();
    expect(await first.textContent()).toContain('چرا کد تأیید به دستم نمی‌رسد؟');
    expect(await first.locator('mark').count()).toBeGreaterThan(0);
    expect(await page.locator('meta[name="robots"]').getAttribute('content')).toBe('noindex');
    await first.click();
    await page.waitForURL(/code-not-received/);
    await close();
  });
});

describe('the page of results', () => {
  it.each(['', 'کد نمیاد', unanswerable, ';n jhddn', '<b>&"\''])(
    'has no barrier and fits a phone: %s',
    async (query) => {
      const { page, faults, close } = await visit(`/search/?q=${encodeURIComponent(query)}`, phone);
      expect(await findBarriers(page)).toEqual([]);
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(overflow).toBe(0);
      expect(faults).toEqual([]);
      await close();
    },
  );
});

describe('the contact form', () => {
  it('shows answers while a title is typed, only where the search is sure', async () => {
    const { page, close } = await visit('/contact/');
    await page.locator('main .types a').first().click();
    await page.locator('[data-screen="contact"]').waitFor();
    await alive(page);
    const ready = page.locator('.best-answers');
    await page.getByLabel('عنوان').pressSequentially('کد تأیید برایم نمی‌آید');
    await ready.getByRole('link', { name: /چرا کد تأیید به دستم نمی‌رسد؟/ }).waitFor();
    await page.getByLabel('عنوان').fill(unanswerable);
    await ready.getByRole('link').first().waitFor({ state: 'detached' });
    await close();
  });
});
