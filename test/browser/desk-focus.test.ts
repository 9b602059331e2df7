import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { openDeskSite, wide } from './desk-site.ts';
import { fillDesk } from './full-desk.ts';

const site = openDeskSite();

/** Presses Enter on a button, as the keyboard does. */
const enter = async (page: Page, name: string | RegExp) => {
  const inFront = page.locator('dialog[open], [role="alertdialog"]');
  const place = (await inFront.count()) > 0 ? inFront : page.locator('.desk-admin');
  await place.getByRole('button', { name }).first().press('Enter');
};
const rows = (page: Page) => page.locator('.desk-admin li');
const said = (page: Page, words: RegExp) =>
  page.locator('.desk-admin [role="status"]', { hasText: words }).waitFor();
/** Where the focus is once the page is quiet: an element with a name, never the page as a whole. */
const focus = async (page: Page) => {
  await page.waitForTimeout(200);
  return page.evaluate(() => document.activeElement?.tagName);
};

it('leaves the focus in the page after each act on a row, by keyboard alone', async () => {
  await fillDesk(site.app, site.nextMobile);
  const { page, context } = await site.sitDown('/desk/close-reasons/', wide);
  const lost: string[] = [];
  const check = async (act: string) => {
    if ((await focus(page)) === 'BODY') lost.push(act);
  };
  const go = async (path: string) => {
    await page.goto(`${site.app.origin}/desk/${path}/`);
    await rows(page).nth(1).waitFor();
  };
  await rows(page).nth(1).waitFor();
  await enter(page, /پایین‌تر$/);
  await check('moving a reason');
  await enter(page, /^غیرفعال کردن/);
  await enter(page, /^غیرفعال کردن/);
  await said(page, /./);
  await check('retiring a reason');
  await enter(page, /^فعال کردن/);
  await check('offering a reason again');

  await go('tags');
  await enter(page, /^یکی کردن/);
  await page.locator('dialog[open] select').selectOption({ index: 1 });
  await enter(page, /^یکی/);
  await said(page, /./);
  await check('merging tags');

  await go('agents');
  const more = page.locator('.desk-row-more > summary').nth(1);
  await more.press('Enter');
  await enter(page, 'غیرفعال کردن');
  await enter(page, 'غیرفعال کردن');
  await said(page, /./);
  await check('disabling an agent');

  await page.goto(`${site.app.origin}/desk/blocked/`);
  await enter(page, 'مسدود کردن');
  await page.locator('#field-address').fill('09121112233');
  await page.locator('#field-reason').fill('پیام تبلیغاتی');
  await enter(page, 'مسدود کردن');
  await said(page, /./);
  await check('blocking');
  await enter(page, /^رفع/);
  await enter(page, /^رفع/);
  await page.locator('.desk-records').waitFor({ state: 'detached' });
  await check('unblocking');

  await go('failed');
  await page
    .locator('.desk-failed-list')
    .getByRole('button', { name: 'حذف' })
    .first()
    .press('Enter');
  await page.keyboard.press('Enter');
  await said(page, /./);
  await check('discarding a message');
  expect(lost).toEqual([]);
  await context.close();
});
