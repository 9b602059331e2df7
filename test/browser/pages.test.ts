import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { notCopied } from '../../src/starlight/texts/page-tools.ts';
import { alive } from '../helpers/alive.ts';
import {
  closeContexts,
  openChromium,
  openReadingPages,
  type ReadingPages,
  withoutServiceWorker,
} from '../helpers/chromium.ts';
import { openApp } from '../helpers/open-app.ts';
import { findBarriers } from './barriers.ts';

const kinds = {
  home: '/',
  category: '/payments/',
  article: '/account/sign-in/code-not-received/',
  'list of request types': '/contact/',
  'request form': '/contact/payment/',
  'sign-in': '/sign-in/',
  'my requests': '/requests/',
  privacy: '/privacy/',
  offline: '/offline/',
  'missing page': '/no/such/page/',
};

let browser: Browser;
let reading: ReadingPages;
let app: Awaited<ReturnType<typeof openApp>>;

beforeAll(async () => {
  app = await openApp();
  browser = await openChromium();
  reading = openReadingPages(browser);
}, 180_000);

afterAll(async () => {
  await reading.end().finally(() => closeContexts(browser));
  await app.close();
});

/** A page that changes nothing others of its context could see: see `openReadingPages`. */
const read = async (path: string, options: BrowserContextOptions = {}) =>
  visit(await reading.take(options), path);

/** A page of a context of its own. */
async function readAlone(path: string, options: BrowserContextOptions) {
  const context = await browser.newContext({ ...withoutServiceWorker, ...options });
  return { ...(await visit(await context.newPage(), path)), close: () => context.close() };
}

async function visit(page: Page, path: string) {
  const faults: string[] = [];
  const hosts = new Set<string>();
  page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('request', (request) => hosts.add(new URL(request.url()).origin));
  await page.goto(app.origin + path);
  await page.evaluate(() => document.fonts.ready);
  return { page, faults, hosts, close: () => reading.giveBack(page) };
}

const phone = { viewport: { width: 390, height: 844 } };
const desk = { viewport: { width: 1280, height: 900 } };

describe.each(Object.entries(kinds))('the %s', (_, path) => {
  it.each([
    ['light', phone],
    ['dark', desk],
  ] as const)('has no barrier that axe finds, %s at %o', async (colorScheme, size) => {
    const { page, close } = await read(path, { ...size, colorScheme });
    await page.evaluate(() => {
      for (const details of document.querySelectorAll('details')) details.open = true;
    });
    expect(await findBarriers(page)).toEqual([]);
    await close();
  });

  it('R28 R53 loads from its own host only and breaks no policy', async () => {
    const { faults, hosts, close } = await readAlone(path, { ...phone, serviceWorkers: 'allow' });
    expect(faults.filter((fault) => !/^Failed to load resource/.test(fault))).toEqual([]);
    expect([...hosts]).toEqual([app.origin]);
    await close();
  });

  it('fits every window without sideways scrolling', async () => {
    const { page, close } = await read(path, phone);
    for (const width of [320, 390, 768, 1024, 1280]) {
      await page.setViewportSize({ width, height: 800 });
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(overflow, `${width} px`).toBe(0);
    }
    await close();
  });
});

describe('a barrier', () => {
  it('is found where there is one, and a frame is refused', async () => {
    const { page, close } = await read('/privacy/', phone);
    await page.evaluate(() => document.querySelector('main')?.append(new Image()));
    expect(await findBarriers(page)).toEqual([expect.stringMatching(/^image-alt: <img/)]);
    await page.evaluate(() => document.body.append(document.createElement('iframe')));
    await expect(findBarriers(page)).rejects.toThrow('frames');
    await close();
  });
});

