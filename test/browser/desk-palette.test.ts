import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { findBarriers } from './barriers.ts';
import { openDeskSite, phone, wide } from './desk-site.ts';

const site = openDeskSite();

async function fileTicket(title: string) {
  const customer = await site.newCustomer();
  return customer.file({ title, anotherMatter: true });
}

const rows = (page: Page) => page.locator('.desk-list a');
const input = (page: Page) => page.getByRole('combobox', { name: /کار، نما/ });
const options = (page: Page) => page.getByRole('option');

async function openPalette(page: Page) {
  await page.keyboard.press('Control+KeyK');
  await input(page).waitFor();
}

describe('the palette of commands', () => {
  it('goes to a view, opens a request by its words, and acts on it, by keyboard alone', async () => {
    const code = await fileTicket('رسید پرداخت قسطی نرسیده است');
    const { page, context, faults, loads } = await site.sitDown('/desk/', wide);
    await rows(page).first().waitFor();
    const before = loads();

    await openPalette(page);
    await page.keyboard.type('همه');
    await options(page).first().waitFor();
    expect(await findBarriers(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await page.waitForURL('**/desk/?view=all');
    expect(await page.getByRole('dialog').count()).toBe(0);

    await openPalette(page);
    // «رسید قسطی» with the keyboard left in Latin.
    await page.keyboard.type('vsdn rsxd');
    await options(page).filter({ hasText: 'رسید پرداخت' }).waitFor();
    expect(await input(page).getAttribute('aria-activedescendant')).toBe(
      await page.locator('[role="option"][aria-selected="true"]').getAttribute('id'),
    );
    await page.keyboard.press('Enter');
    await page.waitForURL(`**/desk/${code}/**`);
    await page.locator('#desk-thread-title:focus').waitFor();

    await openPalette(page);
    await page.keyboard.type('بستن');
    await page.keyboard.press('Enter');
    await page.locator('.desk-folded[open] [name="reason"]:focus').waitFor();
    // A key with a modifier acts in a field, a single letter is a letter.
    await openPalette(page);
    await page.keyboard.press('Escape');
    await page.locator('.desk-folded[open] [name="reason"]:focus').waitFor();
    expect(loads()).toBe(before);
    expect(faults).toEqual([]);
    await context.close();
  });

  it('lists the keys of now, and switches single ones off, not those with a modifier', async () => {
    const code = await fileTicket('ورود با رمز قبلی نمی‌شود');
    const { page, context, faults } = await site.sitDown(`/desk/${code}/`, wide);
    await page.locator('.desk-head .state[data-state="in_review"]').waitFor();
    await page.keyboard.press('Shift+Slash');
    const sheet = page.getByRole('dialog', { name: 'کلیدهای میان‌بر' });
    await sheet.waitFor();
    const listed = (await sheet.locator('kbd').allTextContents()).map((key) => key.trim());
    expect(listed).toEqual(expect.arrayContaining(['R', 'N', 'E', 'M', 'J', '/', '?', 'Ctrl K']));
    expect(new Set(listed).size).toBe(listed.length);
    expect(await findBarriers(page)).toEqual([]);
    await sheet.getByRole('checkbox').uncheck();
    // Keys of the desk do not act behind it.
    await page.keyboard.press('KeyE');
    await page.keyboard.press('Escape');
    await sheet.waitFor({ state: 'detached' });
    await page.locator('#desk-thread-title').focus();
    await page.keyboard.press('KeyE');
    await page.keyboard.press('Shift+Slash');
    expect(await page.locator('.desk-folded[open], dialog').count()).toBe(0);
    await openPalette(page);
    expect(faults).toEqual([]);
    await context.close();
  });

  it('opens from the menu of a phone, where every choice is 44 px high', async () => {
    await fileTicket('تصویر کارت ملی پذیرفته نشد');
    const { page, context } = await site.sitDown('/desk/', { ...phone, hasTouch: true });
    await rows(page).first().waitFor();
    await page.locator('.desk-menu summary').tap();
    await page.locator('.desk-menu').getByRole('button', { name: 'همهٔ کارها' }).tap();
    await input(page).fill('کارت');
    const found = options(page).filter({ hasText: 'تصویر کارت ملی' });
    await found.waitFor();
    expect((await found.boundingBox())?.height).toBeGreaterThanOrEqual(44);
    await found.tap();
    await page.locator('#desk-thread-title').waitFor();
    await context.close();
  });
});
