import type { Page } from 'playwright-core';
import type { SampleSite } from './sample-site.ts';

/** What a customer sees at one point of her way, and how to come to it. */
export interface Screen {
  size: 'phone' | 'desk';
  /** Whether the customer of the sample site is signed in. */
  isSignedIn?: true;
  /** The part that a picture shows, by its selector; the window where it is left out. */
  part?: string;
  /** Leads a fresh page there. */
  visit(page: Page, site: SampleSite): Promise<void>;
}

const open = async (page: Page, site: SampleSite, path: string) => {
  await page.goto(site.origin + path, { waitUntil: 'networkidle' });
};

const alive = (page: Page) => page.waitForSelector('[data-alive]');

/** A mobile that nobody else of the sample site uses. */
const newMobile = '09127654321';

async function fillRequest(page: Page, site: SampleSite) {
  await open(page, site, '/contact/technical/');
  await alive(page);
  await page.locator('[name="title"]').fill('صفحهٔ پرداخت باز نمی‌شود');
  await page
    .locator('[name="text"]')
    .fill('بعد از زدن دکمهٔ پرداخت، صفحه سفید می‌ماند. با Chrome و اینترنت گوشی امتحان کردم.');
  await page.locator('[name="mobile"]').fill(newMobile);
  await page.locator('[name="mobile"]').blur();
  await page.evaluate(() => scrollTo(0, 0));
}

const submit = (page: Page, form: string) =>
  page.locator(`${form} button[type="submit"]`).first().click();

async function askForCode(page: Page, site: SampleSite) {
  await open(page, site, '/sign-in/');
  await alive(page);
  await page.locator('main form input').first().fill('09123334455');
  await submit(page, 'main form');
  await page.locator('.input-code').waitFor();
}

/** Shows the address of the organisation where the page shows that of loopback, whose port changes. */
const nameAddress = (page: Page, { origin, address }: SampleSite) =>
  page.evaluate(
    ([from = '', to = '']) => {
      const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      for (let text = texts.nextNode(); text; text = texts.nextNode())
        text.nodeValue = (text.nodeValue ?? '').replaceAll(from, to);
    },
    [origin, address],
  );

async function toVerdict(page: Page, site: SampleSite) {
  await open(page, site, '/verify/');
  await alive(page);
  await page.locator('main textarea').fill(await site.copyOf(site.codes.answered));
  await submit(page, 'main form');
  await page.locator('.verdict').waitFor();
  await nameAddress(page, site);
}

/** Every screen that pictures show, by name. */
export const screens: Readonly<Record<string, Screen>> = {
  home: { size: 'phone', visit: (page, site) => open(page, site, '/') },
  'home-desk': { size: 'desk', visit: (page, site) => open(page, site, '/') },
  search: {
    size: 'phone',
    async visit(page, site) {
      await open(page, site, '/');
      const box = page.locator('main [name="q"]').first();
      await box.click();
      await box.pressSequentially('پول کم شد');
      await page.locator('.found-title').first().waitFor();
    },
  },
  helpful: {
    size: 'phone',
    part: '.helpful',
    async visit(page, site) {
      await open(page, site, '/refunds/how-long/');
      await page.locator('.helpful button[value="no"]').click();
      await page.locator('.helpful textarea').waitFor();
    },
  },
  'request-types': { size: 'desk', visit: (page, site) => open(page, site, '/contact/') },
  'request-form': { size: 'phone', visit: fillRequest },
  'request-files': {
    size: 'phone',
    part: '[data-field="files"]',
    async visit(page, site) {
      await open(page, site, '/contact/payment/');
      await alive(page);
      await page.locator('#field-files').setInputFiles({
        name: 'receipt.png',
        mimeType: 'image/png',
        buffer: await page.screenshot(),
      });
      await page.locator('[data-field="files"] li').first().waitFor();
      await page.waitForLoadState('networkidle');
    },
  },
  'request-code': {
    size: 'phone',
    async visit(page, site) {
      await fillRequest(page, site);
      await submit(page, 'main form');
      await page.locator('.input-code').waitFor();
    },
  },
  filed: {
    size: 'phone',
    async visit(page, site) {
      await fillRequest(page, site);
      await submit(page, 'main form');
      await page.locator('.input-code').fill(await site.smsCode(newMobile.replace('0', '+98')));
      await page.locator('.filed-code').waitFor();
    },
  },
  'sign-in-code': { size: 'phone', visit: askForCode },
  lookup: {
    size: 'phone',
    async visit(page, site) {
      await open(page, site, '/requests/');
      await alive(page);
      const box = page.locator('form[name="lookup"] input, [name="lookup"]').first();
      await box.fill(site.codes.answered);
    },
  },
  requests: {
    size: 'phone',
    isSignedIn: true,
    async visit(page, site) {
      await open(page, site, '/requests/');
      await page.locator('.ticket').first().waitFor();
    },
  },
  thread: {
    size: 'phone',
    isSignedIn: true,
    async visit(page, site) {
      await open(page, site, `/requests/${site.codes.answered}/`);
      await page.locator('.thread').waitFor();
    },
  },
  reply: {
    size: 'phone',
    isSignedIn: true,
    part: 'form.reply',
    async visit(page, site) {
      await open(page, site, `/requests/${site.codes.answered}/`);
      await page
        .locator('[name="reply-text"]')
        .fill('هنوز در حسابم نیست. شمارهٔ پیگیری واریز را بفرستید.');
    },
  },
  account: {
    size: 'phone',
    isSignedIn: true,
    part: '.account',
    async visit(page, site) {
      await open(page, site, '/requests/');
      await page.locator('.account summary').click();
    },
  },
  verify: { size: 'desk', visit: toVerdict },
  offline: { size: 'phone', visit: (page, site) => open(page, site, '/offline/') },
};
