import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { findBarriers } from './barriers.ts';
import { openDeskSite, overflow, phone, wide } from './desk-site.ts';

const site = openDeskSite();
const pages = ['agents', 'tags', 'close-reasons', 'blocked', 'audit'] as const;
const dialog = (page: Page) => page.locator('dialog[open]');

it('an admin adds an agent, sees the second factor once, and disables them', async () => {
  const { page, context, faults } = await site.sitDown('/desk/agents/', wide);
  await page.getByRole('button', { name: 'افزودن کارشناس' }).click();
  await page.getByLabel('نام و نام خانوادگی').fill('مینا رضایی');
  await page.getByLabel('شمارهٔ موبایل', { exact: true }).fill('۰۹۳۶');
  await dialog(page).getByRole('button', { name: 'افزودن کارشناس' }).click();
  await page.locator('#field-mobile-fault').waitFor();
  // Escape closes the form, and what was typed is there again.
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'افزودن کارشناس' }).click();
  expect(await page.getByLabel('نام و نام خانوادگی').inputValue()).toBe('مینا رضایی');
  await page.getByLabel('شمارهٔ موبایل', { exact: true }).fill('۰۹۳۶ ۰۰۰ ۰۰۰۱');
  await dialog(page).locator('.desk-ticks input').first().check();
  await dialog(page).getByRole('button', { name: 'افزودن کارشناس' }).click();
  await dialog(page).locator('.desk-codes li').nth(9).waitFor();
  expect(await findBarriers(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'نمایش کدها' }).click();
  await dialog(page).getByRole('button', { name: 'یادداشت کردم' }).click();
  const row = page.locator('.desk-records li', { hasText: 'مینا رضایی' });
  await row.getByText('کارهای دیگر').click();
  await row.getByRole('button', { name: 'غیرفعال کردن' }).click();
  await dialog(page).getByRole('button', { name: 'غیرفعال کردن' }).click();
  await row.locator('.desk-tag-warn').waitFor();
  await page.locator('.desk-admin-nav a', { hasText: 'فعالیت همکاران' }).click();
  await page.locator('.desk-records li', { hasText: 'افزودن کارشناس' }).waitFor();
  expect(new URL(page.url()).pathname).toBe('/desk/audit/');
  expect(faults).toEqual([]);
  await context.close();
});

it.each([
  ['light', phone],
  ['dark', wide],
] as const)('the pages of admins have no barrier, %s at %o', async (colorScheme, size) => {
  const { page, context, faults } = await site.sitDown('/desk/tags/', { ...size, colorScheme });
  for (const title of [`بازگشت وجه ${colorScheme}`, `استرداد ${colorScheme}`]) {
    await page.getByLabel('عنوان برچسب').fill(title);
    await page.getByRole('button', { name: 'افزودن برچسب' }).click();
    await page.locator('.desk-records li', { hasText: title }).waitFor();
  }
  for (const path of pages) {
    await page.goto(`${site.app.origin}/desk/${path}/`);
    await page.locator('#desk-admin-title').waitFor();
    await page.locator('.desk-admin [aria-busy="false"]').waitFor();
    expect(await findBarriers(page), path).toEqual([]);
    expect(await overflow(page), path).toBe(0);
    expect(await page.locator('.desk-admin-nav [aria-current]').getAttribute('href')).toBe(
      `/desk/${path}/`,
    );
  }
  await page.goto(`${site.app.origin}/desk/sensitive-reads/`);
  await page.waitForURL('**/desk/audit/');
  expect(faults).toEqual([]);
  await context.close();
});
