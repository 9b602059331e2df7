import type { Page } from 'playwright-core';
import type { SampleSite } from './sample-site.ts';
import { alive, askForCode, fillRequest, guestMobiles, open, submit, toVerdict } from './visits.ts';

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
  results: {
    size: 'phone',
    visit: (page, site) => open(page, site, `/search/?q=${encodeURIComponent('پول کم شد')}`),
  },
  category: { size: 'phone', visit: (page, site) => open(page, site, '/payments/') },
  article: { size: 'phone', visit: (page, site) => open(page, site, '/payments/double-payment/') },
  missing: { size: 'phone', visit: (page, site) => open(page, site, '/no/such/page/') },
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
  'request-empty': {
    size: 'phone',
    async visit(page, site) {
      await open(page, site, '/contact/refund/');
      await alive(page);
    },
  },
  'request-faults': {
    size: 'phone',
    async visit(page, site) {
      await open(page, site, '/contact/refund/');
      await alive(page);
      await page.locator('[name="title"]').fill('کمک');
      await page.locator('[name="mobile"]').fill('۰۹۱۲');
      await submit(page, 'main form');
      await page.locator('[aria-invalid="true"]').first().waitFor();
      await page.evaluate(() => scrollTo(0, 0));
    },
  },
  'request-form': { size: 'phone', visit: (page, site) => fillRequest(page, site) },
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
    },
  },
  'request-code': {
    size: 'phone',
    async visit(page, site) {
      await fillRequest(page, site, guestMobiles.asked);
      await submit(page, 'main form');
      await page.locator('.input-code').waitFor();
    },
  },
  filed: {
    size: 'phone',
    async visit(page, site) {
      await fillRequest(page, site);
      await submit(page, 'main form');
      await page
        .locator('.input-code')
        .fill(await site.smsCode(guestMobiles.filed.replace('0', '+98')));
      await page.locator('.filed-code').waitFor();
    },
  },
  'sign-in': {
    size: 'phone',
    async visit(page, site) {
      await open(page, site, '/sign-in/');
      await alive(page);
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
