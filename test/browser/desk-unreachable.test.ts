import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { openDeskSite, wide } from './desk-site.ts';

const site = openDeskSite();
const answers = /\/api\/desk\/(?!session)/;
const stop = (page: Page) => page.route(answers, (route) => route.fulfill({ status: 500 }));
const start = (page: Page) => page.unroute(answers);
const bad = (page: Page) => page.locator('.desk-admin .notice-bad');

it.each([
  ...['report', 'replies', 'agents', 'tags', 'close-reasons', 'blocked'],
  ...['failed', 'content', 'closures', 'audit'],
])('the page %s says that it could not be read, and is read when asked again', async (name) => {
  const { page, context } = await site.sitDown('/desk/', wide);
  await stop(page);
  await page.goto(`${site.app.origin}/desk/${name}/`);
  await bad(page).waitFor();
  await start(page);
  await bad(page).getByRole('button', { name: 'تلاش دوباره' }).click();
  await bad(page).waitFor({ state: 'detached' });
  await context.close();
});

it('says nothing of alarms before they are known', async () => {
  const { page, context } = await site.sitDown('/desk/', wide);
  await stop(page);
  await page.goto(`${site.app.origin}/desk/alarms/`);
  await page.locator('.desk-admin .notice-bad').waitFor();
  expect(await page.getByText('هشداری نیست.').count()).toBe(0);
  await start(page);
  await page.getByText('هشداری نیست.').waitFor();
  await context.close();
});

it('keeps the report that was read where reading it again fails', async () => {
  const { page, context } = await site.sitDown('/desk/report/', wide);
  await page.locator('.desk-report').waitFor();
  await stop(page);
  await page.getByRole('button', { name: 'به‌روزرسانی' }).click();
  await bad(page).waitFor();
  expect(await page.locator('.desk-report-now').count()).toBe(1);
  await context.close();
});

it('asks before a closure is deleted, says where it is not, and keeps the focus', async () => {
  const { page, context } = await site.sitDown('/desk/closures/', wide);
  await page.getByText('تعطیلی ناگهانی ثبت نشده است.').waitFor();
  await page.getByLabel('علت').fill('آلودگی هوا');
  await stop(page);
  await page.getByRole('button', { name: 'ثبت تعطیلی' }).click();
  await bad(page).waitFor();
  expect(await page.locator('#field-title-fault').count()).toBe(0);
  await start(page);
  await page.getByRole('button', { name: 'ثبت تعطیلی' }).click();
  await page.getByRole('button', { name: /^حذف تعطیلی/ }).click();
  await stop(page);
  const ask = page.locator('dialog[open]');
  await ask.getByRole('button', { name: 'حذف', exact: true }).click();
  await ask.locator('.notice-bad').waitFor();
  await start(page);
  await ask.getByRole('button', { name: 'حذف', exact: true }).click();
  await page.getByText('تعطیلی حذف شد.').waitFor();
  await page.getByText('تعطیلی ناگهانی ثبت نشده است.').waitFor();
  // The button that was pressed is gone with its row.
  await page.locator('#desk-admin-title:focus').waitFor();
  await context.close();
});

it('draws no ring around a title, which nobody can press, and offers no second try for what is not there', async () => {
  const { page, context } = await site.sitDown('/desk/AAAA-AAAA-AAAA/', wide);
  await page.locator('.desk-main .notice-bad').waitFor();
  expect(await page.getByRole('button', { name: 'تلاش دوباره' }).count()).toBe(0);
  await page.goto(`${site.app.origin}/desk/tags/`);
  const title = page.locator('#desk-admin-title:focus-visible');
  await title.waitFor();
  expect(await title.evaluate((one) => getComputedStyle(one).outlineStyle)).toBe('none');
  await context.close();
});

it('gives the focus to the list once an agent has signed in', async () => {
  const agent = await site.addAgent();
  const { page, context } = await site.openPage(wide);
  await page.goto(`${site.app.origin}/desk/`);
  await site.app.signInOn(page, agent);
  await page.locator('#inbox:focus').waitFor();
  await context.close();
});
