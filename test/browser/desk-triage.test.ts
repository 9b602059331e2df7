import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { openDeskSite, wide } from './desk-site.ts';

const site = openDeskSite();
const rows = (page: Page) => page.locator('.desk-list a');

it('twenty requests are triaged by keyboard alone: each is opened, and answered or sent on', async () => {
  const codes: string[] = [];
  for (let at = 0; at < 4; at++) {
    const customer = await site.newCustomer();
    for (let count = 0; count < 5; count++)
      codes.push(await customer.file({ title: `سفارش ${at}${count}`, anotherMatter: true }));
  }
  const { page, context, faults, loads } = await site.sitDown('/desk/', wide);
  await rows(page).nth(9).waitFor();
  const before = loads();
  await page.keyboard.press('KeyJ');
  await page.locator('.desk-list a:focus').waitFor();
  await page.keyboard.press('Enter');
  const seen = new Set<string>();
  for (let count = 0; count < 20; count++) {
    await page.locator('.desk-head .state[data-state="in_review"]').waitFor();
    await page.locator('#desk-thread-title:focus').waitFor();
    seen.add(new URL(page.url()).pathname);
    const address = page.url();
    if (count % 2 === 0) {
      await page.keyboard.press('KeyR');
      await page.locator('#field-reply:focus').waitFor();
      await page.keyboard.type('بررسی شد.');
      await page.keyboard.press('Control+Enter');
    } else await page.keyboard.press('KeyJ');
    if (count < 19) await page.waitForURL((url) => url.href !== address);
  }
  expect(seen.size).toBe(20);
  expect(loads()).toBe(before);
  expect(faults).toEqual([]);
  await context.close();
}, 60_000);

it('a lead finds a caller by the last four digits of the number: six keys, one request after the last digit', async () => {
  const customer = await site.newCustomer();
  const code = await customer.file({ title: 'بسته به دستم نرسید', anotherMatter: true });
  const { page, context } = await site.sitDown('/desk/', wide, { role: 'lead' });
  await rows(page).first().waitFor();
  const masked = await page.locator(`.desk-list a[data-code="${code}"]`).textContent();
  const digits = /[۰-۹]{4}(?= · )/.exec(masked ?? '')?.[0] ?? '';
  expect(digits).toHaveLength(4);
  await page.keyboard.press('Control+KeyK');
  await page.getByRole('combobox').waitFor();
  const asked: string[] = [];
  await page.keyboard.type(digits.slice(0, -1));
  page.on('request', (request) => {
    const { pathname, searchParams } = new URL(request.url());
    if (/^\/api\/desk\/(?!pulse)/.test(pathname)) asked.push(searchParams.get('q') ?? pathname);
  });
  await page.keyboard.type(digits.slice(-1));
  await page.getByRole('option').filter({ hasText: 'بسته به دستم نرسید' }).waitFor();
  expect(asked).toEqual([digits]);
  await page.keyboard.press('Enter');
  await page.locator('#desk-thread-title', { hasText: 'بسته به دستم نرسید' }).waitFor();
  await context.close();
});
