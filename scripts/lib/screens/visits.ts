import type { Page } from 'playwright-core';
import { alive } from '../../../test/helpers/alive.ts';
import { whenQuiet } from './quiet.ts';
import type { SampleSite } from './sample-site.ts';

/** Opens a page of the site and waits until it stands still. */
export const open = async (page: Page, site: SampleSite, path: string) => {
  await page.goto(site.origin + path);
  await whenQuiet(page);
};

export { alive };

/** Mobiles of guests, one for each screen that sends a code: a second code to the same one is another screen. */
export const guestMobiles = { filed: '09127654321', asked: '09127654322' };

/** Fills in a technical request of a guest. */
export async function fillRequest(page: Page, site: SampleSite, mobile = guestMobiles.filed) {
  await open(page, site, '/contact/technical/');
  await alive(page);
  await page.locator('[name="title"]').fill('صفحهٔ پرداخت باز نمی‌شود');
  // They come after a pause in typing, and move what is below.
  await page.locator('.best-answers').waitFor();
  await page
    .locator('[name="text"]')
    .fill('بعد از زدن دکمهٔ پرداخت، صفحه سفید می‌ماند. با Chrome و اینترنت گوشی امتحان کردم.');
  await page.locator('[name="mobile"]').fill(mobile);
  await page.locator('[name="mobile"]').blur();
  await page.evaluate(() => scrollTo(0, 0));
}

/** Sends a form, found by its selector. */
export const submit = (page: Page, form: string) =>
  page.locator(`${form} button[type="submit"]`).first().click();

/** Signs in until a code is asked for. */
export async function askForCode(page: Page, site: SampleSite) {
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

/** Checks the copy of a request. */
export async function toVerdict(page: Page, site: SampleSite) {
  await open(page, site, '/verify/');
  await alive(page);
  await page.locator('main input[type="file"]').setInputFiles({
    name: 'transcript.json',
    mimeType: 'application/json',
    buffer: Buffer.from(await site.copyOf(site.codes.answered)),
  });
  await page.locator('.verdict').waitFor();
  // It has the focus, whose ring nobody wants in a picture.
  await page.locator('.verdict').blur();
  await nameAddress(page, site);
}