describe('reading', () => {
  it('sets Persian in its own font', async () => {
    const { page, close } = await readAlone('/', phone);
    const loaded = await page.evaluate(() => document.fonts.check('16px Vazirmatn', 'پاسخ «۱۴۰۵»'));
    expect(loaded).toBe(true);
    await close();
  });

  it.each([320, 360, 390])('keeps name, links and switch in one line at %i px', async (width) => {
    const { page, close } = await read('/', { viewport: { width, height: 700 } });
    const middles = await page
      .locator('.brand, .site-nav, pasokh-scheme button')
      .evaluateAll((all) =>
        all.map((one) => {
          const { top, height } = one.getBoundingClientRect();
          return Math.round(top + height / 2);
        }),
      );
    expect(middles).toHaveLength(3);
    expect(new Set(middles).size).toBe(1);
    await close();
  });

  it('brings the header back on the way up, and hides nothing that is moved to', async () => {
    const { page, close } = await read('/payments/', phone);
    const topOfHeader = () =>
      page.locator('.site-header .search').evaluate((one) => one.getBoundingClientRect().top);
    await page.mouse.wheel(0, 1200);
    await page.waitForFunction(() => document.querySelector('.site-header[data-away]'));
    await expect.poll(topOfHeader).toBeLessThan(0);
    await page.mouse.wheel(0, -200);
    await expect.poll(topOfHeader).toBeGreaterThanOrEqual(0);
    await page.locator('summary').nth(4).focus();
    const [summary, header] = await page.evaluate(() => [
      document.activeElement!.getBoundingClientRect().top,
      document.querySelector('.site-header')!.getBoundingClientRect().bottom,
    ]);
    expect(summary).toBeGreaterThanOrEqual(header!);
    await close();
  });

  it('shows what the keyboard reaches in the header from further down', async () => {
    const { page, close } = await read('/payments/', phone);
    await page.mouse.wheel(0, 1200);
    await page.waitForFunction(() => document.querySelector('.site-header[data-away]'));
    const search = page.locator('.site-header .search input');
    await search.evaluate((input: HTMLElement) => input.focus({ preventScroll: true }));
    await page.keyboard.press('Shift+Tab');
    for (const reached of ['pasokh-scheme', 'nav', 'nav', 'brand']) {
      const focused = page.locator('.site-header :focus');
      await expect
        .poll(() => focused.evaluate((one) => one.getBoundingClientRect().top), {
          message: reached,
        })
        .toBeGreaterThanOrEqual(0);
      await page.keyboard.press('Shift+Tab');
    }
    await close();
  });

  it('keeps the header at the top of paper', async () => {
    const { page, close } = await read('/payments/', phone);
    await page.emulateMedia({ media: 'print' });
    expect(
      await page.locator('.site-header').evaluate((one) => getComputedStyle(one).position),
    ).toBe('static');
    await page.emulateMedia({ media: null });
    await close();
  });

  it('loads Latin letters and Arabic digits only where somebody sees some', async () => {
    const loadedOn = async (path: string, more = '') => {
      const { page, close } = await readAlone(path, phone);
      await page
        .locator('main')
        .evaluate((main, html) => main.insertAdjacentHTML('beforeend', html), more);
      await page.evaluate(() => {
        document.body.getBoundingClientRect();
        return document.fonts.ready;
      });
      const ranges = await page.evaluate(() =>
        [...document.fonts]
          .filter(({ status }) => status === 'loaded')
          .map(({ unicodeRange }) => unicodeRange),
      );
      await close();
      return Object.entries({ codes: /U\+41-5A/, addresses: /U\+5E-7E/, arabic: /U\+660-669/ })
        .filter(([, letters]) => ranges.some((range) => letters.test(range)))
        .map(([name]) => name);
    };
    expect(await loadedOn('/')).toEqual([]);
    expect(await loadedOn('/', '<p>Q7K2-9XM4</p>')).toEqual(['codes']);
    // Articles write Persian digits; those of an Arabic keyboard are typed into forms.
    expect(await loadedOn('/contact/technical/', '<p>٤٥٦</p>')).toEqual(['codes', 'arabic']);
    // Browsers write words of their own beside a box for files, in the reader's language; here nobody sees them.
    expect(await loadedOn('/verify/')).toEqual([]);
    // A hint names «PDF».
    expect(await loadedOn('/contact/technical/')).toEqual(['codes']);
  });

  it('gives every control of the frame 44 px to touch', async () => {
    const { page, close } = await read('/payments/', phone);
    const small = await page
      .locator('header a, header button, summary, .button, footer nav a')
      .evaluateAll((all) =>
        all
          .map((one) => ({
            text: one.textContent?.trim(),
            height: one.getBoundingClientRect().height,
          }))
          .filter(({ height }) => height > 0 && height < 44),
      );
    expect(small).toEqual([]);
    await close();
  });

  it('opens a question in place without a script, and links to its own page', async () => {
    const { page, close } = await read('/payments/', { ...phone, javaScriptEnabled: false });
    const question = page.locator('details').first();
    const answer = question.locator('.answer');
    expect(await answer.isVisible()).toBe(false);
    await question.locator('summary').click();
    expect(await answer.isVisible()).toBe(true);
    await answer.getByRole('link', { name: /صفحهٔ این پرسش/ }).click();
    await page.waitForURL(/\/payments\/[a-z-]+\/$/);
    await close();
  });

  it('opens the question that the address names', async () => {
    const { page, close } = await read('/payments/#double-payment', phone);
    expect(await page.locator('#double-payment').isVisible()).toBe(true);
    expect(await page.locator('details[open]').count()).toBe(1);
    await close();
  });

  it('names the opened question in the address', async () => {
    const { page, close } = await read('/payments/', phone);
    await page
      .locator('details', { has: page.locator('#double-payment') })
      .locator('summary')
      .click();
    await page.waitForURL(/#double-payment$/);
    await close();
  });

  it('makes the promise exact by the clock of the app', async () => {
    const { page, close } = await read('/payments/double-payment/', phone);
    const promise = page.locator('.next-step pasokh-promise');
    expect(await promise.textContent()).toBe('پاسخ تا پایان روز کاری بعد');
    await promise.scrollIntoViewIfNeeded();
    await page.waitForFunction(() =>
      /پاسخ تا (?:پایان )?(?:شنبه|یکشنبه|دوشنبه|سه‌شنبه|چهارشنبه|پنجشنبه|جمعه) [۰-۹]/.test(
        document.querySelector('.next-step pasokh-promise')?.textContent ?? '',
      ),
    );
    await close();
  });

  it('R25 keeps the rule where the API does not answer', async () => {
    const { page, close } = await read('/', phone);
    await page.route('**/api/**', (route) => route.abort());
    const failed = page.waitForEvent('requestfailed');
    await page.locator('.ask').scrollIntoViewIfNeeded();
    await failed;
    expect(await page.locator('.ask pasokh-promise').textContent()).toBe(
      'پاسخ تا پایان روز کاری بعد',
    );
    await close();
  });

  it('turns dark and light by hand, keeps it, and follows the device again', async () => {
    const { page, close } = await readAlone('/', { ...phone, colorScheme: 'light' });
    const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    const light = await ground();
    const button = page.getByRole('button', { name: 'تیره' });
    await button.click();
    const dark = await ground();
    expect(dark).not.toBe(light);
    await page.goto(`${app.origin}/payments/`);
    expect(await ground()).toBe(dark);
    expect(await button.getAttribute('aria-pressed')).toBe('true');
    await button.click();
    expect(await ground()).toBe(light);
    expect(await page.evaluate(() => localStorage.length)).toBe(0);
    await close();
  });

  it('follows the device without a script', async () => {
    const ground = async (colorScheme: 'light' | 'dark') => {
      const { page, close } = await read('/', { ...phone, colorScheme, javaScriptEnabled: false });
      const colour = await page
        .locator('body')
        .evaluate((body) => getComputedStyle(body).backgroundColor);
      await close();
      return colour;
    };
    expect(await ground('dark')).not.toBe(await ground('light'));
  });

  it('shows the keyboard where it is, beginning with the way past the header', async () => {
    const { page, close } = await read('/payments/', desk);
    await page.keyboard.press('Tab');
    const skip = page.getByRole('link', { name: 'رفتن به متن صفحه' });
    expect(await skip.evaluate((link) => link === document.activeElement)).toBe(true);
    expect((await skip.boundingBox())?.y).toBeGreaterThanOrEqual(0);
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1');
    await page.keyboard.press('Tab');
    const outline = await page.evaluate(
      () => getComputedStyle(document.activeElement!).outlineStyle,
    );
    expect(outline).toBe('solid');
    await close();
  });
});

it('keeps the icons of the header at one size on every kind of page', async () => {
  const widths = new Set<string>();
  const { page, close } = await read('/', desk);
  for (const path of Object.values(kinds)) {
    await page.goto(app.origin + path);
    widths.add(
      await page.evaluate(() =>
        [...document.querySelectorAll('header .icon-button .icon')]
          .map((icon) => getComputedStyle(icon).width)
          .join(),
      ),
    );
  }
  await close();
  expect([...widths]).toHaveLength(1);
});

it('begins an empty box at the right, and turns it with what is typed', async () => {
  const { page, close } = await readAlone('/contact/technical/', phone);
  await alive(page);
  for (const id of ['field-title', 'field-text']) {
    const box = page.locator(`#${id}`);
    const direction = () => box.evaluate((element) => getComputedStyle(element).direction);
    expect(await direction(), id).toBe('rtl');
    await box.fill('Cannot pay');
    expect(await direction(), id).toBe('ltr');
    await box.fill('پرداخت نمی‌شود');
    expect(await direction(), id).toBe('rtl');
  }
  await close();
});

it('never breaks a code at the end of a line', async () => {
  const { page, close } = await read('/contact/technical/', phone);
  const lines = await page.evaluate(() => {
    const words = document.createElement('p');
    words.style.inlineSize = '4em';
    words.innerHTML = 'کد <bdi class="code">7K3M-X9QP-2RTW</bdi>';
    document.querySelector('[data-screen]')?.append(words);
    return words.querySelector('.code')?.getClientRects().length;
  });
  expect(lines).toBe(1);
  await close();
});

it('never breaks the example of a box at the end of a line, on any phone', async () => {
  for (const [path, shown] of [
    ['/requests/', '7K3M-X9QP-2RTW'],
    ['/contact/technical/', '۰۹۱۲ ۱۲۳ ۴۵۶۷'],
  ] as const) {
    const { page, close } = await read(path, phone);
    const example = page.locator('.hint bdi', { hasText: shown });
    await example.waitFor();
    for (let width = 320; width <= 430; width += 10) {
      await page.setViewportSize({ width, height: 700 });
      const lines = await example.evaluate((element) => element.getClientRects().length);
      expect([path, width, lines]).toEqual([path, width, 1]);
    }
    await close();
  }
});

it('says that its address was not copied where the browser gives no clipboard', async () => {
  const { page, faults, close } = await readAlone(kinds.article, desk);
  await page.evaluate(() => Object.defineProperty(navigator, 'clipboard', { value: undefined }));
  await page.locator('.page-card button[name="copy"]').click();
  const said = page.locator('.page-card [role="status"]');
  await expect.poll(() => said.textContent()).toBe(notCopied);
  expect(faults).toEqual([]);
  await close();
});
