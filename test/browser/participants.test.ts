import type { BrowserContextOptions, Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { findBarriers } from './barriers.ts';
import { openDeskSite, overflow, phone, wide } from './desk-site.ts';

const site = openDeskSite();
const shots = process.env.SHOTS;

const shoot = async (page: Page, name: string) => {
  if (!shots) return;
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await page.screenshot({ path: `${shots}/${name}-${colorScheme}.png`, fullPage: true });
  }
  await page.emulateMedia({ colorScheme: 'light' });
};

/** Somebody who is signed in, on a page of a request. */
async function onRequest(code: string, mobile: string, options: BrowserContextOptions) {
  const { browser, file } = await site.app.customer(mobile);
  const opened = await site.openPage(options);
  const cookies = [...browser.cookies].map(([name, value]) => ({ name, value }));
  await opened.context.addCookies(cookies.map((one) => ({ ...one, url: site.app.origin })));
  const open = (one = code) => opened.page.goto(`${site.app.origin}/requests/${one}/`);
  return { ...opened, browser, file, open };
}

it('an owner adds a second person, who signs in by the link and writes; a removed one reads no more', async () => {
  const owner = await onRequest('', site.nextMobile(), phone);
  const code = await owner.file();
  const mobile = site.nextMobile();
  await owner.open(code);
  await owner.page.locator('summary', { hasText: 'همراه درخواست' }).click();
  await owner.page.getByLabel('شمارهٔ موبایل همراه درخواست').fill('۰۹۱۲');
  await owner.page.getByRole('button', { name: 'افزودن' }).click();
  await owner.page.locator('.problem').waitFor();
  const typed = mobile
    .replace('+98', '0')
    .replace(/\d/g, (digit) => '۰۱۲۳۴۵۶۷۸۹'[Number(digit)] ?? '');
  await owner.page.getByLabel('شمارهٔ موبایل همراه درخواست').fill(typed);
  await owner.page.getByLabel('نام').fill('مریم کریمی');
  await owner.page.getByRole('button', { name: 'افزودن' }).click();
  await owner.page.getByText('همراه درخواست اضافه شد.').waitFor();
  await owner.page.getByText('همراه درخواست (۱)').waitFor();
  await shoot(owner.page, 'owner-390');
  expect(await findBarriers(owner.page)).toEqual([]);
  expect(await overflow(owner.page)).toBe(0);

  // The link of the SMS, for somebody who is not signed in yet.
  const second = await site.openPage(wide);
  await second.page.goto(`${site.app.origin}/requests/${code}/`);
  await second.page.getByRole('link', { name: 'ورود با شمارهٔ خودم' }).click();
  await second.page.getByLabel('شمارهٔ موبایل').fill(mobile.replace('+98', '0'));
  const asked = site.app.texts.length;
  await second.page.getByRole('button', { name: 'دریافت کد' }).click();
  const box = second.page.getByLabel('کد شش‌رقمی');
  await box.waitFor();
  await expect
    .poll(() => site.app.texts.slice(asked).some(({ to }) => to === mobile), { timeout: 20_000 })
    .toBe(true);
  const [, sent = ''] =
    /#(\d{6})/.exec(site.app.texts.findLast(({ to }) => to === mobile)?.text ?? '') ?? [];
  await box.fill(sent);
  await second.page.waitForURL(`**/requests/${code}/`);
  await second.page.getByText('شما همراه آن هستید').waitFor();
  await second.page.getByText('صاحب درخواست', { exact: true }).first().waitFor();
  for (const name of ['حل شد', 'نسخهٔ رسمی گفت‌وگو', 'روش اطلاع‌رسانی'])
    expect(await second.page.getByText(name).count(), name).toBe(0);
  await second.page.getByLabel('پیام شما').fill('من هم همین خطا را در گوشی خودم دیدم.');
  await second.page.getByRole('button', { name: 'ارسال پیام' }).click();
  await second.page.locator('.message', { hasText: 'گوشی خودم' }).waitFor();
  await shoot(second.page, 'second-1280');
  expect(await findBarriers(second.page)).toEqual([]);
  await second.page.goto(`${site.app.origin}/requests/`);
  await second.page.locator('.ticket', { hasText: 'همراه درخواست' }).waitFor();
  await shoot(second.page, 'list-1280');

  const desk = await site.sitDown(`/desk/${code}/`, { viewport: { width: 1680, height: 1000 } });
  await desk.page.locator('.desk-by', { hasText: 'مریم کریمی' }).waitFor();
  await desk.page.locator('.desk-by', { hasText: 'صاحب درخواست' }).waitFor();
  await desk.page.locator('#desk-participants').waitFor();
  await shoot(desk.page, 'desk-1680');
  expect(await findBarriers(desk.page)).toEqual([]);
  await desk.page.getByText('کارهای دیگر').click();
  await desk.page.getByText('افزودن همراه درخواست').click();
  await desk.page.getByLabel('شمارهٔ موبایل همراه درخواست').fill('09121110000');
  await shoot(desk.page, 'desk-add-1680');
  await desk.page.getByRole('button', { name: 'افزودن', exact: true }).click();
  await desk.page.getByRole('button', { name: /حذف ۰۹۱۲/ }).waitFor();
  await desk.page.getByRole('button', { name: /حذف مریم/ }).click();
  await desk.page.getByRole('button', { name: /حذف مریم/ }).waitFor({ state: 'detached' });

  await second.page.goto(`${site.app.origin}/requests/${code}/`);
  await second.page.getByText('برای دیدن این درخواست').waitFor();
  expect(await second.page.getByText('گوشی خودم').count()).toBe(0);
  await owner.open(code);
  await owner.page.locator('.message-head', { hasText: 'مریم کریمی' }).waitFor();
  await owner.context.close();
  await second.context.close();
  await desk.context.close();
});

it('somebody who takes part leaves by themselves, on a phone', async () => {
  const owner = await onRequest('', site.nextMobile(), phone);
  const code = await owner.file();
  const mobile = site.nextMobile();
  await owner.browser.post(`/api/requests/${code}/participants`, { mobile });
  const second = await onRequest(code, mobile, phone);
  await second.open();
  await second.page.locator('summary', { hasText: 'کنار رفتن' }).click();
  await shoot(second.page, 'leave-390');
  expect(await findBarriers(second.page)).toEqual([]);
  expect(await overflow(second.page)).toBe(0);
  await second.page.getByRole('button', { name: 'بله، کنار می‌روم' }).click();
  await second.page.waitForURL('**/requests/');
  await second.page.getByText('هنوز درخواستی ندارید').waitFor();
  await owner.context.close();
  await second.context.close();
});
