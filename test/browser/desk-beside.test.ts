import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { pictures } from '../attachments/pictures.ts';
import type { Browser } from '../helpers/browser.ts';
import { goodRequest } from '../helpers/tickets.ts';
import { findBarriers } from './barriers.ts';
import { openDeskSite, phone, wide } from './desk-site.ts';

const site = openDeskSite();

/** A request with two pictures and a paper. */
async function fileWithFiles(browser: Browser): Promise<string> {
  const formToken = crypto.randomUUID();
  const attachments: string[] = [];
  for (const [name, bytes] of [
    ['رسید بانک.png', pictures.png],
    ['کارت.jpg', pictures.jpeg],
    ['قرارداد.pdf', pictures.pdf],
  ] as const) {
    const answer = await browser.send('/api/attachments', {
      method: 'POST',
      headers: { 'Form-Token': formToken, 'File-Name': encodeURIComponent(name) },
      body: new Uint8Array(bytes),
    });
    attachments.push(((await answer.json()) as { id: string }).id);
  }
  const filed = await browser.post(
    '/api/contact',
    { ...goodRequest, title: 'رسید پرداخت قسطی نرسیده است', attachments },
    { 'Idempotency-Key': formToken },
  );
  expect(filed.status).toBe(201);
  return ((await filed.json()) as { code: string }).code;
}

const preview = (page: Page) => page.getByRole('button', { name: /^نمایش بزرگ تصویر/ });

describe('beside and in a request', () => {
  it('shows pictures in the thread, large in a dialog with keys, and other files as downloads', async () => {
    const customer = await site.newCustomer();
    const code = await fileWithFiles(customer.browser);
    const { page, context, faults } = await site.sitDown(`/desk/${code}/`, wide);
    await preview(page).nth(1).waitFor();
    const drawn = () =>
      preview(page)
        .first()
        .locator('img')
        .evaluate((image: HTMLImageElement) => image.naturalWidth);
    await expect.poll(drawn).toBe(24);
    expect(await page.locator('.desk-files a[download]').allTextContents()).toEqual([
      'قرارداد.pdf',
    ]);

    await preview(page).first().press('Enter');
    const dialog = page.getByRole('dialog', { name: 'رسید بانک.png' });
    await dialog.waitFor();
    expect(await findBarriers(page)).toEqual([]);
    await page.keyboard.press('ArrowLeft');
    await page.getByRole('dialog', { name: 'کارت.jpg' }).waitFor();
    await page.keyboard.press('ArrowRight');
    await dialog.waitFor();
    // Escape closes the picture, not the request.
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    expect(
      await preview(page)
        .first()
        .evaluate((one) => one === document.activeElement),
    ).toBe(true);
    expect(new URL(page.url()).pathname).toBe(`/desk/${code}/`);
    expect(faults).toEqual([]);
    await context.close();
  });

  it('shows the other requests of the customer, and opens one beside the same list', async () => {
    const customer = await site.newCustomer();
    const earlier = await customer.file({ title: 'سبد خرید خالی شد', anotherMatter: true });
    const code = await customer.file({ title: 'کد تخفیف کار نکرد', anotherMatter: true });
    const { page, context, faults } = await site.sitDown(`/desk/${code}/?view=all`, phone);
    await page.getByRole('button', { name: 'مشتری و کارها' }).click();
    const past = page.getByRole('region', { name: /درخواست‌های دیگر/ });
    await past.getByRole('link', { name: 'سبد خرید خالی شد' }).waitFor();
    expect(await findBarriers(page)).toEqual([]);
    await past.getByRole('link', { name: 'سبد خرید خالی شد' }).click();
    await page.waitForURL(`**/desk/${earlier}/?view=all`);
    await page.locator('#desk-thread-title', { hasText: 'سبد خرید خالی شد' }).waitFor();
    expect(faults).toEqual([]);
    await context.close();
  });
});
